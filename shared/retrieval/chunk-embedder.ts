import type { Chunk } from "../ports/chunk-index.ts";
import type { EmbeddingModel } from "../ports/embedding-model.ts";
import type { Logger } from "../ports/runtime.ts";
import type { VectorIndex } from "../ports/vector-index.ts";

/** What of a chunk is embedded: headings say what a table or a paragraph is about. */
const embeddedText = ({ title, path, text }: Chunk): string =>
  [[title, ...path.filter((heading) => heading !== title)].join(" › "), text].join("\n");

/** Keeps the vectors of chunks in step with their texts, and turns questions into vectors. */
export class ChunkEmbedder {
  private readonly embeddings: EmbeddingModel;
  private readonly vectors: VectorIndex;
  private readonly logger: Logger;
  private readonly questionTimeoutMs: number;

  /** `questionTimeoutMs` bounds what a question waits for its vector. */
  constructor(fields: {
    readonly embeddings: EmbeddingModel;
    readonly vectors: VectorIndex;
    readonly logger: Logger;
    readonly questionTimeoutMs: number;
  }) {
    this.embeddings = fields.embeddings;
    this.vectors = fields.vectors;
    this.logger = fields.logger;
    this.questionTimeoutMs = fields.questionTimeoutMs;
  }

  /** Embeds the chunks that have no vector yet. Throws the provider's error; chunks embedded before it stay so. */
  async embedMissing(tenantId: string, chunks: readonly Chunk[]): Promise<void> {
    const missing = new Set(
      await this.vectors.missing(
        tenantId,
        chunks.map(({ id }) => id),
      ),
    );
    const lacking = chunks.filter(({ id }) => missing.has(id));
    for (let start = 0; start < lacking.length; start += this.embeddings.maxTextsPerCall) {
      const batch = lacking.slice(start, start + this.embeddings.maxTextsPerCall);
      const vectors = await this.embeddings.embed(batch.map(embeddedText), "document");
      const pairs = batch.flatMap(({ id: chunkId }, index) => {
        const vector = vectors[index];
        return vector === undefined ? [] : [{ chunkId, vector }];
      });
      await this.vectors.upsert(tenantId, pairs);
    }
  }

  /** The question's vector; undefined when the provider fails or is too slow, since words alone find most passages. */
  async embedQuestion(text: string): Promise<Float32Array | undefined> {
    try {
      const signal = AbortSignal.timeout(this.questionTimeoutMs);
      const [vector] = await this.embeddings.embed([text], "query", { signal });
      return vector;
    } catch (error) {
      this.logger.warn("question not embedded, searching by words alone", { error: String(error) });
      return undefined;
    }
  }
}
