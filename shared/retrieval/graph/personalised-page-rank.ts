import type { CompiledGraph } from "./compile-graph.ts";

/** Half of every step goes on to a neighbour, half returns to what was asked for (HippoRAG 2, arXiv 2502.14802). */
const DAMPING = 0.5;
/** What is left to pass on after so many halvings is below a millionth. */
const ITERATIONS = 20;
/** Less than this stays where it is: passing it on would cost most of the time (Andersen, Chung and Lang 2006). */
const LEAST_PASSED_ON = 1e-5;

/**
 * How close each node is to the seeds: the share of time that a walker spends there who follows relations in either direction
 * and keeps returning to a random seed (Page and others 1999; Haveliwala 2002). Sums to 1; all zero without seeds.
 */
export function personalisedPageRank(
  { offsets, neighbours }: CompiledGraph,
  seeds: ReadonlySet<number>,
): Float64Array {
  const nodes = offsets.length - 1;
  const rank = new Float64Array(nodes);
  let moving = new Float64Array(nodes);
  let next = new Float64Array(nodes);
  for (const seed of seeds) moving[seed] = 1 / seeds.size;
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    for (let node = 0; node < nodes; node += 1) {
      const held = moving[node] ?? 0;
      if (held === 0) continue;
      const [start, end] = [offsets[node] ?? 0, offsets[node + 1] ?? 0];
      const passedOn = held < LEAST_PASSED_ON || start === end ? 0 : DAMPING * held;
      rank[node] = (rank[node] ?? 0) + held - passedOn;
      moving[node] = 0;
      if (passedOn === 0) continue;
      const share = passedOn / (end - start);
      for (let place = start; place < end; place += 1) {
        const neighbour = neighbours[place] ?? 0;
        next[neighbour] = (next[neighbour] ?? 0) + share;
      }
    }
    [moving, next] = [next, moving];
  }
  for (const [node, held] of moving.entries()) rank[node] = (rank[node] ?? 0) + held;
  return rank;
}
