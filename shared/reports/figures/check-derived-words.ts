import { isFact } from "./figure-source.ts";
import type { DerivedClaim } from "./find-derived-words.ts";
import { wordAt } from "./read-unit.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { impliedValues, type StatedValue } from "./stated-values.ts";
import type { FigureProblem } from "./violation.ts";
import { wordSet } from "./word-set.ts";

const EXACT_SLACK = 0.01;
const ABOUT_SLACK = 0.1;
const FALLS = wordSet(
  "fell falls fall lost lose loses declined dropped decreased down shrank plunged drop decline loss cut drawdown slid",
);
const RISES = wordSet("rose rises rise gained gains grew increased climbed up gain increase advanced surged");

/** "More than halved" leaves less than half. */
function boundOf({ bound, kind, factor }: DerivedClaim): DerivedClaim["bound"] {
  if (kind !== "becomes" || factor >= 1) return bound;
  return bound === "more" ? "less" : bound === "less" ? "more" : bound;
}

function isWithin(claim: DerivedClaim, factor: number, ratio: number): boolean {
  switch (boundOf(claim)) {
    case "exact":
      return Math.abs(ratio - factor) <= EXACT_SLACK * factor;
    case "about":
      return Math.abs(ratio - factor) <= ABOUT_SLACK * factor;
    case "more":
      return ratio > factor && ratio < factor * 2;
    case "less":
      return ratio < factor && ratio > factor / 2;
  }
}

const before = (values: readonly StatedValue[], at: number): StatedValue | undefined =>
  values.findLast(({ first }) => first < at);
const after = (values: readonly StatedValue[], at: number): StatedValue | undefined =>
  values.find(({ first }) => first > at);

function pairFor(
  context: SentenceContext,
  claim: DerivedClaim,
  values: readonly StatedValue[],
): readonly [StatedValue, StatedValue] | undefined {
  const { tokens } = context.sentence;
  const base = values.find(({ first }) => wordAt(tokens, first - 1) === "from");
  if (claim.kind === "becomes" && base !== undefined) {
    const reached = values.find((value) => value !== base && value.unit === base.unit);
    return reached === undefined ? undefined : [reached, base];
  }
  const left = before(values, claim.first);
  const right = after(values, claim.last);
  return left === undefined || right === undefined || left.unit !== right.unit ? undefined : [left, right];
}

function isFactorTrue(
  context: SentenceContext,
  claim: DerivedClaim,
  values: readonly StatedValue[],
): boolean {
  const concepts = context.sentence.mentions.labels.flatMap((label) => label.concepts);
  for (const candidates of [values, impliedValues(context, concepts)]) {
    const pair = pairFor(context, claim, candidates);
    if (pair !== undefined)
      return pair[1].value !== 0 && isWithin(claim, claim.factor, pair[0].value / pair[1].value);
  }
  const states = wordAt(context.sentence.tokens, claim.last + 1);
  return states !== "to" && states !== "from" && isGrowthTrue(claim, values);
}

/** A return of 100% is a doubling, a drawdown of -50% a halving. */
function isGrowthTrue(claim: DerivedClaim, values: readonly StatedValue[]): boolean {
  if (claim.kind !== "becomes") return false;
  const changes = values.filter(
    ({ unit, source }) =>
      unit === "fraction" &&
      source !== undefined &&
      !isFact(source.owner) &&
      /return|gain|growth|drawdown/i.test(source.owner.title),
  );
  const [change] = changes;
  return change !== undefined && changes.length === 1 && isWithin(claim, claim.factor, 1 + change.value);
}

function isShareTrue(context: SentenceContext, claim: DerivedClaim, values: readonly StatedValue[]): boolean {
  const { tokens } = context.sentence;
  if (
    wordAt(tokens, claim.last + 1) === "of" &&
    /^(?:which|this|these|that|it)$/.test(wordAt(tokens, claim.last + 2))
  )
    return false;
  const words = [1, 2, 3, 4, 5].flatMap((step) => [
    wordAt(tokens, claim.first - step),
    wordAt(tokens, claim.last + step),
  ]);
  const falls = words.some((word) => FALLS.has(word));
  const rises = words.some((word) => RISES.has(word));
  const fractions = values.filter(({ unit }) => unit === "fraction");
  const related = pairFor(context, claim, values);
  if (
    !falls &&
    !rises &&
    related !== undefined &&
    isWithin(claim, claim.factor, related[0].value / related[1].value)
  )
    return true;
  // A share that follows its figure is a share of the change the sentence speaks of; else it is only what is named after it.
  const nearest =
    after(fractions, claim.last) ?? (falls || rises ? before(fractions, claim.first) : undefined);
  if (nearest === undefined) return false;
  if (falls && nearest.value > 0 && nearest.source !== undefined && !isFact(nearest.source.owner))
    return false;
  if (rises && nearest.value < 0) return false;
  return isWithin(claim, claim.factor, Math.abs(nearest.value));
}

function isQuoted(context: SentenceContext, claim: DerivedClaim): boolean {
  const { sentence, index } = context;
  const said = sentence.text
    .slice(sentence.tokens[claim.first]?.start, sentence.tokens[claim.last]?.end)
    .toLowerCase();
  const words = sentence.tokens
    .filter(({ kind, text }) => kind === "word" && text.length > 3)
    .map(({ lower }) => lower);
  return index.evidence.passages.some(({ id, text }) => {
    if (!sentence.citations.includes(id)) return false;
    const passage = text.toLowerCase();
    const shared = words.filter((word) => passage.includes(word)).length;
    return passage.includes(said) && shared >= words.length * 0.6;
  });
}

/** "Double-digit" is a percentage from 10 up to 100. */
function hasDigits(claim: DerivedClaim, values: readonly StatedValue[]): boolean {
  const fractions = values.filter(({ unit }) => unit === "fraction");
  const nearest = after(fractions, claim.last) ?? before(fractions, claim.first);
  const percent = Math.abs(nearest?.value ?? Number.NaN) * 100;
  return percent < claim.factor * 10 && (claim.factor === 1 || percent >= claim.factor);
}

function isTrue(context: SentenceContext, claim: DerivedClaim, values: readonly StatedValue[]): boolean {
  switch (claim.kind) {
    case "share":
      return isShareTrue(context, claim, values);
    case "digits":
      return hasDigits(claim, values);
    default:
      return isFactorTrue(context, claim, values);
  }
}

/** Checks words such as "doubled", "twice" and "a third" against the figures of their sentence, or the passage it cites. */
export function checkDerivedWords(
  context: SentenceContext,
  claims: readonly DerivedClaim[],
  values: readonly StatedValue[],
): readonly FigureProblem[] {
  const { tokens, text } = context.sentence;
  return claims.flatMap((claim) => {
    const holds = isTrue(context, claim, values);
    if (holds || isQuoted(context, claim)) return [];
    const said = text.slice(tokens[claim.first]?.start, tokens[claim.last]?.end);
    return [
      {
        kind: "underived-words" as const,
        message: `"${said}" cannot be derived from the figures of the sentence: leave it out and give the figures as slots`,
      },
    ];
  });
}
