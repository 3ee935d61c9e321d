import type { LedgerEntry } from "../../calculations/ledger.ts";
import { agreesWithLabel, agreesWithPeriod, agreesWithSeries, namesSomeSeries } from "./agree.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { type FigureSource, isFact, printSource } from "./figure-source.ts";
import type { LabelMention, SeriesMention } from "./find-mentions.ts";
import { type Governing, governingMention, type Layout, type Span, TIES_LABEL } from "./govern.ts";
import { wordAt } from "./read-unit.ts";
import type { ScannedSentence } from "./scan-figures.ts";
import { holdsLabelOf, holdsSeriesOf, type Topic } from "./topic.ts";
import { wordSet } from "./word-set.ts";

/** A figure of a sentence whose source is known. `position` is its place among the sentence's figures. */
export interface PlacedFigure {
  readonly position: number;
  readonly source: FigureSource;
}

export interface ContextProblem {
  readonly kind: "wrong-label" | "wrong-series" | "wrong-period" | "wrong-confidence";
  readonly message: string;
}

/** A sentence with what is needed to judge a figure in it. */
export interface SentenceContext {
  readonly index: EvidenceIndex;
  readonly sentence: ScannedSentence;
  readonly layout: Layout;
  readonly topic: Topic;
  /** Figures already known to be confidence levels or dates of a period. */
  readonly anchors: readonly PlacedFigure[];
}

const SUBORDINATES = wordSet("of over beyond per than from behind under");
const LINKS_LABELS = wordSet(
  "of over beyond per than from behind under the a an its this that 's ’s excess annual monthly daily",
);
const STATES = wordSet("is was of : = ( | at stands equals comes to amounts a the");
const BEGINS_ASIDE = wordSet(
  "which that i e a an the defined measured or rather not unlike being also called known as computed calculated based like",
);
const COMPARES = wordSet(
  "than above below over versus vs against outperformed outperforms underperformed underperforms beats beat exceeds exceeded trails trailed lags lagged unlike to with from under",
);

/** True for a label that only explains the one before it: "the loss beyond the VaR", "excess return over volatility". */
function isSubordinate(context: SentenceContext, mention: LabelMention): boolean {
  const { tokens, mentions } = context.sentence;
  const previous = mentions.labels.findLast(({ last }) => last < mention.first);
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

/** True for a series that another is held against and that the figure does not belong to: "MSFT beat IBM, with {{…}}". */
function isComparedWith(context: SentenceContext, mention: SeriesMention, figure: Span): boolean {
  const { tokens, mentions } = context.sentence;
  let at = mention.first - 1;
  while (at > mention.first - 4 && /^(?:the|that|of|those|its|benchmark|index|')$/.test(wordAt(tokens, at)))
    at -= 1;
  if (!COMPARES.has(wordAt(tokens, at)) && mentions.claimed[at] !== 1) return false;
  if (!COMPARES.has(wordAt(tokens, at))) return false;
  for (let between = mention.last + 1; between < figure.first; between += 1) {
    const word = wordAt(tokens, between);
    if (/^(?:,|with|;|:|—|–)$/.test(word))
      return !/^(?:which|whose|that|at)$/.test(wordAt(tokens, between + 1));
  }
  return false;
}

/** For figures that say how a result came about, every calculation with the same figure is as good an owner. */
function ownersOf({ index }: SentenceContext, source: FigureSource): readonly FigureSource["owner"][] {
  const { owner, role } = source;
  if (isFact(owner) || role === "value" || role === "amount" || role === "dated-value") return [owner];
  const same = (entry: LedgerEntry): boolean => {
    if (role === "observations") return entry.observations === owner.observations;
    if (role === "parameter") return entry.parameters[source.name] === owner.parameters[source.name];
    return entry.period?.[source.name === "from" ? "from" : "to"] === source.text;
  };
  return index.evidence.ledger.filter(same);
}

const quoted = (context: SentenceContext, { first, last }: Span): string => {
  const { tokens, text } = context.sentence;
  return text.slice(tokens[first]?.start, tokens[last]?.end);
};

function describeOwner({ owner }: FigureSource): string {
  if (isFact(owner)) return `fact ${owner.id} (${owner.label})`;
  return `calculation ${owner.id} (${owner.title}${owner.series.length > 0 ? ` of ${owner.series.join(" against ")}` : ""})`;
}

/** True when only "is", "of" or a sign stands between a label and the figure, or the figure is given "as" it. */
function namesDirectly({ sentence: { tokens } }: SentenceContext, mention: Span, figure: Span): boolean {
  if (mention.first > figure.last) {
    return mention.first - figure.last <= 3 && wordAt(tokens, figure.last + 1) === "as";
  }
  return tokens.slice(mention.last + 1, figure.first).every(({ lower }) => STATES.has(lower));
}

function labelProblem(
  context: SentenceContext,
  { position, source }: PlacedFigure,
): ContextProblem | undefined {
  const { index, sentence, layout, topic } = context;
  const figure = layout.figures[position];
  if (figure === undefined) return undefined;
  const relevant = sentence.mentions.labels.filter(
    (mention) =>
      !mention.weak && (!mention.factOnly || isFact(source.owner) || namesDirectly(context, mention, figure)),
  );
  const governing = governingMention(
    layout,
    position,
    relevant,
    (mention) => isSubordinate(context, mention) || isAside(context, mention, figure),
    TIES_LABEL,
  );
  const owners = ownersOf(context, source);
  const agrees = (mention: LabelMention): boolean =>
    owners.some((owner) => agreesWithLabel(index, sentence.tokens, owner, mention));
  if (governing.nearest === undefined) {
    if (!topic.continuesLabel || owners.some((owner) => holdsLabelOf(topic, owner))) return undefined;
    return {
      kind: "wrong-label",
      message: `{{${source.path}}} is of ${describeOwner(source)}, not of what "it" stands for`,
    };
  }
  const isStrict = owners.length === 1 && !governing.paired;
  const accepted = isStrict ? [governing.nearest] : [governing.nearest, ...governing.group];
  if (accepted.some(agrees)) return undefined;
  const said = quoted(context, governing.nearest);
  return {
    kind: "wrong-label",
    message: `{{${source.path}}} is of ${describeOwner(source)} but stands under "${said}": name it by its own title, or refer to the entry for "${said}"`,
  };
}

function seriesAgree(
  context: SentenceContext,
  source: FigureSource,
  governing: Governing<SeriesMention>,
): boolean {
  const owners = ownersOf(context, source);
  const agrees = (mention: SeriesMention): boolean =>
    owners.some((owner) => agreesWithSeries(context.index, owner, mention));
  const { nearest, group, paired } = governing;
  if (nearest === undefined) return true;
  if (paired) return group.some(agrees);
  const needsAll = !isFact(source.owner) && source.owner.series.length > 1 && source.role !== "observations";
  return needsAll ? group.every(agrees) : group.some(agrees);
}

function seriesProblem(
  context: SentenceContext,
  { position, source }: PlacedFigure,
): ContextProblem | undefined {
  const { index, sentence, layout, topic } = context;
  const figure = layout.figures[position];
  const { owner } = source;
  if (figure === undefined || (!isFact(owner) && owner.series.length === 0)) return undefined;
  if (isFact(owner) && !namesSomeSeries(index, owner)) return undefined;
  const named = sentence.mentions.series;
  const benchmark = isFact(owner) ? undefined : owner.series[1];
  const passOver = (mention: SeriesMention) =>
    isComparedWith(context, mention, figure) ||
    (mention.name === benchmark && COMPARES.has(wordAt(sentence.tokens, mention.first - 1)));
  const first = governingMention(layout, position, named, passOver);
  const subject = isFact(owner)
    ? first
    : subjectGoverning(context, position, named, benchmark, first, passOver);
  if (first.nearest === undefined) {
    const owners = ownersOf(context, source);
    if (
      isFact(owner) ||
      !topic.continuesSeries ||
      owners.some((candidate) => holdsSeriesOf(topic, candidate))
    )
      return undefined;
    return {
      kind: "wrong-series",
      message: `{{${source.path}}} is of ${describeOwner(source)}: name that series in the sentence`,
    };
  }
  const wrong = [first, subject].find((governing) => !seriesAgree(context, source, governing));
  if (wrong === undefined) return undefined;
  const said = wrong.nearest === undefined ? "" : quoted(context, wrong.nearest);
  return {
    kind: "wrong-series",
    message: `{{${source.path}}} is of ${describeOwner(source)} but stands beside "${said}": name its own series, or refer to the entry of "${said}"`,
  };
}

/** Where the benchmark stands nearest, the series before it is the subject and has to be right too. */
function subjectGoverning(
  { layout }: SentenceContext,
  position: number,
  named: readonly SeriesMention[],
  benchmark: string | undefined,
  first: Governing<SeriesMention>,
  passOver: (mention: SeriesMention) => boolean,
): Governing<SeriesMention> {
  if (benchmark === undefined || first.nearest?.name !== benchmark) return first;
  const others = named.filter(({ name }) => name !== benchmark);
  return others.length === 0 ? first : governingMention(layout, position, others, passOver);
}

function periodProblem(
  context: SentenceContext,
  { position, source }: PlacedFigure,
): ContextProblem | undefined {
  const { index, sentence, layout } = context;
  const { nearest, group, paired } = governingMention(
    layout,
    position,
    sentence.mentions.periods,
    () => false,
  );
  const accepted = paired ? group : nearest === undefined ? [] : [nearest];
  if (nearest !== undefined && !accepted.some((mention) => agreesWithPeriod(index, source, mention))) {
    const covered = isFact(source.owner)
      ? source.owner.period
      : source.owner.period && `${source.owner.period.from} to ${source.owner.period.to}`;
    return {
      kind: "wrong-period",
      message: `{{${source.path}}} does not belong to "${quoted(context, nearest)}"; it covers ${covered ?? "the period of its passage"}: leave the period out or write it as slots`,
    };
  }
  return isFact(source.owner) ? undefined : datedBySlots(context, position, source, source.owner);
}

function datedBySlots(
  { layout, anchors }: SentenceContext,
  position: number,
  source: FigureSource,
  owner: LedgerEntry,
): ContextProblem | undefined {
  if (source.role === "date" || source.role === "parameter" || source.role === "dated-value")
    return undefined;
  const dates = anchors
    .filter((anchor) => anchor.source.role === "date")
    .map((anchor) => ({ ...anchor, ...(layout.figures[anchor.position] ?? { first: -1, last: -1 }) }));
  const { nearest } = governingMention(layout, position, dates, () => false);
  if (
    nearest === undefined ||
    owner.period?.[nearest.source.name === "from" ? "from" : "to"] === nearest.source.text
  )
    return undefined;
  return {
    kind: "wrong-period",
    message: `{{${source.path}}} does not cover the period of {{${nearest.source.path}}}`,
  };
}

function confidenceProblem(
  context: SentenceContext,
  { position, source }: PlacedFigure,
): ContextProblem | undefined {
  const { layout, anchors } = context;
  if (
    isFact(source.owner) ||
    source.role === "parameter" ||
    source.role === "date" ||
    source.role === "observations"
  )
    return undefined;
  const own = source.owner.parameters["confidence"];
  if (typeof own !== "number") return undefined;
  const levels = anchors
    .filter((anchor) => anchor.source.role === "parameter" && anchor.source.name === "confidence")
    .map((anchor) => ({ ...anchor, ...(layout.figures[anchor.position] ?? { first: -1, last: -1 }) }));
  const { nearest, group, paired } = governingMention(layout, position, levels, () => false);
  const accepted = paired ? group : nearest === undefined ? [] : [nearest];
  if (nearest === undefined || accepted.some(({ source: level }) => level.quantity?.value === own))
    return undefined;
  return {
    kind: "wrong-confidence",
    message: `{{${source.path}}} is at the confidence level {{${source.owner.id}.parameters.confidence}}, not at ${printSource(nearest.source)}`,
  };
}

/** What contradicts a figure where it stands: another label, series, period or confidence level than its own. */
export function checkContext(context: SentenceContext, figure: PlacedFigure): ContextProblem | undefined {
  return (
    labelProblem(context, figure) ??
    seriesProblem(context, figure) ??
    periodProblem(context, figure) ??
    confidenceProblem(context, figure)
  );
}
