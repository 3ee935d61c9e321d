import type {
  GenerateOptions,
  Generation,
  LanguageModel,
  Prompt,
  StreamEvent,
} from "#shared/ports/language-model.ts";
import { generateAnswer, type PromptCall, streamAnswer } from "../prompt-call.ts";
import { chatRequest } from "./chat-request.ts";
import { CHAT_ANSWERS } from "./openai-answer.ts";
import { OpenAiConnection, type OpenAiConnectionFields } from "./openai-connection.ts";
import { RefusableParameter } from "./refusable-parameter.ts";

export interface OpenAiLanguageModelFields extends OpenAiConnectionFields {
  readonly model: string;
  /** For a call that names no deadline of its own, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * OpenAI, and every server that speaks its chat completions: Ollama, llama.cpp, vLLM. A model is held to the prompt's schema until
 * its server refuses that, then to JSON alone.
 */
export class OpenAiLanguageModel implements LanguageModel {
  readonly provider = "openai";
  readonly defaultModel: string;
  private readonly timeoutMs: number;
  private readonly connection: OpenAiConnection;
  private readonly schema = new RefusableParameter({ words: /response.?format|json.?schema|grammar/i });

  constructor(fields: OpenAiLanguageModelFields) {
    this.defaultModel = fields.model;
    this.timeoutMs = fields.timeoutMs;
    this.connection = new OpenAiConnection(fields);
  }

  generate<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}): Promise<Generation<Output>> {
    const call = this.callOf(prompt, options);
    return generateAnswer(call, CHAT_ANSWERS, async (signal) => {
      const response = await this.post(call, options, signal, false);
      return response.json();
    });
  }

  stream<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}): AsyncGenerator<StreamEvent<Output>> {
    const call = this.callOf(prompt, options);
    return streamAnswer(call, CHAT_ANSWERS, async (signal) =>
      this.connection.readEvents(await this.post(call, options, signal, true)),
    );
  }

  private post(
    { prompt, model }: PromptCall<unknown>,
    options: GenerateOptions,
    signal: AbortSignal,
    streaming: boolean,
  ): Promise<Response> {
    const lengthParameter = this.connection.isOpenAi ? "max_completion_tokens" : "max_tokens";
    const send = (answerFormat: "schema" | "json") =>
      this.connection.post(
        "chat/completions",
        chatRequest(prompt, { model, options, answerFormat, streaming, lengthParameter }),
        signal,
      );
    if (options.answerFormat === "json") return send("json");
    return this.schema.send(model, (included) => send(included ? "schema" : "json"));
  }

  private callOf<Output>(prompt: Prompt<Output>, options: GenerateOptions): PromptCall<Output> {
    return {
      ...this.connection.caller,
      prompt,
      model: options.model ?? this.defaultModel,
      timeoutMs: options.timeoutMs ?? this.timeoutMs,
      signal: options.signal,
    };
  }
}
