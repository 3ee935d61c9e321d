import type { CompiledGraph } from "./compile-graph.ts";
import type { Chain, RelationQuestion } from "./read-relation-question.ts";
import { type Reached, walk } from "./walk-graph.ts";

/** An entity that answers the question, and the relations that make it one. */
export interface RelationAnswer {
  readonly node: number;
  readonly edges: readonly number[];
}

/** The last nodes of a chain, each with all edges of the ways that lead there. */
function follow(graph: CompiledGraph, { from, steps }: Chain): Reached {
  let reached: Reached = new Map([...from].map((node) => [node, []]));
  for (const step of steps) {
    const before = reached;
    const next = walk(graph, before.keys(), step);
    reached = new Map([...next].map(([node, edges]) => [node, withWays(graph, node, edges, before)]));
  }
  return reached;
}

function withWays(
  graph: CompiledGraph,
  node: number,
  edges: readonly number[],
  before: Reached,
): readonly number[] {
  const ways = edges.flatMap((edge) => {
    const { subject, object } = graph.edges[edge] ?? { subject: node, object: node };
    return [...(before.get(subject === node ? object : subject) ?? []), edge];
  });
  return [...new Set(ways)];
}

/** What every chain reaches, and is in every set asked for. */
function answersOf(graph: CompiledGraph, { chains, within }: RelationQuestion): readonly RelationAnswer[] {
  const [first, ...others] = chains.map((chain) => follow(graph, chain));
  return [...(first ?? [])].flatMap(([node, edges]) => {
    if (!within.every((set) => set.has(node)) || !others.every((reached) => reached.has(node))) return [];
    return [{ node, edges: [...edges, ...others.flatMap((reached) => reached.get(node) ?? [])] }];
  });
}

/** Neighbours of at least two of the entities that are asked about, and of each group when there are several. */
function sharedBy(graph: CompiledGraph, { groups, shared }: RelationQuestion): readonly RelationAnswer[] {
  const members = new Set(groups.flatMap((group) => [...group]));
  return [...walk(graph, members, shared?.step)].flatMap(([node, edges]) => {
    const owners = new Set(
      edges.map((edge) => {
        const { subject = node, object = node } = graph.edges[edge] ?? {};
        return subject === node ? object : subject;
      }),
    );
    const isShared = owners.size >= 2 && groups.every((group) => !group.isDisjointFrom(owners));
    return isShared ? [{ node, edges }] : [];
  });
}

/** How two groups are connected, directly or over one entity between; all relations of a group that nothing else is asked of. */
function connections(graph: CompiledGraph, { groups, chains }: RelationQuestion): readonly RelationAnswer[] {
  const [first, second] = groups;
  if (first === undefined) return [];
  const near = walk(graph, first);
  if (second === undefined)
    return chains.length > 0 ? [] : [...near].map(([node, edges]) => ({ node, edges }));
  const direct = [...near].flatMap(([node, edges]) => (second.has(node) ? [{ node, edges }] : []));
  const beyond = walk(graph, second);
  const between = [...near].flatMap(([node, edges]) => {
    const onwards = beyond.get(node);
    return onwards === undefined || first.has(node) || second.has(node)
      ? []
      : [{ node, edges: [...edges, ...onwards] }];
  });
  return [...direct, ...between];
}

/** Whoever asks for an exposure asks for any way that trouble may take; another relation is there or is not. */
const asksForAnyWay = ({ chains }: RelationQuestion): boolean =>
  chains.every(({ steps }) => steps.every(({ type }) => type === "exposed-to"));

/** The entities that answer a question about relations, or how its names are connected where it leaves open by what. */
export function answerRelations(graph: CompiledGraph, question: RelationQuestion): readonly RelationAnswer[] {
  if (question.shared !== undefined) return sharedBy(graph, question);
  const answers = answersOf(graph, question);
  return answers.length > 0 || !asksForAnyWay(question) ? answers : connections(graph, question);
}
