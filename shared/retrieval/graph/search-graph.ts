import type { ScoredChunk } from "../../ports/chunk-index.ts";
import { selectTop } from "../select-top.ts";
import { answerRelations, type RelationAnswer } from "./answer-relations.ts";
import type { CompiledGraph, GraphEdge } from "./compile-graph.ts";
import { describeRelations, type GraphFact } from "./describe-relations.ts";
import type { KnowledgeGraph } from "./knowledge-graph.ts";
import { personalisedPageRank } from "./personalised-page-rank.ts";
import { readRelationQuestion } from "./read-relation-question.ts";
import type { Entity } from "./relation.ts";

/** What is asked of the graph; `holdings` are the names of the user's series, each a ticker or an issuer. */
export interface GraphQuestion {
  readonly question: string;
  readonly holdings: readonly string[];
}

export interface GraphFindings {
  /** Chunks that speak of what is near to the question, best first; those that prove a fact come before all others. */
  readonly ranking: readonly ScoredChunk[];
  readonly facts: readonly GraphFact[];
  /** The entities that the question names, and the holdings that it asks about. */
  readonly entities: readonly Entity[];
}

const NOTHING: GraphFindings = { ranking: [], facts: [], entities: [] };
const MOST_FACTS = 8;
const MOST_CHUNKS = 50;
/** How many of the nearest nodes, and of the relations of each, give evidence. */
const NEAREST_NODES = 25;
const RELATIONS_PER_NODE = 20;

/** Nearest first; of equals, those of fewer relations, which say more. */
function byRank(graph: CompiledGraph, rank: Float64Array, answers: readonly RelationAnswer[]) {
  const degree = (node: number) => (graph.offsets[node + 1] ?? 0) - (graph.offsets[node] ?? 0);
  return [...answers].sort(
    (left, right) =>
      (rank[right.node] ?? 0) - (rank[left.node] ?? 0) ||
      degree(left.node) - degree(right.node) ||
      left.node - right.node,
  );
}

/** Chunks by the relations they prove around the nearest nodes, each worth the product of its ends' ranks. */
function rankChunks(
  graph: CompiledGraph,
  rank: Float64Array,
  facts: readonly GraphFact[],
): readonly ScoredChunk[] {
  const scores = new Map<string, number>();
  const add = (chunkId: string, score: number) => scores.set(chunkId, (scores.get(chunkId) ?? 0) + score);
  for (const edge of edgesNear(graph, rank)) {
    const { subject, object, chunkIds } = edge;
    for (const chunkId of chunkIds) add(chunkId, (rank[subject] ?? 0) * (rank[object] ?? 0));
  }
  for (const [place, { chunkIds }] of facts.entries()) {
    for (const chunkId of chunkIds) add(chunkId, MOST_FACTS - place);
  }
  return [...scores]
    .map(([chunkId, score]) => ({ chunkId, score }))
    .sort((left, right) => right.score - left.score || (left.chunkId < right.chunkId ? -1 : 1))
    .slice(0, MOST_CHUNKS);
}

function edgesNear(graph: CompiledGraph, rank: Float64Array): ReadonlySet<GraphEdge> {
  const reached = new Uint32Array(rank.length);
  let count = 0;
  for (let node = 0; node < rank.length; node += 1) if ((rank[node] ?? 0) > 0) reached[count++] = node;
  const nearest = selectTop(reached.subarray(0, count), NEAREST_NODES, (left, right) => {
    const [first, second] = [rank[left] ?? 0, rank[right] ?? 0];
    return first > second || (first === second && left < right);
  });
  const edges = new Set<GraphEdge>();
  for (const node of nearest) {
    const start = graph.offsets[node] ?? 0;
    const end = Math.min(graph.offsets[node + 1] ?? start, start + RELATIONS_PER_NODE);
    for (let place = start; place < end; place += 1) {
      const edge = graph.edges[graph.edgeAt[place] ?? 0];
      if (edge !== undefined) edges.add(edge);
    }
  }
  return edges;
}

/**
 * Answers a question about relations from the graph alone: entities linked by their longest names, the relations it asks for
 * followed within a budget, and chunks ranked by personalised PageRank. Finds nothing where the question names no entity.
 */
export function searchGraph(knowledge: KnowledgeGraph, { question, holdings }: GraphQuestion): GraphFindings {
  const { graph, linker } = knowledge.compile();
  const mentions = linker.link(question);
  const held = new Set(holdings.flatMap((name) => linker.resolve(name) ?? []));
  const asked = readRelationQuestion(question, mentions, held);
  const seeds = new Set(asked.groups.flatMap((group) => [...group]));
  if (seeds.size === 0) return NOTHING;
  const rank = personalisedPageRank(graph, seeds);
  const answers = byRank(graph, rank, answerRelations(graph, asked));
  const edges = [...new Set(answers.flatMap((answer) => answer.edges))].flatMap(
    (edge) => graph.edges[edge] ?? [],
  );
  const facts = describeRelations(graph, edges).slice(0, MOST_FACTS);
  return {
    ranking: rankChunks(graph, rank, facts),
    facts,
    entities: [...seeds].sort((left, right) => left - right).flatMap((node) => graph.nodes[node] ?? []),
  };
}
