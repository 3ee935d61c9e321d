import { agreesWithLabel } from "./agree.ts";
import { isFact } from "./figure-source.ts";
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

/** A figure that stands under the name of another calculation than its own. */
export function labelProblem(context: SentenceContext, placed: PlacedFigure): ContextProblem | undefined {
  const { position, source } = placed;
  const { index, sentence, layout } = context;
  const figure = layout.figures[position];
  if (figure === undefined) return undefined;
  const ofFact = isFact(source.owner);
  const relevant = sentence.mentions.labels.filter(
    (mention) => !mention.weak && (!mention.factOnly || ofFact || namesDirectly(context, mention, figure)),
  );
  if (relevant.length === 0) return unnamedProblem(context, placed);
  if (relevant.every((mention) => agreesWithLabel(index, sentence.tokens, source.owner, mention)))
    return undefined;
  const owners = ownersOf(context, source);
  const agrees = (mention: LabelMention): boolean =>
    owners.some((owner) => agreesWithLabel(index, sentence.tokens, owner, mention));
  if (relevant.every(agrees)) return undefined;
  if (
    source.role === "parameter" &&
    relevant.some((mention) => isDirectlyAfter(mention, figure) && agrees(mention))
  )
    return undefined;
  const passOver = (mention: LabelMention) =>
    isSubordinate(context, mention) || isAside(context, mention, figure);
  const rules = { passOver, ties: TIES_LABEL, reachesPastFigures: false };
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
