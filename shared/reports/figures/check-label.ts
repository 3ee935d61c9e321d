import type { Fact } from "../../retrieval/fact.ts";
import { agreesWithLabel, contentWords } from "./agree.ts";
import { namesPart } from "./check-part.ts";
import { conceptOf } from "./evidence-index.ts";
import { type FigureSource, isFact, wordsOfName } from "./figure-source.ts";
import type { LabelMention } from "./find-mentions.ts";
import { governingMention, TIES_LABEL } from "./govern.ts";
import type { Span } from "./mention-lists.ts";
import { wordAt } from "./read-unit.ts";
import {
  type ContextProblem,
  describeOwner,
  ownersOf,
  type PlacedFigure,
  quoted,
  type SentenceContext,
} from "./sentence-context.ts";
import type { Token } from "./tokenize-sentence.ts";
import { holdsLabelOf } from "./topic.ts";
import { wordSet } from "./word-set.ts";

const SUBORDINATES = wordSet("of over beyond per than from behind under");
const LINKS_LABELS = wordSet(
  "of over beyond per than from behind under the a an its this that 's ’s excess annual monthly daily",
);
const STATES = wordSet("is was of : = ( | at stands equals comes to amounts a the");
const BEGINS_ASIDE = wordSet(
  "which that i e a an the defined measured or rather not unlike being also called known as computed calculated based like",
);

/** True for a label that only explains the one before it: "the loss beyond the VaR", "excess return over volatility". */
function isSubordinate(context: SentenceContext, mention: LabelMention): boolean {
  const { tokens, mentions } = context.sentence;
  const previous = mentions.labels.findLast(({ last }) => last < mention.first);
  const article = wordAt(tokens, mention.first - 1) === "the" ? 2 : 1;
  if (wordAt(tokens, mention.first - article) === "beyond") return true;
  if (previous === undefined || mention.first - previous.last > 7) return false;
  let subordinates = false;
  for (let at = previous.last + 1; at < mention.first; at += 1) {
    const word = wordAt(tokens, at);
    if (SUBORDINATES.has(word)) subordinates = true;
    if (!LINKS_LABELS.has(word) && !mentions.series.some(({ first, last }) => first <= at && at <= last))
      return false;
  }
  return subordinates;
}

/** True for a label between commas or in parentheses that ends before the figure: an aside, not the figure's name. */
function isAside(context: SentenceContext, mention: Span, figure: Span): boolean {
  const { tokens } = context.sentence;
  let opened = mention.first - 1;
  while (opened >= 0 && !/^[,(;:\n]$/.test(wordAt(tokens, opened))) opened -= 1;
  const opening = wordAt(tokens, opened);
  if (opening !== "," && opening !== "(") return false;
  const closing = opening === "(" ? ")" : ",";
  let closed = mention.last + 1;
  while (closed < figure.first && wordAt(tokens, closed) !== closing) closed += 1;
  if (closed >= figure.first) return false;
  const isListItem = opened + 1 === mention.first && mention.last + 1 === closed;
  const explains = opened + 1 === mention.first || BEGINS_ASIDE.has(wordAt(tokens, opened + 1));
  return opening === "(" || (explains && !isListItem);
}

/** True when only "is", "of" or a sign stands between a label and the figure, or the figure is given "as" it. */
function namesDirectly({ sentence: { tokens } }: SentenceContext, mention: Span, figure: Span): boolean {
  if (mention.first > figure.last) {
    return mention.first - figure.last <= 3 && wordAt(tokens, figure.last + 1) === "as";
  }
  return tokens.slice(mention.last + 1, figure.first).every(({ lower }) => STATES.has(lower));
}

/**
 * A fact beside the name of a calculation must be told from the calculation's own result: a word of its label that the name
 * lacks, such as "limit", stands before the figure or directly after it.
 */
function isCalledByName(
  { sentence: { tokens } }: SentenceContext,
  fact: Fact,
  labels: readonly LabelMention[],
  figure: Span,
): boolean {
  if (labels.some(({ concepts }) => concepts.includes(conceptOf(fact)))) return true;
  const named = new Set(
    labels.flatMap(({ first, last }) => tokens.slice(first, last + 1).map(({ folded }) => folded)),
  );
  const own = [...contentWords(fact.label)].filter((word) => !named.has(word));
  if (own.length === 0) return true;
  const near = tokens.slice(0, figure.first).concat(untilStop(tokens, figure.last + 1));
  return near.some(({ folded }) => own.includes(folded));
}

/** The next few tokens, up to a comma or the like. */
function untilStop(tokens: readonly Token[], from: number): readonly Token[] {
  const next = tokens.slice(from, from + 4);
  const stop = next.findIndex(({ kind, text }) => kind === "mark" && text !== "-" && text !== "(");
  return stop < 0 ? next : next.slice(0, stop);
}

/** True for a name that no calculation here has: "risk-free rate" may as well name a parameter. */
const isOnlyMeasure = ({ concepts }: LabelMention): boolean =>
  concepts.every((concept) => concept.startsWith("measure:"));

/** True for "95% VaR": the level belongs to what follows it. */
const isDirectlyAfter = (mention: Span, figure: Span): boolean =>
  mention.first > figure.last && mention.first <= figure.last + 3;

/** The message for a figure that no label of its sentence names and that "it" cannot mean. */
function unnamedProblem(context: SentenceContext, { source }: PlacedFigure): ContextProblem | undefined {
  const { topic } = context;
  if (!topic.continuesLabel || ownersOf(context, source).some((owner) => holdsLabelOf(topic, owner)))
    return undefined;
  const message = `{{${source.path}}} is of ${describeOwner(source)}, not of what "it" stands for`;
  return { kind: "wrong-label", message };
}

/** True for a label that is the parameter's own name: "a risk-free rate of {{c1.parameters.riskFreeRate}}". */
const namesParameter = (context: SentenceContext, mention: Span, { role, name }: FigureSource): boolean =>
  role === "parameter" &&
  quoted(context, mention)
    .toLowerCase()
    .replaceAll(/[-\s]+/g, " ") === wordsOfName(name);

/** True where a parameter's own name stands right before it: "periods per year {{c1.parameters.periodsPerYear}}". */
function followsItsName(
  { sentence: { tokens } }: SentenceContext,
  figure: Span,
  source: FigureSource,
): boolean {
  if (source.role !== "parameter") return false;
  const words = wordsOfName(source.name).split(" ");
  return words.every((word, at) => wordAt(tokens, figure.first - words.length + at) === word);
}

/** A figure that stands under the name of another calculation than its own. */
export function labelProblem(context: SentenceContext, placed: PlacedFigure): ContextProblem | undefined {
  const { position, source } = placed;
  const { index, sentence, layout, anchors } = context;
  const figure = layout.figures[position];
  if (figure === undefined) return undefined;
  const ofFact = isFact(source.owner);
  const relevant = sentence.mentions.labels.filter(
    (mention) =>
      !mention.weak &&
      !(source.role === "parameter" && isOnlyMeasure(mention)) &&
      (!mention.factOnly || ofFact || namesDirectly(context, mention, figure)) &&
      !namesParameter(context, mention, source) &&
      !namesPart(context, mention, source),
  );
  if (relevant.length === 0) return unnamedProblem(context, placed);
  if (isFact(source.owner) && !isCalledByName(context, source.owner, relevant, figure)) {
    const message = `{{${source.path}}} is ${describeOwner(source)}: say "${source.owner.label}" before it`;
    return { kind: "wrong-label", message };
  }
  if (relevant.every((mention) => agreesWithLabel(index, sentence.tokens, source.owner, mention)))
    return undefined;
  const owners = ownersOf(context, source);
  const agrees = (mention: LabelMention): boolean =>
    owners.some((owner) => agreesWithLabel(index, sentence.tokens, owner, mention));
  if (relevant.every(agrees)) return undefined;
  if (followsItsName(context, figure, source) && relevant.some(agrees)) return undefined;
  if (
    source.role === "parameter" &&
    relevant.some((mention) => isDirectlyAfter(mention, figure) && agrees(mention))
  )
    return undefined;
  const passOver = (mention: LabelMention) =>
    isSubordinate(context, mention) || isAside(context, mention, figure);
  const rules = {
    passOver,
    ties: TIES_LABEL,
    isBarrier: (at: number) => !anchors.some((anchor) => anchor.position === at),
  };
  const { nearest, group, paired } = governingMention(layout, position, relevant, rules);
  if (nearest === undefined) return undefined;
  const isStrict = owners.length === 1 && !paired;
  if (agrees(nearest) || (!isStrict && group.some(agrees))) return undefined;
  const said = quoted(context, nearest);
  return {
    kind: "wrong-label",
    message: `{{${source.path}}} is of ${describeOwner(source)} but stands under "${said}": name it by its own title, or refer to the entry for "${said}"`,
  };
}
