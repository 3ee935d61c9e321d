import { type CompiledGraph, type GraphEdge, SYMMETRIC } from "./compile-graph.ts";
import type { RelationType } from "./relation.ts";

/** What the graph knows, as a sentence that may be cited, and the chunks that say so. */
export interface GraphFact {
  readonly text: string;
  readonly chunkIds: readonly string[];
}

/** Between one subject and its objects, then between several. */
const VERBS: Readonly<Record<RelationType, readonly [one: string, several: string]>> = {
  "listed-as": ["is listed as", "are listed as"],
  supplies: ["supplies", "supply"],
  "competes-with": ["competes with", "compete with"],
  owns: ["owns a stake in", "own stakes in"],
  acquired: ["acquired", "acquired"],
  "counterparty-of": ["is a counterparty of", "are counterparties of"],
  "officer-of": ["is an officer of", "are officers of"],
  "in-sector": ["belongs to the sector", "belong to the sector"],
  "located-in": ["is located in", "are located in"],
  "exposed-to": ["is exposed to", "are exposed to"],
  "regulated-by": ["is regulated by", "are regulated by"],
  issued: ["issued", "issued"],
  "hedges-with": ["hedges with", "hedge with"],
  "measured-by": ["is measured by", "are measured by"],
};
const MOST_NAMES = 12;
const MOST_CHUNKS = 8;

/** "A", "A and B", "A, B and C". */
function listOf(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), "others"] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const groupKey = ({ type, detail, ...ends }: GraphEdge, end: "subject" | "object"): string =>
  [type, ends[end], detail].join(" ");

/** What holds both ways is said of the end that it is said of most often. */
function oriented(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const counts = new Map<string, number>();
  const count = (type: RelationType, node: number) => counts.get(`${type} ${node}`) ?? 0;
  for (const { type, subject, object } of edges) {
    for (const node of [subject, object]) counts.set(`${type} ${node}`, count(type, node) + 1);
  }
  return edges.map((edge) => {
    const { type, subject, object } = edge;
    const isTurned = SYMMETRIC.has(type) && count(type, object) > count(type, subject);
    return isTurned ? { ...edge, subject: object, object: subject } : edge;
  });
}

function factOf({ nodes }: CompiledGraph, edges: readonly GraphEdge[]): GraphFact {
  const name = (node: number) => nodes[node]?.name ?? "";
  const subjects = [...new Set(edges.map(({ subject }) => name(subject)))].sort();
  const objects = [...new Set(edges.map(({ object }) => name(object)))].sort();
  const [{ type, detail } = { type: "supplies" as const, detail: undefined }] = edges;
  const isOne = subjects.length === 1;
  const verb = detail === undefined ? VERBS[type][isOne ? 0 : 1] : `${isOne ? "is" : "are"} ${detail} of`;
  const chunkIds = [...new Set(edges.flatMap((edge) => edge.chunkIds.slice(0, 2)))].slice(0, MOST_CHUNKS);
  return { text: `${listOf(subjects)} ${verb} ${listOf(objects)}.`, chunkIds };
}

/** One sentence for relations of one type that share an end, so that "X supplies A" and "X supplies B" become one. */
export function describeRelations(
  graph: CompiledGraph,
  relations: readonly GraphEdge[],
): readonly GraphFact[] {
  const edges = oriented(relations);
  const bySubject = Map.groupBy(edges, (edge) => groupKey(edge, "subject"));
  const byObject = Map.groupBy(edges, (edge) => groupKey(edge, "object"));
  const described = new Set<GraphEdge>();
  return edges.flatMap((edge) => {
    if (described.has(edge)) return [];
    const ofSubject = bySubject.get(groupKey(edge, "subject")) ?? [];
    const ofObject = byObject.get(groupKey(edge, "object")) ?? [];
    const larger = ofSubject.length >= ofObject.length ? ofSubject : ofObject;
    const group = larger.filter((other) => !described.has(other));
    for (const other of group) described.add(other);
    return [factOf(graph, group)];
  });
}
