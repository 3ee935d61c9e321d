import type { CompiledGraph } from "./compile-graph.ts";

/** Half of every step goes on to a neighbour, half returns to what was asked for (HippoRAG 2, arXiv 2502.14802). */
const DAMPING = 0.5;
/** What is left out after so many halvings is below a millionth. */
const ITERATIONS = 20;

/**
 * How close each node is to the seeds: the share of time that a walker spends there who follows relations in either direction
 * and keeps returning to a random seed (Page and others 1999; Haveliwala 2002). Sums to 1; all zero without seeds.
 */
export function personalisedPageRank(
  { offsets, neighbours }: CompiledGraph,
  seeds: ReadonlySet<number>,
): Float64Array {
  const nodes = offsets.length - 1;
  let rank = new Float64Array(nodes);
  if (seeds.size === 0) return rank;
  for (const seed of seeds) rank[seed] = 1 / seeds.size;
  let next = new Float64Array(nodes);
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    next.fill(0);
    let passedOn = 0;
    for (let node = 0; node < nodes; node += 1) {
      const held = rank[node] ?? 0;
      const [start, end] = [offsets[node] ?? 0, offsets[node + 1] ?? 0];
      if (held === 0 || start === end) continue;
      const share = (DAMPING * held) / (end - start);
      passedOn += DAMPING * held;
      for (let place = start; place < end; place += 1) {
        const neighbour = neighbours[place] ?? 0;
        next[neighbour] = (next[neighbour] ?? 0) + share;
      }
    }
    for (const seed of seeds) next[seed] = (next[seed] ?? 0) + (1 - passedOn) / seeds.size;
    [rank, next] = [next, rank];
  }
  return rank;
}
