import { isFact } from "./figure-source.ts";
import { wordAt } from "./read-unit.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { impliedValues, type StatedValue } from "./stated-values.ts";
import type { Token } from "./tokenize-sentence.ts";
import type { FigureProblem } from "./violation.ts";
import { wordSet } from "./word-set.ts";

const UP = wordSet(
  "above exceeds exceed exceeded exceeding surpasses tops outperformed outperforms outperform beats beat outperforming",
);
const DOWN = wordSet(
  "below under underperformed underperforms underperform trails trailed lags lagged within",
);
const UP_THAN = wordSet("higher greater larger more better stronger bigger deeper riskier steeper");
const DOWN_THAN = wordSet("lower smaller less worse weaker shallower safer");
const COMPARATORS: ReadonlySet<string> = new Set([...UP, ...DOWN, ...UP_THAN, ...DOWN_THAN]);
const OUTPERFORM = /^(?:out|under)perform/;
const NEGATES = wordSet("not never no neither nor without hardly");
const RETURN_CONCEPT = /return|growth/;

const problem = (message: string): FigureProblem => ({ kind: "wrong-direction", message });

interface Comparator {
  readonly at: number;
  readonly end: number;
  readonly sign: 1 | -1;
  readonly negated: boolean;
  readonly word: string;
}

function comparatorAt(context: SentenceContext, at: number): Comparator | undefined {
  const { tokens } = context.sentence;
  const word = wordAt(tokens, at);
  if (!COMPARATORS.has(word)) return undefined;
  const negated = [1, 2, 3].some((step) => NEGATES.has(wordAt(tokens, at - step)));
  if (UP.has(word)) return { at, end: at, sign: 1, negated, word };
  if (DOWN.has(word)) return { at, end: at, sign: -1, negated, word };
  const sign = UP_THAN.has(word) ? 1 : DOWN_THAN.has(word) ? -1 : 0;
  if (sign === 0 || /^(?:negative|severe|adverse|extreme)$/.test(wordAt(tokens, at + 1))) return undefined;
  const than = [1, 2, 3, 4].find((step) => wordAt(tokens, at + step) === "than");
  return than === undefined ? undefined : { at, end: at + than, sign, negated, word };
}

/** Whether the first value stands to the second as the word says; undefined where usage leaves it open. */
function holds(
  { sign, negated, word }: Comparator,
  left: StatedValue,
  right: StatedValue,
): boolean | undefined {
  if (left.unit !== undefined && right.unit !== undefined && left.unit !== right.unit) return undefined;
  const isLoss = left.isLoss || right.isLoss;
  if (isLoss && left.value <= 0 && right.value <= 0 && !/^(?:deeper|shallower)$/.test(word)) return undefined;
  if (word === "worse" || word === "safer" || word === "riskier") return undefined;
  const difference = isLoss ? Math.abs(left.value) - Math.abs(right.value) : left.value - right.value;
  const agrees = word === "within" ? difference <= 0 : difference * sign > 0;
  return negated ? !agrees : agrees;
}

/** Of two figures after a comparison, "MSFT was more volatile than IBM: … against …", the one of the subject comes first. */
function inOrderOfNames(
  { sentence: { mentions } }: SentenceContext,
  comparator: Comparator,
  values: readonly StatedValue[],
): readonly [StatedValue, StatedValue] | undefined {
  const [first, second] = values;
  if (first?.source === undefined || second?.source === undefined || first.first < comparator.at)
    return undefined;
  const subject = mentions.series.findLast(({ first: at }) => at < comparator.at)?.name;
  const hasObject = mentions.series.some(({ first: at }) => at > comparator.end && at < first.first);
  if (subject === undefined || !hasObject) return undefined;
  const isOfSubject = ({ source }: StatedValue): boolean =>
    source !== undefined && !isFact(source.owner) && source.owner.series[0] === subject;
  return isOfSubject(second) && !isOfSubject(first) ? [second, first] : [first, second];
}

/** The figures named by calculation and series only. */
function impliedBy(context: SentenceContext, { word, at }: Comparator): readonly StatedValue[] {
  const isReturn = ({ calculation }: { calculation: string }): boolean => RETURN_CONCEPT.test(calculation);
  const { tokens } = context.sentence;
  if (wordAt(tokens, at + 1) === "volatile")
    return impliedValues(context, context.index.catalogue.lookUp("volatility"));
  const concepts = OUTPERFORM.test(word)
    ? context.index.evidence.ledger.filter(isReturn).map(({ calculation }) => calculation)
    : context.sentence.mentions.labels.flatMap((label) => label.concepts);
  return impliedValues(context, concepts);
}

function compared(
  context: SentenceContext,
  comparator: Comparator,
  values: readonly StatedValue[],
): readonly [StatedValue, StatedValue] | undefined {
  const left = values.findLast(({ first, source }) => first < comparator.at && source !== undefined);
  const right = values.find(({ first }) => first > comparator.end);
  if (left !== undefined && right !== undefined) {
    return wordAt(context.sentence.tokens, right.first - 1) === "by" ? undefined : [left, right];
  }
  const implied = impliedBy(context, comparator);
  const isBoth = implied.length > 1 && right?.source !== undefined;
  const named = isBoth ? undefined : inOrderOfNames(context, comparator, values);
  if (named !== undefined) return named;
  const subject = left ?? implied.findLast(({ first }) => first < comparator.at);
  const object = (isBoth ? undefined : right) ?? implied.find(({ first }) => first > comparator.end);
  return subject === undefined || object === undefined ? undefined : [subject, object];
}

/** "X … above … Y" has to follow from the ledger, whether Y is a series or a mark such as zero. */
function isUnfounded(
  { sentence }: SentenceContext,
  comparator: Comparator,
  values: readonly StatedValue[],
): boolean {
  const { series, labels } = sentence.mentions;
  const isVolatile = wordAt(sentence.tokens, comparator.at + 1) === "volatile";
  const isSubject = series.some(({ first }) => first < comparator.at);
  const isNamed = isVolatile || labels.length > 0 || OUTPERFORM.test(comparator.word);
  const [first] = values;
  if (!isSubject || !isNamed) return false;
  if (first !== undefined) return first.source === undefined && first.first > comparator.end;
  const names = new Set(series.map(({ name }) => name));
  return names.size > 1 && series.some((mention) => mention.first > comparator.end);
}

function checkComparison(
  context: SentenceContext,
  comparator: Comparator,
  values: readonly StatedValue[],
): FigureProblem | undefined {
  const pair = compared(context, comparator, values);
  if (pair === undefined) {
    return isUnfounded(context, comparator, values)
      ? problem(`"${comparator.word}" compares what was not calculated for both: leave the comparison out`)
      : undefined;
  }
  return holds(comparator, pair[0], pair[1]) === false
    ? problem(
        `"${comparator.word}" contradicts the figures it compares: turn the comparison round or leave it out`,
      )
    : undefined;
}

/** True when something is compared in the few words before: "higher than IBM's by". */
function findsComparator(tokens: readonly Token[], before: number): boolean {
  for (let at = Math.max(0, before - 8); at < before; at += 1)
    if (COMPARATORS.has(wordAt(tokens, at))) return true;
  return false;
}

/** "{{…}} higher than IBM's" states a difference, which no figure of a ledger is. */
function statesDifference(
  { sentence: { tokens } }: SentenceContext,
  { first, last, source }: StatedValue,
): FigureProblem | undefined {
  const word = wordAt(tokens, last + 1);
  const isBy = wordAt(tokens, first - 1) === "by" && findsComparator(tokens, first);
  const isDifference = source !== undefined && (isBy || UP_THAN.has(word) || DOWN_THAN.has(word));
  return isDifference
    ? problem(`{{${source.path}}} is no difference: put it beside its own name, and the comparison elsewhere`)
    : undefined;
}

/** Checks words that hold figures against each other: above and below, more and less, outperformed, "higher by". */
export function checkComparisons(
  context: SentenceContext,
  values: readonly StatedValue[],
): readonly FigureProblem[] {
  const found = values.map((value) => statesDifference(context, value));
  const { tokens, mentions } = context.sentence;
  for (let at = 0; at < tokens.length; at += 1) {
    const comparator = mentions.claimed[at] === 1 ? undefined : comparatorAt(context, at);
    if (comparator !== undefined) found.push(checkComparison(context, comparator, values));
  }
  return found.filter((outcome) => outcome !== undefined);
}
