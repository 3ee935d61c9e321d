import type { GenerateOptions, Generation, Prompt, StreamEvent } from "#shared/ports/language-model.ts";
import { CallDeadline } from "../call-deadline.ts";
import { addResponse, completeGeneration, isFinished, NO_ANSWER_YET } from "./gemini-answer.ts";
import { mapProviderError, type ProviderCall, providerError } from "./map-provider-error.ts";

/** One prompt on its way to a Gemini model, by whichever door. */
export interface PromptCall<Output> extends Pick<ProviderCall, "provider" | "secrets"> {
  readonly prompt: Prompt<Output>;
  readonly model: string;
  readonly timeoutMs: number;
  readonly signal: GenerateOptions["signal"];
}

/** Sends one prompt and reads its whole answer; `send` gives a GenerateContentResponse. Throws the errors of LanguageModel. */
export async function generateAnswer<Output>(
  call: PromptCall<Output>,
  send: (signal: AbortSignal) => Promise<unknown>,
): Promise<Generation<Output>> {
  const deadline = new CallDeadline(call);
  try {
    const response = await deadline.race(send(deadline.signal));
    const answer = addResponse(NO_ANSWER_YET, response, { ...call, now: new Date() });
    if (isFinished(answer)) return completeGeneration(answer, call.prompt, call.model);
    throw providerError("provider-malformed", "answered without a finished candidate", call);
  } catch (error) {
    throw explain(error, call, deadline);
  } finally {
    deadline.release();
  }
}

/** Sends one prompt and passes its answer on piece by piece; `open` gives the GenerateContentResponses of a stream. */
export async function* streamAnswer<Output>(
  call: PromptCall<Output>,
  open: (signal: AbortSignal) => Promise<AsyncIterable<unknown>>,
): AsyncGenerator<StreamEvent<Output>> {
  const deadline = new CallDeadline(call);
  try {
    let answer = NO_ANSWER_YET;
    for await (const response of await deadline.race(open(deadline.signal))) {
      const longer = addResponse(answer, response, { ...call, now: new Date() });
      const text = longer.text.slice(answer.text.length);
      answer = longer;
      if (text !== "") yield { type: "text", text };
    }
    if (!isFinished(answer)) throw providerError("provider-unavailable", "broke off its answer", call);
    yield { type: "done", generation: completeGeneration(answer, call.prompt, call.model) };
  } catch (error) {
    throw explain(error, call, deadline);
  } finally {
    deadline.release();
  }
}

function explain(error: unknown, call: PromptCall<unknown>, deadline: CallDeadline): unknown {
  if (deadline.ended) return deadline.reason(call.provider, error);
  return mapProviderError(error, { ...call, now: new Date() });
}
