import type { FinishReason, Generation, Prompt, TokenUsage } from "#shared/ports/language-model.ts";
import { parseModelOutput } from "./parse-model-output.ts";

/** What has arrived of an answer so far. */
export interface PartialAnswer {
  readonly text: string;
  readonly finishReason?: FinishReason;
  readonly model?: string;
  readonly usage: TokenUsage;
  readonly averageLogProbability?: number;
}

export const NO_ANSWER_YET: PartialAnswer = { text: "", usage: { inputTokens: 0, outputTokens: 0 } };

/** A model that has not said why it stopped has not stopped. */
export function isFinished(
  answer: PartialAnswer,
): answer is PartialAnswer & { readonly finishReason: FinishReason } {
  return answer.finishReason !== undefined;
}

/** The finished answer. Throws `provider-malformed` when it does not fit the prompt's output schema. */
export function completeGeneration<Output>(
  answer: PartialAnswer & { readonly finishReason: FinishReason },
  prompt: Prompt<Output>,
  askedModel: string,
): Generation<Output> {
  const { text, usage, finishReason, averageLogProbability } = answer;
  return {
    output: parseModelOutput(text, prompt),
    text,
    model: answer.model ?? askedModel,
    finishReason,
    usage,
    ...(averageLogProbability === undefined ? {} : { averageLogProbability }),
  };
}
