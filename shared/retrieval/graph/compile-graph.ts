import { entityKey } from "./entity-key.ts";
import type { Entity, Relation, RelationType } from "./relation.ts";

/** Enough places to prove a relation by; one that a thousand chunks repeat is no truer. */
const MOST_EVIDENCE = 8;

export interface GraphEdge {
  readonly type: RelationType;
  /** Positions in the list of nodes. */
  readonly subject: number;
  readonly object: number;
  readonly detail?: string;
  readonly chunkIds: readonly string[];
}

/** Entities and relations as lists, and who is next to whom in compressed rows: those of node n start at `offsets[n]`. */
export interface CompiledGraph {
  readonly nodes: readonly Entity[];
  readonly edges: readonly GraphEdge[];
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** The edge that leads to the neighbour at the same place. */
  readonly edgeAt: Int32Array;
}

interface Statement {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Relations that hold both ways. */
export const SYMMETRIC: ReadonlySet<RelationType> = new Set(["competes-with", "counterparty-of"]);

/** What holds both ways has the end for subject that comes first in the alphabet. */
function statementOf(relation: Relation): Statement {
  const { type, subject, object } = relation;
  const [from, to] = [entityKey(subject), entityKey(object)];
  if (!SYMMETRIC.has(type) || from <= to) return { from, to, relation };
  return { from: to, to: from, relation: { ...relation, subject: object, object: subject } };
}

const compareStatements = (left: Statement, right: Statement): number =>
  compareText(left.from, right.from) ||
  compareText(left.relation.type, right.relation.type) ||
  compareText(left.to, right.to) ||
  compareText(left.relation.chunkId, right.relation.chunkId) ||
  compareText(left.relation.detail ?? "", right.relation.detail ?? "");

/** Every entity by its key, under the shortest name that a document gives it. */
function namesOf(statements: readonly Statement[]): ReadonlyMap<string, Entity> {
  const names = new Map<string, Entity>();
  const learn = (key: string, entity: Entity) => {
    const known = names.get(key)?.name;
    const isBetter =
      known === undefined ||
      entity.name.length < known.length ||
      (entity.name.length === known.length && entity.name < known);
    if (isBetter) names.set(key, entity);
  };
  for (const { from, to, relation } of statements) {
    learn(from, relation.subject);
    learn(to, relation.object);
  }
  return names;
}

/** Sorted statements of the same relation become one edge. */
function edgesOf(
  statements: readonly Statement[],
  places: ReadonlyMap<string, number>,
): readonly GraphEdge[] {
  const edges: (GraphEdge & { readonly chunkIds: string[] })[] = [];
  for (const { from, to, relation } of statements) {
    const [subject, object] = [places.get(from) ?? 0, places.get(to) ?? 0];
    const last = edges.at(-1);
    if (last?.subject !== subject || last.object !== object || last.type !== relation.type) {
      const { type, detail, chunkId } = relation;
      edges.push({ type, subject, object, ...(detail !== undefined && { detail }), chunkIds: [chunkId] });
    } else if (last.chunkIds.length < MOST_EVIDENCE && last.chunkIds.at(-1) !== relation.chunkId) {
      last.chunkIds.push(relation.chunkId);
    }
  }
  return edges;
}

function rowsOf(nodes: number, edges: readonly GraphEdge[]) {
  const offsets = new Int32Array(nodes + 1);
  for (const { subject, object } of edges) {
    offsets[subject + 1] = (offsets[subject + 1] ?? 0) + 1;
    offsets[object + 1] = (offsets[object + 1] ?? 0) + 1;
  }
  for (let node = 0; node < nodes; node += 1)
    offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  const next = offsets.slice();
  const [neighbours, edgeAt] = [new Int32Array(2 * edges.length), new Int32Array(2 * edges.length)];
  const link = (node: number, neighbour: number, edge: number) => {
    const place = next[node] ?? 0;
    next[node] = place + 1;
    neighbours[place] = neighbour;
    edgeAt[place] = edge;
  };
  for (const [edge, { subject, object }] of edges.entries()) {
    link(subject, object, edge);
    link(object, subject, edge);
  }
  return { offsets, neighbours, edgeAt };
}

/** The graph of these relations; the same whatever the order they come in. */
export function compileGraph(relations: Iterable<Relation>): CompiledGraph {
  const statements = Array.from(relations, statementOf).filter(({ from, to }) => from !== to);
  statements.sort(compareStatements);
  const names = namesOf(statements);
  const keys = [...names.keys()].sort(compareText);
  const edges = edgesOf(statements, new Map(keys.map((key, place) => [key, place])));
  const nodes = keys.flatMap((key) => names.get(key) ?? []);
  return { nodes, edges, ...rowsOf(nodes.length, edges) };
}
