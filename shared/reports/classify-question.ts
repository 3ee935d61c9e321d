import { type LogisticModel, logOdds } from "./confidence/fit-logistic.ts";
import { type QuestionContext, readCues } from "./question-cues.ts";
import { QUESTION_KIND_MODELS } from "./question-kind-models.ts";

export const QUESTION_KINDS = [
  "definition",
  "single-calculation",
  "multi-step",
  "comparative",
  "multi-hop",
  "policy",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** How much is looked up for a question: passages 0 to 12, steps through the graph 0 to 2. */
export interface RetrievalDepth {
  readonly passages: number;
  readonly graphHops: number;
  readonly rerank: boolean;
}

export interface Classification {
  readonly kind: QuestionKind;
  readonly depth: RetrievalDepth;
  /** A sentence for the report: the kind, its share of the evidence, and what in the question spoke for it most. */
  readonly reason: string;
}

const DEPTHS: Readonly<Record<QuestionKind, RetrievalDepth>> = {
  definition: { passages: 4, graphHops: 0, rerank: false },
  "single-calculation": { passages: 3, graphHops: 0, rerank: false },
  "multi-step": { passages: 6, graphHops: 0, rerank: true },
  comparative: { passages: 8, graphHops: 1, rerank: true },
  "multi-hop": { passages: 12, graphHops: 2, rerank: true },
  policy: { passages: 4, graphHops: 0, rerank: false },
};

/** A second kind with at least this share of the evidence has its depth served too. */
const WORTH_SERVING = 0.25;

const deeper = (a: RetrievalDepth, b: RetrievalDepth): RetrievalDepth => ({
  passages: Math.max(a.passages, b.passages),
  graphHops: Math.max(a.graphHops, b.graphHops),
  rerank: a.rerank || b.rerank,
});

const inWords = (cue: string): string => cue.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

function strongestCue(
  { weights }: LogisticModel,
  cues: Readonly<Record<string, number>>,
): string | undefined {
  const speaking = Object.keys(cues).filter((cue) => (weights[cue] ?? 0) > 0);
  return speaking.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))[0];
}

/**
 * Which kind of question this is, by logistic regression over its cues, and how much to look up for it. Where a second kind is
 * nearly as likely, the depth suffices for both.
 */
export function classifyQuestion(question: string, context: QuestionContext = {}): Classification {
  const cues = readCues(question, context);
  const odds = QUESTION_KINDS.map((kind) => ({
    kind,
    odds: Math.exp(logOdds(QUESTION_KIND_MODELS[kind], cues)),
  }));
  const total = odds.reduce((sum, each) => sum + each.odds, 0);
  const ranked = odds
    .map((each) => ({ kind: each.kind, share: each.odds / total }))
    .sort((a, b) => b.share - a.share);
  const [first = { kind: "definition" as const, share: 0 }, second = first] = ranked;
  const depth =
    second.share >= WORTH_SERVING ? deeper(DEPTHS[first.kind], DEPTHS[second.kind]) : DEPTHS[first.kind];
  const cue = strongestCue(QUESTION_KIND_MODELS[first.kind], cues);
  const why = cue === undefined ? "nothing in it speaks for another kind" : `it ${inWords(cue)}`;
  return { kind: first.kind, depth, reason: `${first.kind} (${Math.round(first.share * 100)} %): ${why}` };
}
