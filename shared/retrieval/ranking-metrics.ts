/** How relevant each thing is to a question: 0 for not at all; binary judgements use 1. */
export type Relevance = ReadonlyMap<string, number>;

export const CUTOFFS = [1, 5, 10, 20] as const;

/** How well one ranking found what is relevant; every figure is from 0 to 1. */
export interface RankingMetrics {
  /** Share of the relevant things among the first k, by k. */
  readonly recall: Readonly<Record<(typeof CUTOFFS)[number], number>>;
  readonly ndcg10: number;
  readonly mrr10: number;
}

const DEPTH = 10;
const discount = (position: number): number => 1 / Math.log2(position + 2);

const gainOf = (relevances: readonly number[]): number =>
  relevances.slice(0, DEPTH).reduce((sum, relevance, position) => sum + relevance * discount(position), 0);

/**
 * Recall at k, normalised discounted cumulative gain at 10 with linear gain (Järvelin and Kekäläinen, 2002, as trec_eval counts
 * it) and reciprocal rank at 10. `ranked` must hold each id once, and at least one thing must be relevant.
 */
export function rankingMetrics(ranked: readonly string[], relevance: Relevance): RankingMetrics {
  const relevant = [...relevance.values()].filter((grade) => grade > 0).sort((left, right) => right - left);
  const grades = ranked.map((id) => relevance.get(id) ?? 0);
  const recallAt = (cutoff: number) =>
    grades.slice(0, cutoff).filter((grade) => grade > 0).length / relevant.length;
  const first = grades.slice(0, DEPTH).findIndex((grade) => grade > 0);
  return {
    recall: { 1: recallAt(1), 5: recallAt(5), 10: recallAt(10), 20: recallAt(20) },
    ndcg10: gainOf(grades) / gainOf(relevant),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
  };
}
