import { z } from "zod";
import type { EmbeddingModel } from "#shared/ports/embedding-model.ts";
import { embedBatches } from "../embed-batches.ts";
import { failureError, providerError } from "../provider-error.ts";
import { OpenAiConnection, type OpenAiConnectionFields } from "./openai-connection.ts";
import { RefusableParameter } from "./refusable-parameter.ts";

export interface OpenAiEmbeddingModelFields extends OpenAiConnectionFields {
  readonly model: string;
  /** Asked of models whose vectors can be shortened, and what those of every other model must have. */
  readonly dimensions: number;
  /** For each call to the server, in milliseconds. */
  readonly timeoutMs: number;
}

/** OpenAI takes 2,048 texts and 300,000 tokens; fewer keep a local server's answer within the time-out. */
const LIMITS = { maxTexts: 100, maxTokens: 100_000 };

const ResponseSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()) })),
});

/** Models that were trained with the task in front of the text (huggingface.co/nomic-ai/nomic-embed-text-v1.5). */
const READS_TASK_FROM_TEXT = /nomic-embed-text/;
const TASK_PREFIXES = { document: "search_document: ", query: "search_query: " } as const;

/** Embeddings of OpenAI, and of every server that speaks its API. */
export class OpenAiEmbeddingModel implements EmbeddingModel {
  readonly name: string;
  readonly dimensions: number;
  readonly maxTextsPerCall = LIMITS.maxTexts;
  private readonly timeoutMs: number;
  private readonly connection: OpenAiConnection;
  private readonly shortening = new RefusableParameter({ words: /dimension|matryoshka/i });

  constructor(fields: OpenAiEmbeddingModelFields) {
    this.name = fields.model;
    this.dimensions = fields.dimensions;
    this.timeoutMs = fields.timeoutMs;
    this.connection = new OpenAiConnection(fields);
  }

  embed(
    texts: readonly string[],
    purpose: "document" | "query",
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<readonly Float32Array[]> {
    const prefix = READS_TASK_FROM_TEXT.test(this.name) ? TASK_PREFIXES[purpose] : "";
    const call = {
      ...this.connection.caller,
      dimensions: this.dimensions,
      limits: LIMITS,
      timeoutMs: this.timeoutMs,
      signal: options.signal,
      mapError: failureError,
    };
    return embedBatches(
      texts.map((text) => prefix + text),
      call,
      async (batch, signal) => this.readVectors(await this.post(batch, signal)),
    );
  }

  private post(batch: readonly string[], signal: AbortSignal): Promise<Response> {
    const { name: model, dimensions } = this;
    return this.shortening.send(model, (included) => {
      const body = {
        model,
        input: batch,
        encoding_format: "float",
        ...(included ? { dimensions } : {}),
      };
      return this.connection.post("embeddings", body, signal);
    });
  }

  private async readVectors(response: Response): Promise<readonly (readonly number[])[]> {
    const parsed = ResponseSchema.safeParse(await response.json());
    if (!parsed.success) {
      const call = { ...this.connection.caller, cause: parsed.error };
      throw providerError("provider-malformed", "answered in an unknown form", call);
    }
    return parsed.data.data
      .toSorted((left, right) => left.index - right.index)
      .map(({ embedding }) => embedding);
  }
}
