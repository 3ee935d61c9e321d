import type { EmbedContentConfig, EmbedContentResponse } from "@google/genai";
import { CallDeadline, type CallLimits } from "../call-deadline.ts";
import { type BatchLimits, batchTexts } from "./embedding-batches.ts";
import { mapProviderError, type ProviderCall, providerError } from "./map-provider-error.ts";
import { toUnitVector } from "./unit-vector.ts";

export type EmbeddingPurpose = "document" | "query";

/** `timeoutMs` is for each call to the provider. */
export interface EmbeddingCall extends Pick<ProviderCall, "provider" | "secrets">, CallLimits {
  readonly model: string;
  readonly dimensions: number;
  readonly purpose: EmbeddingPurpose;
  readonly limits: BatchLimits;
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
export async function embedTexts(
  texts: readonly string[],
  call: EmbeddingCall,
  send: SendBatch,
): Promise<readonly Float32Array[]> {
  const inText = readsTaskFromText(call.model);
  const asked = inText ? texts.map((text) => TASK_PREFIXES[call.purpose] + text) : texts;
  const config: EmbedContentConfig = {
    outputDimensionality: call.dimensions,
    ...(inText ? {} : { taskType: TASK_TYPES[call.purpose] }),
  };
  const vectors: Float32Array[] = [];
  for (const batch of batchTexts(asked, call.limits)) {
    vectors.push(...(await embedBatch(batch, call, config, send)));
  }
  return vectors;
}

async function embedBatch(
  batch: readonly string[],
  call: EmbeddingCall,
  config: EmbedContentConfig,
  send: SendBatch,
): Promise<readonly Float32Array[]> {
  const deadline = new CallDeadline(call);
  try {
    const response = await deadline.race(send(batch, { ...config, abortSignal: deadline.signal }));
    return readVectors(response, batch.length, call);
  } catch (error) {
    throw deadline.ended
      ? deadline.reason(call.provider, error)
      : mapProviderError(error, { ...call, now: new Date() });
  } finally {
    deadline.release();
  }
}

function readVectors(
  { embeddings = [] }: EmbedContentResponse,
  expected: number,
  call: EmbeddingCall,
): readonly Float32Array[] {
  const vectors = embeddings.map(({ values = [] }) =>
    values.length === call.dimensions ? toUnitVector(values) : undefined,
  );
  const usable = vectors.filter((vector) => vector !== undefined);
  if (usable.length === expected && vectors.length === expected) return usable;
  throw providerError(
    "provider-malformed",
    `answered ${usable.length} usable vectors of ${call.dimensions} numbers for ${expected} texts`,
    call,
  );
}
