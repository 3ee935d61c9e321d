import type { EmbeddingModel } from "#shared/ports/embedding-model.ts";
import type { BatchLimits } from "../embedding-batches.ts";
import { type EmbeddingPurpose, embedTexts, readsTaskFromText } from "./embed-texts.ts";
import { DEFAULT_EMBEDDING_DIMENSIONS } from "./gemini-model-names.ts";
import type { VertexClientFields } from "./genai-client.ts";
import { VertexClients } from "./vertex-clients.ts";

export interface VertexEmbeddingModelFields extends VertexClientFields {
  readonly model: string;
  readonly dimensions?: number | undefined;
  /** For each call to the provider, in milliseconds. */
  readonly timeoutMs: number;
}

/** gemini-embedding-001 takes 250 texts and 20,000 tokens a call, gemini-embedding-2 one text. */
const LIMITS: BatchLimits = { maxTexts: 250, maxTokens: 20_000 };

/** Embeddings of Vertex AI. */
export class VertexEmbeddingModel implements EmbeddingModel {
  readonly name: string;
  readonly dimensions: number;
  readonly maxTextsPerCall: number;
  private readonly fields: VertexEmbeddingModelFields;
  private readonly clients: VertexClients;

  constructor(fields: VertexEmbeddingModelFields) {
    this.fields = fields;
    this.name = fields.model;
    this.dimensions = fields.dimensions ?? DEFAULT_EMBEDDING_DIMENSIONS;
    this.maxTextsPerCall = readsTaskFromText(fields.model) ? 1 : LIMITS.maxTexts;
    this.clients = new VertexClients(fields);
  }

  async embed(
    texts: readonly string[],
    purpose: EmbeddingPurpose,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<readonly Float32Array[]> {
    const { model, location, timeoutMs } = this.fields;
    const { models } = await this.clients.at(location);
    const call = {
      provider: "Vertex AI",
      secrets: [],
      model,
      dimensions: this.dimensions,
      purpose,
      limits: { ...LIMITS, maxTexts: this.maxTextsPerCall },
      timeoutMs,
      signal: options.signal,
    };
    return embedTexts(texts, call, (batch, config) =>
      models.embedContent({ model, contents: [...batch], config }),
    );
  }
}
