import type { QuestionKind, RetrievalDepth } from "./classify-question.ts";

const MOST_PASSAGES = 12;
const MOST_HOPS = 2;

/** Twice as deep, and a step further through the graph; undefined where there is nothing deeper. */
export function deepen({ passages, graphHops, rerank }: RetrievalDepth): RetrievalDepth | undefined {
  if (passages >= MOST_PASSAGES && graphHops >= MOST_HOPS) return undefined;
  return {
    passages: Math.min(MOST_PASSAGES, passages * 2),
    graphHops: Math.min(MOST_HOPS, graphHops + 1),
    rerank,
  };
}

/** Questions that take several steps of thought are worth a stronger model. */
export const tierFor = (kind: QuestionKind): "usual" | "strong" =>
  kind === "multi-step" || kind === "multi-hop" ? "strong" : "usual";
