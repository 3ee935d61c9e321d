import type { GenerateContentConfig, ThinkingLevel } from "@google/genai";
import type { GenerateOptions, Prompt } from "#shared/ports/language-model.ts";
import { isTunedEndpoint, takesTemperature } from "./gemini-model-names.ts";
import { toGeminiSchema } from "./to-gemini-schema.ts";

/** How base models are asked unless a call says otherwise; tuned endpoints have rules of their own. */
export interface VertexAnswerSettings {
  /** `schema` holds the model to the prompt's output schema, `json` only to JSON. */
  readonly answerFormat: "schema" | "json";
  /** `lowest` asks for the least thinking the API knows; some models refuse that. */
  readonly thinking: "model-default" | "lowest";
}

/**
 * What to ask of a model. Tuned endpoints get neither a schema nor a format, which were not there when they were trained
 * and lower their quality, and think as little as possible, as they were trained without thoughts.
 */
export function vertexGenerationConfig(
  prompt: Prompt,
  model: string,
  options: GenerateOptions,
  settings: VertexAnswerSettings,
): GenerateContentConfig {
  const { temperature, maxOutputTokens, answerFormat = settings.answerFormat } = options;
  const thinking = options.thinking ?? settings.thinking;
  const tuned = isTunedEndpoint(model);
  return {
    systemInstruction: prompt.system,
    // More than one billed request for one prompt is never wanted.
    automaticContinuation: false,
    ...(tuned ? {} : formatOf(prompt, answerFormat)),
    ...(tuned || thinking === "lowest" ? { thinkingConfig: LOWEST_THINKING } : {}),
    ...(temperature !== undefined && takesTemperature(model) ? { temperature } : {}),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
  };
}

/** The value of the package's enum, written out so that the package need not be loaded to know it. */
const LOWEST_THINKING = { thinkingLevel: "MINIMAL" as ThinkingLevel };

function formatOf(prompt: Prompt, answerFormat: VertexAnswerSettings["answerFormat"]): GenerateContentConfig {
  const schema = answerFormat === "schema" ? toGeminiSchema(prompt.outputSchema) : undefined;
  return {
    responseMimeType: "application/json",
    ...(schema === undefined ? {} : { responseSchema: schema }),
  };
}
