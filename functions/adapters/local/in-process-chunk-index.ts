import type { Chunk, ChunkHit, ChunkIndex, ChunkQuery } from "#shared/ports/chunk-index.ts";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";

/** A ChunkIndex in this process's memory, one lexical index per tenant. It holds no vectors, so a question's vector takes no part. */
export class InProcessChunkIndex implements ChunkIndex {
  private readonly tenants = new Map<string, Bm25Index>();

  async upsert(chunks: readonly Chunk[]): Promise<void> {
    for (const [tenantId, ofTenant] of Map.groupBy(chunks, (chunk) => chunk.tenantId)) {
      const index = this.tenants.get(tenantId) ?? new Bm25Index();
      this.tenants.set(tenantId, index);
      index.upsert(ofTenant);
    }
  }

  async remove(tenantId: string, chunkIds: readonly string[]): Promise<void> {
    this.tenants.get(tenantId)?.remove(chunkIds);
  }

  async search({ tenantId, text, filter, limit }: ChunkQuery): Promise<readonly ChunkHit[]> {
    const options = { limit, ...(filter !== undefined && { filter }) };
    const hits = this.tenants.get(tenantId)?.search(text, options) ?? [];
    return hits.map(({ chunk, score }) => ({ chunk, score, lexicalScore: score }));
  }
}
