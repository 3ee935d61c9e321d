import { createHash } from "node:crypto";
import type { z } from "zod";
import type {
  BatchEmbedContentsBody,
  EmbedContentBody,
  PredictBody,
  VertexEmbedContentBody,
} from "./gemini-request-schemas.ts";

/** Shortened vectors come unscaled from Google, so these have this length. */
const VECTOR_LENGTH = 0.7;
const FULL_DIMENSIONS = 3072;
const MAX_BATCH = 100;
const MAX_INSTANCES = 250;
const MAX_TOKENS = 20_000;

/** A refusal in Google's words, or the body of a success. */
export type EmbeddingOutcome = { readonly refusal: string } | { readonly body: unknown };

export function answerEmbed(body: z.infer<typeof EmbedContentBody>): EmbeddingOutcome {
  return { body: { embedding: embeddingOf(body) } };
}

export function answerBatchEmbed({ requests }: z.infer<typeof BatchEmbedContentsBody>): EmbeddingOutcome {
  if (requests.length > MAX_BATCH) {
    return {
      refusal: `* BatchEmbedContentsRequest.requests: at most ${MAX_BATCH} requests can be in one batch`,
    };
  }
  return { body: { embeddings: requests.map(embeddingOf) } };
}

export function answerVertexEmbed(body: z.infer<typeof VertexEmbedContentBody>): EmbeddingOutcome {
  const { taskType, outputDimensionality } = body.embedContentConfig ?? {};
  const values = pretendVector(textOf(body.content), taskType, outputDimensionality);
  return { body: { embedding: { values }, usageMetadata: { promptTokenCount: 7, totalTokenCount: 7 } } };
}

export function answerPredict({ instances, parameters }: z.infer<typeof PredictBody>): EmbeddingOutcome {
  const tokens = instances.map(({ content }) => countTokens(content));
  const total = tokens.reduce((sum, count) => sum + count, 0);
  if (instances.length > MAX_INSTANCES) {
    return { refusal: `${instances.length} instance(s) is more than the allowed ${MAX_INSTANCES}.` };
  }
  if (total > MAX_TOKENS) {
    return { refusal: `The input token count is ${total} but the model supports up to ${MAX_TOKENS}.` };
  }
  const predictions = instances.map(({ content, task_type }, index) => ({
    embeddings: {
      values: pretendVector(content, task_type, parameters?.outputDimensionality),
      statistics: { token_count: tokens[index], truncated: false },
    },
  }));
  return { body: { predictions, metadata: { billableCharacterCount: total } } };
}

function embeddingOf({ content, taskType, outputDimensionality }: z.infer<typeof EmbedContentBody>) {
  return { values: pretendVector(textOf(content), taskType, outputDimensionality) };
}

const textOf = (content: { parts: readonly { text: string }[] }): string =>
  content.parts.map(({ text }) => text).join("");

/** Digits one by one, other text at four bytes a token. */
const countTokens = (text: string): number =>
  (text.match(/\d/g)?.length ?? 0) + Math.ceil(Buffer.byteLength(text.replace(/\d/g, "")) / 4);

/** The same text and task give the same vector, and different ones different vectors. */
function pretendVector(text: string, task = "", dimensions = FULL_DIMENSIONS): readonly number[] {
  const bytes = createHash("shake256", { outputLength: dimensions }).update(`${task}\n${text}`).digest();
  const values = Array.from(bytes, (byte) => byte - 127.5);
  const scale = VECTOR_LENGTH / Math.hypot(...values);
  return values.map((value) => value * scale);
}
