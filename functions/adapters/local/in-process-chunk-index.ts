import type {
  Chunk,
  ChunkFilter,
  ChunkHit,
  ChunkIndex,
  ChunkQuery,
  Placing,
} from "#shared/ports/chunk-index.ts";
import type { VectorIndex } from "#shared/ports/vector-index.ts";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { fuseRankings } from "#shared/retrieval/fuse-rankings.ts";

/** Words first: in filings and policies they find more than meaning does, and never less by much. */
const LEXICAL_WEIGHT = 1;
const VECTOR_WEIGHT = 0.7;
/** Whoever asks the graph has seen that the question is about relations, of which it knows most. */
const GRAPH_WEIGHT = 1;
/** How deep each side is asked before they are joined. */
const FUSION_DEPTH = 50;

type Placings = ReadonlyMap<string, Placing>;

const placingsOf = (scored: readonly { readonly id: string; readonly score: number }[]): Placings =>
  new Map(scored.map(({ id, score }, position) => [id, { rank: position + 1, score }]));

/** What a caller asked for, without what was only read from the question. */
function withoutScope(filter: ChunkFilter | undefined): ChunkFilter | undefined {
  if (filter?.scope === undefined) return filter;
  const { scope: _scope, ...own } = filter;
  return Object.keys(own).length === 0 ? undefined : own;
}

/**
 * A ChunkIndex with one lexical index per tenant in this process's memory. Where there is a VectorIndex behind it, questions
 * that come with a vector are answered from both; and from the knowledge graph, where it has found something.
 */
export class InProcessChunkIndex implements ChunkIndex {
  private readonly tenants = new Map<string, Bm25Index>();
  private readonly vectors: VectorIndex | undefined;

  constructor(fields: { readonly vectors?: VectorIndex | undefined } = {}) {
    this.vectors = fields.vectors;
  }

  async upsert(chunks: readonly Chunk[]): Promise<void> {
    for (const [tenantId, ofTenant] of Map.groupBy(chunks, (chunk) => chunk.tenantId)) {
      const index = this.tenants.get(tenantId) ?? new Bm25Index();
      this.tenants.set(tenantId, index);
      index.upsert(ofTenant);
    }
  }

  async remove(tenantId: string, chunkIds: readonly string[]): Promise<void> {
    this.tenants.get(tenantId)?.remove(chunkIds);
    await this.vectors?.remove(tenantId, chunkIds);
  }

  async search(query: ChunkQuery): Promise<readonly ChunkHit[]> {
    const index = this.tenants.get(query.tenantId);
    if (index === undefined) return [];
    const { text, filter, limit } = query;
    const [near, related] = [await this.near(index, query), relatedOf(index, query)];
    const isFused = near.size > 0 || related.size > 0;
    const options = {
      limit: isFused ? Math.max(limit, FUSION_DEPTH) : limit,
      ...(filter !== undefined && { filter }),
    };
    const lexical = index.search(text, options).map(({ chunk, score }, position) => ({
      chunk,
      score,
      lexical: { rank: position + 1, score },
    }));
    return isFused ? fuse(index, { lexical, near, related }).slice(0, limit) : lexical;
  }

  /** Nothing without a vector, or without an index that holds some. */
  private async near(index: Bm25Index, { tenantId, vector, filter }: ChunkQuery): Promise<Placings> {
    if (vector === undefined || this.vectors === undefined) return new Map();
    const options = { limit: FUSION_DEPTH, admits: index.admits(filter) };
    const near = await this.vectors.search(tenantId, vector, options);
    return placingsOf(near.map(({ chunkId, similarity }) => ({ id: chunkId, score: similarity })));
  }
}

/** What the graph found of the chunks at hand. */
function relatedOf(index: Bm25Index, { graph = [], filter }: ChunkQuery): Placings {
  if (graph.length === 0) return new Map();
  const admits = index.admits(withoutScope(filter));
  return placingsOf(
    graph.flatMap(({ chunkId: id, score }) => (admits(id) ? [{ id, score }] : [])).slice(0, FUSION_DEPTH),
  );
}

/** Every chunk that any side found, in the order that they come to together. */
function fuse(
  index: Bm25Index,
  found: { readonly lexical: readonly ChunkHit[]; readonly near: Placings; readonly related: Placings },
): readonly ChunkHit[] {
  const byWords = new Map(found.lexical.map((hit) => [hit.chunk.id, hit]));
  const fused = fuseRankings([
    { ids: [...byWords.keys()], weight: LEXICAL_WEIGHT },
    { ids: [...found.near.keys()], weight: VECTOR_WEIGHT },
    { ids: [...found.related.keys()], weight: GRAPH_WEIGHT },
  ]);
  return fused.flatMap(({ id, score }) => {
    const chunk = index.chunk(id);
    if (chunk === undefined) return [];
    const [lexical, vector, graph] = [byWords.get(id)?.lexical, found.near.get(id), found.related.get(id)];
    return [
      { chunk, score, ...(lexical && { lexical }), ...(vector && { vector }), ...(graph && { graph }) },
    ];
  });
}
