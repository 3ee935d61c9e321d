import type { Narrative } from "../../prompts/narrative.ts";
import type { Fact } from "../../retrieval/fact.ts";
import type { Citation } from "../report.ts";
import { checkDerivedWords } from "./check-derived-words.ts";
import { checkDirections } from "./check-directions.ts";
import { settleSurroundings } from "./check-surroundings.ts";
import { chooseCitations } from "./choose-citations.ts";
import type { Evidence } from "./evidence.ts";
import { type EvidenceIndex, indexEvidence } from "./evidence-index.ts";
import { isFact } from "./figure-source.ts";
import { type RenderedFigure, renderSlots } from "./render-slots.ts";
import { type FigureProblem, type ResolvedSentence, resolveFigures } from "./resolve-figures.ts";
import { type ScannedSentence, scanSentence } from "./scan-figures.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { statedValues } from "./stated-values.ts";
import { NO_TOPIC, type Topic, topicAfter, topicFor } from "./topic.ts";
import type { Violation } from "./violation.ts";

export type { CalculationLabel, Evidence } from "./evidence.ts";
export type { Violation, ViolationKind } from "./violation.ts";

/** A sentence that may be served: every figure in it was printed by code, and where each one comes from. */
export interface CheckedSentence {
  readonly text: string;
  readonly citations: readonly string[];
  readonly figures: readonly RenderedFigure[];
}

export interface StruckSentence {
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
  readonly scanned: ScannedSentence;
  readonly resolved: ResolvedSentence;
  readonly facts: readonly Fact[];
  readonly problems: readonly FigureProblem[];
  readonly rendered: { readonly text: string; readonly figures: readonly RenderedFigure[] };
}

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

function judge(
  context: SentenceContext,
  question: ScannedSentence,
  counts: () => ReadonlySet<number>,
): Judgement {
  const { sentence: scanned, index } = context;
  const resolved = resolveFigures({ context, question, counts });
  const settled = resolved.figures.flatMap((figure) => {
    const found = scanned.figures[figure.position];
    const outcome = found === undefined ? undefined : settleSurroundings(scanned, found, figure);
    return outcome === undefined ? [] : [outcome];
  });
  const printings = settled.flatMap((outcome) => ("printing" in outcome ? [outcome.printing] : []));
  const facts = printings.flatMap(({ source }) => (isFact(source.owner) ? [source.owner] : []));
  const values = statedValues(context, resolved.figures);
  const problems = [
    ...resolved.problems,
    ...settled.flatMap((outcome) => ("problem" in outcome ? [outcome.problem] : [])),
    ...malformed(scanned, printings),
    ...uncited(scanned, facts, index),
    ...checkDerivedWords(context, scanned.derived, values),
    ...checkDirections(context, values),
  ];
  return { scanned, resolved, facts, problems, rendered: renderSlots(scanned.text, printings) };
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
    const sentence = scanSentence(index, raw);
    const layout = { tokens: sentence.tokens, claimed: sentence.mentions.claimed, figures: sentence.figures };
    const context = { index, sentence, layout, topic: topicFor(sentence, topic), anchors: [] };
    topic = topicAfter(sentence, topic);
    return judge(context, question, () => countsFor(index, sentence));
  });
}

const withFactPassages = ({ scanned, facts }: Judgement): readonly string[] => [
  ...new Set([...scanned.citations, ...facts.map(({ passageId }) => passageId)]),
];

const violationsOf = ({ scanned, problems }: Judgement): readonly Violation[] =>
  problems.map((problem) => ({ sentence: scanned.text, ...problem }));

/**
 * Reads a narrator's sentences, prints every figure from the ledger and the facts, and strikes each sentence with a figure,
 * unit, sign, label, series, period, confidence level or figure-bearing word that the evidence does not bear out.
 */
export function checkNarrative(narrative: Narrative, evidence: Evidence): CheckedNarrative {
  const judgements = judgeAll(narrative, indexEvidence(evidence));
  const kept = judgements.filter(({ problems }) => problems.length === 0);
  const struck = judgements.filter(({ problems }) => problems.length > 0);
  const attempted = judgements.reduce((sum, { resolved }) => sum + resolved.attempted, 0);
  const resolved = judgements.reduce((sum, judgement) => sum + judgement.resolved.resolved, 0);
  const sentences = kept.map((judgement) => ({
    ...judgement.rendered,
    citations: withFactPassages(judgement),
  }));
  const citing = kept.map((judgement) => ({
    ...judgement,
    text: judgement.rendered.text,
    citations: withFactPassages(judgement),
  }));
  return {
    sentences,
    struck: struck.map((judgement) => ({
      text: judgement.scanned.text,
      violations: violationsOf(judgement),
    })),
    violations: struck.flatMap(violationsOf),
    slotResolutionRate: attempted === 0 ? 1 : resolved / attempted,
    citations: chooseCitations(citing, evidence.passages),
  };
}
