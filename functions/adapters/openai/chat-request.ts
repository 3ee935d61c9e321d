import type { GenerateOptions, Prompt } from "#shared/ports/language-model.ts";
import { toAnswerSchema } from "./answer-schema.ts";

export interface ChatSettings {
  readonly model: string;
  readonly options: GenerateOptions;
  /** `schema` holds the model to the prompt's output schema, `json` to JSON alone and tells the schema in words. */
  readonly answerFormat: "schema" | "json";
  readonly streaming: boolean;
  /** OpenAI's newer models refuse `max_tokens`, other servers know nothing else. */
  readonly lengthParameter: "max_completion_tokens" | "max_tokens";
}

/** Reasoning models refuse a temperature (platform.openai.com/docs/guides/reasoning). */
const SETTLED_TEMPERATURE = /^(?:o\d|gpt-(?:[5-9]|\d\d))/;

/** The body of POST /chat/completions for one prompt. */
export function chatRequest(prompt: Prompt, settings: ChatSettings): Readonly<Record<string, unknown>> {
  const { model, options, streaming, lengthParameter } = settings;
  const { temperature, maxOutputTokens } = options;
  const { responseFormat, system } = answerFormatOf(prompt, settings.answerFormat);
  return {
    model,
    messages: [
      { role: "system", content: system },
      { role: "user", content: prompt.user },
    ],
    response_format: responseFormat,
    ...(streaming ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...(temperature !== undefined && !SETTLED_TEMPERATURE.test(model) ? { temperature } : {}),
    ...(maxOutputTokens === undefined ? {} : { [lengthParameter]: maxOutputTokens }),
  };
}

function answerFormatOf({ id, system, outputSchema }: Prompt, answerFormat: ChatSettings["answerFormat"]) {
  const answer = toAnswerSchema(outputSchema);
  if (answer === undefined) return { responseFormat: { type: "json_object" }, system };
  if (answerFormat === "schema") {
    return { responseFormat: { type: "json_schema", json_schema: { name: id, ...answer } }, system };
  }
  const told = `${system}\nThe JSON object fits this JSON schema: ${JSON.stringify(answer.schema)}`;
  return { responseFormat: { type: "json_object" }, system: told };
}
