import type { CompiledGraph } from "./compile-graph.ts";
import type { Step } from "./relation-words.ts";

/** What a step looks at most: so many relations of one node, and so many nodes reached. A hub cannot make a question dear. */
const MOST_RELATIONS = 200;
const MOST_REACHED = 300;

/** Nodes that were reached, each with the edges that led there. */
export type Reached = ReadonlyMap<number, readonly number[]>;

function leads(graph: CompiledGraph, edge: number, from: number, step: Step | undefined): boolean {
  const relation = graph.edges[edge];
  if (relation === undefined) return false;
  if (step === undefined) return true;
  const isAsked = relation.type === step.type || (step.type === "owns" && relation.type === "acquired");
  if (!isAsked) return false;
  return step.find === "either" || (step.find === "subject" ? relation.object : relation.subject) === from;
}

/** One step from every node of `from`; along relations of every type when no step is given. */
export function walk(graph: CompiledGraph, from: Iterable<number>, step?: Step): Reached {
  const reached = new Map<number, number[]>();
  for (const node of from) {
    const start = graph.offsets[node] ?? 0;
    const end = Math.min(graph.offsets[node + 1] ?? start, start + MOST_RELATIONS);
    for (let place = start; place < end; place += 1) {
      const [edge, neighbour] = [graph.edgeAt[place] ?? 0, graph.neighbours[place] ?? 0];
      if (!leads(graph, edge, node, step)) continue;
      const known = reached.get(neighbour);
      if (known !== undefined) known.push(edge);
      else if (reached.size < MOST_REACHED) reached.set(neighbour, [edge]);
    }
  }
  return reached;
}
