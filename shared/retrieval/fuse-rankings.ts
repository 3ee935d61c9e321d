/** The usual constant: how little the first places stand out (Cormack, Clarke and Büttcher, 2009). */
const RANK_CONSTANT = 60;

/** A ranking's ids, best first, and how much it counts beside the others. */
export interface WeightedRanking {
  readonly ids: readonly string[];
  readonly weight: number;
}

/**
 * Weighted reciprocal rank fusion: the sum over rankings of weight / (60 + rank), with ranks from 1 on. The best first, ties by
 * id; an id of one ranking alone takes part.
 */
export function fuseRankings(
  rankings: readonly WeightedRanking[],
): readonly { readonly id: string; readonly score: number }[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of rankings) {
    for (const [position, id] of ids.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (RANK_CONSTANT + position + 1));
    }
  }
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}
