import type { LedgerEntry } from "../../calculations/ledger.ts";
import { readPartName } from "../../calculations/part-name.ts";
import { agreesWithSeries, namesSomeSeries } from "./agree.ts";
import { rivalSeries } from "./check-part.ts";
import { type FigureSource, isFact } from "./figure-source.ts";
import type { SeriesMention } from "./find-mentions.ts";
import { type GoverningRules, governingMention, TIES_ANY } from "./govern.ts";
import type { Governing, Span } from "./mention-lists.ts";
import { wordAt } from "./read-unit.ts";
import {
  type ContextProblem,
  describeOwner,
  ownersOf,
  type PlacedFigure,
  quoted,
  type SentenceContext,
} from "./sentence-context.ts";
import { holdsSeriesOf } from "./topic.ts";
import { wordSet } from "./word-set.ts";

const COMPARES = wordSet(
  "than above below over versus vs against outperformed outperforms underperformed underperforms beats beat exceeds exceeded trails trailed lags lagged unlike to with from under",
);

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

/** Where the benchmark stands nearest, the series before it is the subject and has to be right too. */
function subjectGoverning(
  { layout }: SentenceContext,
  position: number,
  named: readonly SeriesMention[],
  benchmark: string | undefined,
  first: Governing<SeriesMention>,
  rules: GoverningRules<SeriesMention>,
): Governing<SeriesMention> {
  if (benchmark === undefined || first.nearest?.name !== benchmark) return first;
  const others = named.filter(({ name }) => name !== benchmark);
  return others.length === 0 ? first : governingMention(layout, position, others, rules);
}

/** True when the series that governs a figure, or its list, can be the figure's own. */
function isOwn(
  { nearest, group, paired }: Governing<SeriesMention>,
  agrees: (mention: SeriesMention) => boolean,
  needsAll: boolean,
): boolean {
  if (nearest === undefined) return true;
  return needsAll && !paired ? group.every(agrees) : group.some(agrees);
}

function unnamedProblem(context: SentenceContext, { source }: PlacedFigure): ContextProblem | undefined {
  const { topic } = context;
  const isLeaning = topic.continuesSeries && !isFact(source.owner);
  if (!isLeaning || ownersOf(context, source).some((owner) => holdsSeriesOf(topic, owner))) return undefined;
  return {
    kind: "wrong-series",
    message: `{{${source.path}}} is of ${describeOwner(source)}: name that series in the sentence`,
  };
}

function besideProblem(
  context: SentenceContext,
  source: FigureSource,
  mention: SeriesMention,
): ContextProblem {
  const said = quoted(context, mention);
  return {
    kind: "wrong-series",
    message: `{{${source.path}}} is of ${describeOwner(source)} but stands beside "${said}": name its own series, or refer to the entry of "${said}"`,
  };
}

const SYMMETRIC = /correlation|covariance/i;

/** "The index's beta to MSFT" for MSFT's beta to the index: the benchmark said to be the subject. */
function isTurnedRound(
  { sentence: { tokens, mentions } }: SentenceContext,
  { calculation, title, series }: LedgerEntry,
): boolean {
  const benchmark = series[1];
  if (benchmark === undefined || SYMMETRIC.test(title)) return false;
  return mentions.series.some(({ name, first, last }) => {
    if (name !== benchmark) return false;
    const possessed = /^['’]s?$/.test(wordAt(tokens, last + 1)) ? last + 2 : -1;
    const article = wordAt(tokens, first - 1) === "the" ? 2 : 1;
    const possessor = wordAt(tokens, first - article) === "of" ? first - article - 1 : -1;
    return mentions.labels.some(
      (label) =>
        label.concepts.includes(calculation) && (label.first === possessed || label.last === possessor),
    );
  });
}

/** A figure that stands beside the name of another series than its own. */
export function seriesProblem(context: SentenceContext, placed: PlacedFigure): ContextProblem | undefined {
  const { position, source } = placed;
  const { index, sentence, layout } = context;
  const { owner } = source;
  const figure = layout.figures[position];
  const named = rivalSeries(context, source);
  const concernsSeries = isFact(owner) ? namesSomeSeries(index, owner) : owner.series.length > 0;
  if (figure === undefined || !concernsSeries) return undefined;
  if (named.length === 0) return source.role === "part" ? undefined : unnamedProblem(context, placed);
  if (!isFact(owner) && source.role !== "part" && isTurnedRound(context, owner)) {
    const message = `{{${source.path}}} is of ${describeOwner(source)}: "${owner.series[1]}" is its benchmark, not its subject`;
    return { kind: "wrong-series", message };
  }
  if (named.every((mention) => agreesWithSeries(index, owner, mention))) return undefined;
  const owners = ownersOf(context, source);
  const agrees = (mention: SeriesMention): boolean =>
    owners.some((candidate) => agreesWithSeries(index, candidate, mention));
  if (named.every(agrees)) return undefined;
  const benchmark = isFact(owner) || source.role === "part" ? undefined : owner.series[1];
  const passOver = (mention: SeriesMention) =>
    isComparedWith(context, mention, figure) ||
    (mention.name === benchmark && COMPARES.has(wordAt(sentence.tokens, mention.first - 1)));
  const rules = { passOver, ties: TIES_ANY, isBarrier: () => false };
  const first = governingMention(layout, position, named, rules);
  const subject = subjectGoverning(context, position, named, benchmark, first, rules);
  const isPair = source.role === "part" && readPartName(source.name).of.length > 1;
  const needsAll = isPair || (benchmark !== undefined && source.role !== "observations");
  const wrong = [first, subject].find((governing) => !isOwn(governing, agrees, needsAll));
  return wrong?.nearest === undefined ? undefined : besideProblem(context, source, wrong.nearest);
}
