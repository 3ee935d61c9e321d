import type { Chunk, ChunkHit, ChunkIndex, ChunkQuery } from "#shared/ports/chunk-index.ts";
import type { VectorIndex } from "#shared/ports/vector-index.ts";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { fuseRankings } from "#shared/retrieval/fuse-rankings.ts";

/** Words first: in filings and policies they find more than meaning does, and never less by much. */
const LEXICAL_WEIGHT = 1;
const VECTOR_WEIGHT = 0.7;
/** How deep each side is asked before the two are joined. */
const FUSION_DEPTH = 50;

/**
 * A ChunkIndex with one lexical index per tenant in this process's memory. Where there is a VectorIndex behind it, questions
 * that come with a vector are answered from both.
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
    const { text, filter, limit, vector } = query;
    const fused = vector !== undefined && this.vectors !== undefined;
    const options = {
      limit: fused ? Math.max(limit, FUSION_DEPTH) : limit,
      ...(filter !== undefined && { filter }),
    };
    const lexical = index.search(text, options).map(({ chunk, score }, position) => ({
      chunk,
      score,
      lexical: { rank: position + 1, score },
    }));
    return fused ? this.fuse(index, lexical, { ...query, vector }, this.vectors) : lexical;
  }

  private async fuse(
    index: Bm25Index,
    lexical: readonly ChunkHit[],
    { tenantId, vector, filter, limit }: ChunkQuery & { readonly vector: Float32Array },
    vectors: VectorIndex,
  ): Promise<readonly ChunkHit[]> {
    const near = await vectors.search(tenantId, vector, {
      limit: FUSION_DEPTH,
      admits: index.admits(filter),
    });
    if (near.length === 0) return lexical.slice(0, limit);
    const byWords = new Map(lexical.map((hit) => [hit.chunk.id, hit]));
    const byMeaning = new Map(
      near.map(({ chunkId, similarity }, position) => [chunkId, { rank: position + 1, score: similarity }]),
    );
    const fused = fuseRankings([
      { ids: [...byWords.keys()], weight: LEXICAL_WEIGHT },
      { ids: [...byMeaning.keys()], weight: VECTOR_WEIGHT },
    ]);
    return fused.slice(0, limit).flatMap(({ id, score }) => {
      const chunk = index.chunk(id);
      const placing = byMeaning.get(id);
      const hit = byWords.get(id);
      if (chunk === undefined) return [];
      return [
        { chunk, score, ...(hit?.lexical && { lexical: hit.lexical }), ...(placing && { vector: placing }) },
      ];
    });
  }
}
