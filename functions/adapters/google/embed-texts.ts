import type { EmbedContentConfig, EmbedContentResponse } from "@google/genai";
import { type EmbeddingCall, embedBatches } from "../embed-batches.ts";
import { mapProviderError } from "./map-provider-error.ts";

export type EmbeddingPurpose = "document" | "query";

interface GeminiEmbeddingCall extends Omit<EmbeddingCall, "mapError"> {
  readonly model: string;
  readonly purpose: EmbeddingPurpose;
}

type SendBatch = (texts: readonly string[], config: EmbedContentConfig) => Promise<EmbedContentResponse>;

const TASK_TYPES = { document: "RETRIEVAL_DOCUMENT", query: "RETRIEVAL_QUERY" } as const;

/** From gemini-embedding-2 on the task is told in the text (ai.google.dev/gemini-api/docs/embeddings). */
const TASK_PREFIXES = { document: "title: none | text: ", query: "task: search result | query: " } as const;

/** True for models that are told the task in the text and ignore the task type. */
export function readsTaskFromText(model: string): boolean {
  return model.includes("gemini-embedding-2");
}

/** One unit vector a text, in order, in as many calls as the limits ask for. Throws the provider errors of EmbeddingModel. */
export function embedTexts(
  texts: readonly string[],
  call: GeminiEmbeddingCall,
  send: SendBatch,
): Promise<readonly Float32Array[]> {
  const inText = readsTaskFromText(call.model);
  const asked = inText ? texts.map((text) => TASK_PREFIXES[call.purpose] + text) : texts;
  const config: EmbedContentConfig = {
    outputDimensionality: call.dimensions,
    ...(inText ? {} : { taskType: TASK_TYPES[call.purpose] }),
  };
  return embedBatches(asked, { ...call, mapError: mapProviderError }, async (batch, abortSignal) => {
    const { embeddings = [] } = await send(batch, { ...config, abortSignal });
    return embeddings.map(({ values }) => values);
  });
}
