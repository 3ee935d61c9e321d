import type { GenerateContentRequest, ResponseSchema, SingleRequestOptions } from "@google/generative-ai";
import type {
  GenerateOptions,
  Generation,
  LanguageModel,
  Prompt,
  StreamEvent,
} from "#shared/ports/language-model.ts";
import { generateAnswer, type PromptCall, streamAnswer } from "../prompt-call.ts";
import { GEMINI_ANSWERS } from "./gemini-answer.ts";
import { DEFAULT_GEMINI_MODEL, takesTemperature } from "./gemini-model-names.ts";
import { mapProviderError } from "./map-provider-error.ts";
import { type ObservedCall, observeRetryAfter } from "./observe-retry-after.ts";
import { toGeminiSchema } from "./to-gemini-schema.ts";

export interface GeminiLanguageModelFields {
  readonly apiKey: string;
  readonly model?: string | undefined;
  /** Google's own address when absent. */
  readonly baseUrl?: string | undefined;
  /** For a call that names no deadline of its own, in milliseconds. */
  readonly timeoutMs: number;
}

/** Gemini by API key. `@google/generative-ai` is archived, so this is the only file that knows it. */
export class GeminiLanguageModel implements LanguageModel {
  readonly provider = "gemini";
  readonly defaultModel: string;
  private readonly fields: GeminiLanguageModelFields;

  constructor(fields: GeminiLanguageModelFields) {
    this.fields = fields;
    this.defaultModel = fields.model ?? DEFAULT_GEMINI_MODEL;
  }

  generate<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}): Promise<Generation<Output>> {
    const call = this.callOf(prompt, options);
    return generateAnswer(call, GEMINI_ANSWERS, (signal) =>
      this.send(call, async () => {
        const model = await this.open(call.model);
        const { response } = await model.generateContent(requestOf(call, options), this.transport(signal));
        return response;
      }),
    );
  }

  stream<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}): AsyncGenerator<StreamEvent<Output>> {
    const call = this.callOf(prompt, options);
    return streamAnswer(call, GEMINI_ANSWERS, (signal) =>
      this.send(call, async () => {
        const model = await this.open(call.model);
        const answer = await model.generateContentStream(requestOf(call, options), this.transport(signal));
        // The package also gathers the whole answer; unless somebody listens, its failure would end the process.
        answer.response.catch(() => undefined);
        return answer.stream;
      }),
    );
  }

  private async open(model: string) {
    const { GoogleGenerativeAI } = await import("@google/generative-ai");
    return new GoogleGenerativeAI(this.fields.apiKey).getGenerativeModel({ model });
  }

  private async send<T>(call: PromptCall<unknown>, work: () => Promise<T>): Promise<T> {
    const observed: ObservedCall = {};
    try {
      return await observeRetryAfter(observed, work);
    } catch (error) {
      throw mapProviderError(error, { ...call, now: new Date(), retryAfter: observed.retryAfter });
    }
  }

  private callOf<Output>(prompt: Prompt<Output>, options: GenerateOptions): PromptCall<Output> {
    return {
      prompt,
      provider: "Gemini",
      secrets: [this.fields.apiKey],
      model: options.model ?? this.defaultModel,
      timeoutMs: options.timeoutMs ?? this.fields.timeoutMs,
      signal: options.signal,
    };
  }

  private transport(signal: AbortSignal): SingleRequestOptions {
    const { baseUrl } = this.fields;
    return { apiVersion: "v1beta", signal, ...(baseUrl === undefined ? {} : { baseUrl }) };
  }
}

function requestOf(call: PromptCall<unknown>, options: GenerateOptions): GenerateContentRequest {
  const { temperature, maxOutputTokens } = options;
  const schema = toGeminiSchema(call.prompt.outputSchema);
  return {
    systemInstruction: call.prompt.system,
    contents: [{ role: "user", parts: [{ text: call.prompt.user }] }],
    generationConfig: {
      responseMimeType: "application/json",
      // The wire takes the schema as it is; the package's types spell the names of types in lower case.
      ...(schema === undefined ? {} : { responseSchema: schema as ResponseSchema }),
      ...(temperature !== undefined && takesTemperature(call.model) ? { temperature } : {}),
      ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    },
  };
}
