import { z } from "zod";
import type { FinishReason, TokenUsage } from "#shared/ports/language-model.ts";
import type { PartialAnswer } from "../partial-answer.ts";
import type { AnswerReader } from "../prompt-call.ts";
import { type ProviderCall, providerError } from "../provider-error.ts";
import { findErrorInResponse, mapProviderError } from "./map-provider-error.ts";

/** The fields of a GenerateContentResponse that FinRisk reads; the same for the Gemini API, Vertex AI and each piece of a stream. */
const ResponseSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z
          .object({
            parts: z
              .array(z.object({ text: z.string().nullish(), thought: z.boolean().nullish() }))
              .nullish(),
          })
          .nullish(),
        finishReason: z.string().nullish(),
        avgLogprobs: z.number().nullish(),
      }),
    )
    .nullish(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: z
    .object({
      promptTokenCount: z.number().nullish(),
      candidatesTokenCount: z.number().nullish(),
      thoughtsTokenCount: z.number().nullish(),
    })
    .nullish(),
  modelVersion: z.string().nullish(),
});

const BLOCKED = new Set([
  "SAFETY",
  "RECITATION",
  "LANGUAGE",
  "BLOCKLIST",
  "PROHIBITED_CONTENT",
  "SPII",
  "MODEL_ARMOR",
]);

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = { STOP: "stop", MAX_TOKENS: "length" };

/**
 * Adds one response, or one piece of a stream. Thoughts are left out of the text and counted as output, as they are billed.
 * Throws `provider-blocked`, `provider-malformed`, or the error that a stream may carry in place of text.
 */
function addResponse(answer: PartialAnswer, response: unknown, call: ProviderCall): PartialAnswer {
  const { candidates, promptFeedback, usageMetadata, modelVersion } = readResponse(response, call);
  const { content, finishReason, avgLogprobs } = candidates?.[0] ?? {};
  const blockedFor =
    promptFeedback?.blockReason ?? (BLOCKED.has(finishReason ?? "") ? finishReason : undefined);
  if (blockedFor) {
    throw providerError("provider-blocked", `blocked the prompt or the answer: ${blockedFor}`, call);
  }
  const pieces = (content?.parts ?? []).map((part) => (part.thought ? "" : (part.text ?? "")));
  return {
    ...answer,
    text: answer.text + pieces.join(""),
    ...(finishReason ? { finishReason: FINISH_REASONS[finishReason] ?? "other" } : {}),
    ...(modelVersion ? { model: modelVersion } : {}),
    ...(usageMetadata ? { usage: usageOf(usageMetadata) } : {}),
    ...(typeof avgLogprobs === "number" ? { averageLogProbability: avgLogprobs } : {}),
  };
}

/** The answers of the Gemini API and of Vertex AI. */
export const GEMINI_ANSWERS: AnswerReader = { add: addResponse, mapError: mapProviderError };

function readResponse(response: unknown, call: ProviderCall): z.infer<typeof ResponseSchema> {
  const carried = findErrorInResponse(response, call);
  if (carried !== undefined) throw carried;
  const parsed = ResponseSchema.safeParse(response);
  if (parsed.success) return parsed.data;
  throw providerError("provider-malformed", "answered in an unknown form", { ...call, cause: parsed.error });
}

function usageOf(usage: NonNullable<z.infer<typeof ResponseSchema>["usageMetadata"]>): TokenUsage {
  return {
    inputTokens: usage.promptTokenCount ?? 0,
    outputTokens: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
  };
}
