import type { GenerateContentParameters } from "@google/genai";
import type {
  GenerateOptions,
  Generation,
  LanguageModel,
  Prompt,
  StreamEvent,
} from "#shared/ports/language-model.ts";
import { generateAnswer, type PromptCall, streamAnswer } from "../prompt-call.ts";
import { GEMINI_ANSWERS } from "./gemini-answer.ts";
import { DEFAULT_GEMINI_MODEL, locationOf } from "./gemini-model-names.ts";
import type { VertexClientFields } from "./genai-client.ts";
import { VertexClients } from "./vertex-clients.ts";
import { type VertexAnswerSettings, vertexGenerationConfig } from "./vertex-generation-config.ts";

/** `location` is for models that do not name their own. */
export interface VertexLanguageModelFields extends VertexClientFields, Partial<VertexAnswerSettings> {
  readonly model?: string | undefined;
  /** For a call that names no deadline of its own, in milliseconds. */
  readonly timeoutMs: number;
}

/** Gemini on Vertex AI: base models by name, and tuned models by their endpoint's resource name, each asked where it lives. */
export class VertexLanguageModel implements LanguageModel {
  readonly provider = "vertex";
  readonly defaultModel: string;
  private readonly fields: VertexLanguageModelFields;
  private readonly settings: VertexAnswerSettings;
  private readonly clients: VertexClients;

  constructor(fields: VertexLanguageModelFields) {
    const { answerFormat = "schema", thinking = "model-default", model = DEFAULT_GEMINI_MODEL } = fields;
    this.fields = fields;
    this.defaultModel = model;
    this.settings = { answerFormat, thinking };
    this.clients = new VertexClients(fields);
  }

  generate<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}): Promise<Generation<Output>> {
    const call = this.callOf(prompt, options);
    return generateAnswer(call, GEMINI_ANSWERS, async (signal) => {
      const { models } = await this.clients.at(locationOf(call.model, this.fields.location));
      return models.generateContent(this.requestOf(call, options, signal));
    });
  }

  stream<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}): AsyncGenerator<StreamEvent<Output>> {
    const call = this.callOf(prompt, options);
    return streamAnswer(call, GEMINI_ANSWERS, async (signal) => {
      const { models } = await this.clients.at(locationOf(call.model, this.fields.location));
      return models.generateContentStream(this.requestOf(call, options, signal));
    });
  }

  private callOf<Output>(prompt: Prompt<Output>, options: GenerateOptions): PromptCall<Output> {
    return {
      prompt,
      provider: "Vertex AI",
      secrets: [],
      model: options.model ?? this.defaultModel,
      timeoutMs: options.timeoutMs ?? this.fields.timeoutMs,
      signal: options.signal,
    };
  }

  private requestOf(
    { prompt, model }: PromptCall<unknown>,
    options: GenerateOptions,
    signal: AbortSignal,
  ): GenerateContentParameters {
    const config = vertexGenerationConfig(prompt, model, options, this.settings);
    return { model, contents: prompt.user, config: { ...config, abortSignal: signal } };
  }
}
