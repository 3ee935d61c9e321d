import type { GoogleGenAI } from "@google/genai";
import type { EmbeddingModel } from "#shared/ports/embedding-model.ts";
import { type EmbeddingPurpose, embedTexts } from "./embed-texts.ts";
import { DEFAULT_EMBEDDING_DIMENSIONS } from "./gemini-model-names.ts";
import { openGeminiClient } from "./genai-client.ts";

export interface GeminiEmbeddingModelFields {
  readonly apiKey: string;
  readonly model: string;
  readonly dimensions?: number | undefined;
  readonly baseUrl?: string | undefined;
  /** For each call to the provider, in milliseconds. */
  readonly timeoutMs: number;
}

/** A call takes at most 100 texts; its size in tokens is bounded only by the model's own limit for each text. */
const LIMITS = { maxTexts: 100, maxTokens: 100 * 2048 };

/** Embeddings of the Gemini API by key. */
export class GeminiEmbeddingModel implements EmbeddingModel {
  readonly name: string;
  readonly dimensions: number;
  readonly maxTextsPerCall = LIMITS.maxTexts;
  private readonly fields: GeminiEmbeddingModelFields;
  private client: Promise<GoogleGenAI> | undefined;

  constructor(fields: GeminiEmbeddingModelFields) {
    this.fields = fields;
    this.name = fields.model;
    this.dimensions = fields.dimensions ?? DEFAULT_EMBEDDING_DIMENSIONS;
  }

  async embed(
    texts: readonly string[],
    purpose: EmbeddingPurpose,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<readonly Float32Array[]> {
    const { apiKey, model, timeoutMs } = this.fields;
    this.client ??= openGeminiClient(this.fields);
    const { models } = await this.client;
    const call = {
      provider: "Gemini",
      secrets: [apiKey],
      model,
      dimensions: this.dimensions,
      purpose,
      limits: LIMITS,
      timeoutMs,
      signal: options.signal,
    };
    return embedTexts(texts, call, (batch, config) =>
      // Whole contents, since the package takes a list of plain texts for parts of one content.
      models.embedContent({ model, contents: batch.map((text) => ({ parts: [{ text }] })), config }),
    );
  }
}
