import type { Narrative } from "../../prompts/narrative.ts";
import type { Fact } from "../../retrieval/fact.ts";
import type { Citation } from "../report.ts";
import { checkBarePeriods } from "./check-bare-periods.ts";
import { checkComparisons } from "./check-comparisons.ts";
import { checkDerivedWords } from "./check-derived-words.ts";
import { checkDirections } from "./check-directions.ts";
import { settleSurroundings } from "./check-surroundings.ts";
import { chooseCitations } from "./choose-citations.ts";
import type { Evidence } from "./evidence.ts";
import { type EvidenceIndex, indexEvidence } from "./evidence-index.ts";
import { isFact } from "./figure-source.ts";
import { type RenderedFigure, renderSlots } from "./render-slots.ts";
import { resolveFigures } from "./resolve-figures.ts";
import { type ScannedSentence, scanSentence } from "./scan-figures.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { statedValues } from "./stated-values.ts";
import { NO_TOPIC, type Topic, topicAfter, topicFor } from "./topic.ts";
import type { FigureProblem, Violation } from "./violation.ts";

export type { CalculationLabel, Evidence } from "./evidence.ts";

/** A sentence that may be served: every figure in it was printed by code, and where each one comes from. */
export interface CheckedSentence {
  readonly text: string;
  readonly citations: readonly string[];
  readonly figures: readonly RenderedFigure[];
}

interface StruckSentence {
  readonly text: string;
  readonly violations: readonly Violation[];
}

/** What became of a narrative. `slotResolutionRate` is the share of its figures whose source was found, 1 where it has none. */
export interface CheckedNarrative {
  readonly sentences: readonly CheckedSentence[];
  readonly struck: readonly StruckSentence[];
  readonly violations: readonly Violation[];
  readonly slotResolutionRate: number;
  readonly citations: readonly Citation[];
}

interface Judgement {
  readonly text: string;
  readonly citations: readonly string[];
  readonly figures: readonly RenderedFigure[];
  /** Facts that the sentence prints. */
  readonly facts: readonly Fact[];
  readonly problems: readonly FigureProblem[];
  readonly attempted: number;
  readonly resolved: number;
}

/** More than any sentence or table of an answer needs; what is longer is struck unread, so that time is bounded. */
const MOST_CHARACTERS = 4_000;
const MOST_FIGURES = 120;

/** Signs that state a figure without one, and slots that were not written as slots. */
function malformed(
  { tokens, mentions, figures }: ScannedSentence,
  printed: readonly { start: number; end: number }[],
): readonly FigureProblem[] {
  const stray = tokens.find(({ kind, text, start }, at) => {
    if (kind !== "mark" || mentions.claimed[at] === 1 || !/^[%‰‱{}]$/.test(text)) return false;
    const inFigure = figures.some(({ first, last }) => first <= at && at <= last);
    return !inFigure && !printed.some((span) => span.start <= start && start < span.end);
  });
  if (stray === undefined) return [];
  return [
    {
      kind: "malformed-text",
      message: `"${stray.text}" stands alone: write figures as slots such as {{c1.value}}, with nothing else in braces`,
    },
  ];
}

function uncited(
  { citations }: ScannedSentence,
  facts: readonly Fact[],
  index: EvidenceIndex,
): readonly FigureProblem[] {
  const unknown = citations.filter((id) => !index.passageIds.has(id));
  const missing = facts.filter(({ passageId }) => !index.passageIds.has(passageId));
  return [
    ...unknown.map((id) => ({
      kind: "unknown-citation" as const,
      message: `there is no passage "${id}": cite only ids of the passages given`,
    })),
    ...missing.map(({ id }) => ({
      kind: "uncited-fact" as const,
      message: `fact ${id} comes from no passage of this report`,
    })),
  ];
}

const tooLong = (text: string, citations: readonly string[], what: string): Judgement => ({
  text,
  citations,
  figures: [],
  facts: [],
  problems: [{ kind: "malformed-text", message: `a sentence holds at most ${what}: split it` }],
  attempted: 0,
  resolved: 0,
});

function judge(
  context: SentenceContext,
  question: ScannedSentence,
  counts: () => ReadonlySet<number>,
): Judgement {
  const { sentence, index } = context;
  const { text, citations } = sentence;
  if (sentence.figures.length + sentence.derived.length > MOST_FIGURES) {
    return tooLong(text, citations, `${MOST_FIGURES} figures`);
  }
  const { figures, problems, attempted, resolved } = resolveFigures({ context, question, counts });
  const settled = figures.flatMap((figure) => {
    const found = sentence.figures[figure.position];
    const outcome = found === undefined ? undefined : settleSurroundings(sentence, found, figure);
    return outcome === undefined ? [] : [outcome];
  });
  const printings = settled.flatMap((outcome) => ("printing" in outcome ? [outcome.printing] : []));
  const facts = printings.flatMap(({ source }) => (isFact(source.owner) ? [source.owner] : []));
  const values = statedValues(context, figures);
  const found = [
    ...problems,
    ...settled.flatMap((outcome) => ("problem" in outcome ? [outcome.problem] : [])),
    ...malformed(sentence, printings),
    ...uncited(sentence, facts, index),
    ...checkBarePeriods(context),
    ...checkDerivedWords(context, sentence.derived, values),
    ...checkDirections(context, values),
    ...checkComparisons(context, values),
  ];
  const cited = [...new Set([...citations, ...facts.map(({ passageId }) => passageId)])];
  if (found.length > 0)
    return { text, citations: cited, figures: [], facts, problems: found, attempted, resolved };
  return { ...renderSlots(text, printings), citations: cited, facts, problems: found, attempted, resolved };
}

/** How many things there are to count: series, calculations, figures of the sentence. */
function countsFor(index: EvidenceIndex, { figures, mentions }: ScannedSentence): ReadonlySet<number> {
  const { ledger, seriesNames, facts, passages } = index.evidence;
  return new Set([
    seriesNames.length,
    ledger.length,
    facts.length,
    passages.length,
    new Set(ledger.map(({ calculation }) => calculation)).size,
    new Set(ledger.map(({ series }) => series[0])).size,
    figures.filter(({ slot }) => slot !== undefined).length,
    new Set(mentions.series.map(({ name }) => name)).size,
    new Set(mentions.labels.map(({ concepts }) => concepts[0])).size,
  ]);
}

function judgeAll(narrative: Narrative, index: EvidenceIndex): readonly Judgement[] {
  const question = scanSentence(index, { text: index.evidence.question, citations: [] });
  let topic: Topic = NO_TOPIC;
  return narrative.sentences.map((raw) => {
    if (raw.text.length > MOST_CHARACTERS) {
      return tooLong(raw.text, raw.citations, `${MOST_CHARACTERS} characters`);
    }
    const sentence = scanSentence(index, raw);
    const layout = { tokens: sentence.tokens, claimed: sentence.mentions.claimed, figures: sentence.figures };
    const context = { index, sentence, layout, topic: topicFor(sentence, topic), anchors: [] };
    topic = topicAfter(sentence, topic);
    return judge(context, question, () => countsFor(index, sentence));
  });
}

const violationsOf = ({ text, problems }: Judgement): readonly Violation[] =>
  problems.map((problem) => ({ sentence: text, ...problem }));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Reads a narrator's sentences, prints every figure from the ledger and the facts, and strikes each sentence with a figure,
 * unit, sign, label, series, period, confidence level or figure-bearing word that the evidence does not bear out.
 */
export function checkNarrative(narrative: Narrative, evidence: Evidence): CheckedNarrative {
  const judgements = judgeAll(narrative, indexEvidence(evidence));
  const kept = judgements.filter(({ problems }) => problems.length === 0);
  const struck = judgements.filter(({ problems }) => problems.length > 0);
  const attempted = sum(judgements.map((judgement) => judgement.attempted));
  const resolved = sum(judgements.map((judgement) => judgement.resolved));
  return {
    sentences: kept.map(({ text, citations, figures }) => ({ text, citations, figures })),
    struck: struck.map((judgement) => ({ text: judgement.text, violations: violationsOf(judgement) })),
    violations: struck.flatMap(violationsOf),
    slotResolutionRate: attempted === 0 ? 1 : resolved / attempted,
    citations: chooseCitations(kept, evidence.passages),
  };
}
