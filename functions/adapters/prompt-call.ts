import type { FinRiskError } from "#shared/errors.ts";
import type { GenerateOptions, Generation, Prompt, StreamEvent } from "#shared/ports/language-model.ts";
import { CallDeadline } from "./call-deadline.ts";
import { completeGeneration, isFinished, NO_ANSWER_YET, type PartialAnswer } from "./partial-answer.ts";
import { type ProviderCall, providerError } from "./provider-error.ts";

/** One prompt on its way to a model, by whichever door. */
export interface PromptCall<Output> extends Pick<ProviderCall, "provider" | "secrets"> {
  readonly prompt: Prompt<Output>;
  readonly model: string;
  readonly timeoutMs: number;
  readonly signal: GenerateOptions["signal"];
}

/** How the answers of one API are read. */
export interface AnswerReader {
  /** Adds one response, or one piece of a stream. Throws the errors of LanguageModel. */
  readonly add: (answer: PartialAnswer, response: unknown, call: ProviderCall) => PartialAnswer;
  /** Whatever was thrown on the way, as one of the errors of LanguageModel. */
  readonly mapError: (error: unknown, call: ProviderCall) => FinRiskError;
}

/** Sends one prompt and reads its whole answer, which `send` gives as parsed JSON. Throws the errors of LanguageModel. */
export async function generateAnswer<Output>(
  call: PromptCall<Output>,
  reader: AnswerReader,
  send: (signal: AbortSignal) => Promise<unknown>,
): Promise<Generation<Output>> {
  const deadline = new CallDeadline(call);
  try {
    const response = await deadline.race(send(deadline.signal));
    const answer = reader.add(NO_ANSWER_YET, response, { ...call, now: new Date() });
    if (isFinished(answer)) return completeGeneration(answer, call.prompt, call.model);
    throw providerError("provider-malformed", "answered without a finished candidate", call);
  } catch (error) {
    throw explain(error, call, reader, deadline);
  } finally {
    deadline.release();
  }
}

/** Sends one prompt and passes its answer on piece by piece; `open` gives the pieces of a stream as parsed JSON. */
export async function* streamAnswer<Output>(
  call: PromptCall<Output>,
  reader: AnswerReader,
  open: (signal: AbortSignal) => Promise<AsyncIterable<unknown>>,
): AsyncGenerator<StreamEvent<Output>> {
  const deadline = new CallDeadline(call);
  try {
    let answer = NO_ANSWER_YET;
    for await (const response of await deadline.race(open(deadline.signal))) {
      const longer = reader.add(answer, response, { ...call, now: new Date() });
      const text = longer.text.slice(answer.text.length);
      answer = longer;
      if (text !== "") yield { type: "text", text };
    }
    if (!isFinished(answer)) throw providerError("provider-unavailable", "broke off its answer", call);
    yield { type: "done", generation: completeGeneration(answer, call.prompt, call.model) };
  } catch (error) {
    throw explain(error, call, reader, deadline);
  } finally {
    deadline.release();
  }
}

function explain(
  error: unknown,
  call: PromptCall<unknown>,
  reader: AnswerReader,
  deadline: CallDeadline,
): unknown {
  if (deadline.ended) return deadline.reason(call.provider, error);
  return reader.mapError(error, { ...call, now: new Date() });
}
