/** The unit vector of a chunk's text. */
export interface ChunkVector {
  readonly chunkId: string;
  readonly vector: Float32Array;
}

/** `similarity` is the cosine, from -1 to 1. */
export interface VectorHit {
  readonly chunkId: string;
  readonly similarity: number;
}

/**
 * Vectors of chunks, all of one model and length, one tenant at a time. Chunks that are gone may still have one for a while: who
 * searches knows which chunks are live.
 */
export interface VectorIndex {
  /** Replaces vectors of the same chunk; repeating it changes nothing. */
  upsert(tenantId: string, vectors: readonly ChunkVector[]): Promise<void>;
  /** Removing what is not there succeeds. */
  remove(tenantId: string, chunkIds: readonly string[]): Promise<void>;
  /** Those of the chunks that have no vector yet. */
  missing(tenantId: string, chunkIds: readonly string[]): Promise<readonly string[]>;
  /** The nearest chunks that `admits` lets through, by similarity, ties by chunk id. */
  search(
    tenantId: string,
    vector: Float32Array,
    options: { readonly limit: number; readonly admits: (chunkId: string) => boolean },
  ): Promise<readonly VectorHit[]>;
}
