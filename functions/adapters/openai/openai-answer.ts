import { z } from "zod";
import type { FinishReason, TokenUsage } from "#shared/ports/language-model.ts";
import type { PartialAnswer } from "../partial-answer.ts";
import type { AnswerReader } from "../prompt-call.ts";
import { failureError, type ProviderCall, providerError } from "../provider-error.ts";
import { findErrorInResponse } from "./openai-error.ts";

const TextSchema = z.object({ content: z.string().nullish(), refusal: z.string().nullish() });

/** The fields of a chat completion that FinRisk reads; a whole answer has a `message`, each piece of a stream a `delta`. */
const ResponseSchema = z.object({
  choices: z.array(
    z.object({
      message: TextSchema.nullish(),
      delta: TextSchema.nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
  model: z.string().nullish(),
});

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = { stop: "stop", length: "length" };
const BLOCKED = "content_filter";

/** The answers of every server that speaks OpenAI's chat completions. */
export const CHAT_ANSWERS: AnswerReader = { add: addResponse, mapError: failureError };

/** Throws `provider-blocked`, `provider-malformed`, or the error that a stream may carry in place of text. */
function addResponse(answer: PartialAnswer, response: unknown, call: ProviderCall): PartialAnswer {
  const { choices, usage, model } = readResponse(response, call);
  const { message, delta, finish_reason: finishReason } = choices[0] ?? {};
  const { content, refusal } = message ?? delta ?? {};
  const blockedFor = refusal || (finishReason === BLOCKED ? BLOCKED : undefined);
  if (blockedFor) {
    throw providerError("provider-blocked", `blocked the prompt or the answer: ${blockedFor}`, call);
  }
  return {
    ...answer,
    text: answer.text + (content ?? ""),
    ...(finishReason ? { finishReason: FINISH_REASONS[finishReason] ?? "other" } : {}),
    ...(model ? { model } : {}),
    ...(usage ? { usage: usageOf(usage) } : {}),
  };
}

function readResponse(response: unknown, call: ProviderCall): z.infer<typeof ResponseSchema> {
  const carried = findErrorInResponse(response, call);
  if (carried !== undefined) throw carried;
  const parsed = ResponseSchema.safeParse(response);
  if (parsed.success) return parsed.data;
  throw providerError("provider-malformed", "answered in an unknown form", { ...call, cause: parsed.error });
}

/** Reasoning is among the completion's tokens, as it is billed. */
function usageOf(usage: NonNullable<z.infer<typeof ResponseSchema>["usage"]>): TokenUsage {
  return { inputTokens: usage.prompt_tokens ?? 0, outputTokens: usage.completion_tokens ?? 0 };
}
