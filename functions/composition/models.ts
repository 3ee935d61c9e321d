import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { Config } from "#shared/config.ts";
import { withRetries } from "#shared/models/retry-generation.ts";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import type { Runtime } from "#shared/ports/runtime.ts";
import { EmbeddedLanguageModel } from "../adapters/local/embedded-model/embedded-language-model.ts";

export interface Models {
  readonly model: LanguageModel;
  /** Answers when `model` cannot; none behind the embedded model, which cannot fail. */
  readonly fallbackModel?: LanguageModel;
}

async function openProvider(config: Config): Promise<LanguageModel | undefined> {
  switch (config.FINRISK_MODEL_PROVIDER) {
    case "embedded":
      return undefined;
    case "gemini": {
      const { GeminiLanguageModel } = await import("../adapters/google/gemini-language-model.ts");
      return new GeminiLanguageModel({
        apiKey: config.GEMINI_API_KEY ?? "",
        model: config.FINRISK_MODEL,
        baseUrl: config.GEMINI_BASE_URL,
        timeoutMs: config.FINRISK_MODEL_TIMEOUT_MS,
      });
    }
    case "vertex": {
      const { VertexLanguageModel } = await import("../adapters/google/vertex-language-model.ts");
      return new VertexLanguageModel({
        project: config.GOOGLE_CLOUD_PROJECT ?? "",
        location: config.VERTEX_LOCATION,
        baseUrl: config.VERTEX_BASE_URL,
        model: config.FINRISK_MODEL,
        timeoutMs: config.FINRISK_MODEL_TIMEOUT_MS,
      });
    }
    case "openai": {
      const { OpenAiLanguageModel } = await import("../adapters/openai/openai-language-model.ts");
      return new OpenAiLanguageModel({
        apiKey: config.OPENAI_API_KEY,
        baseUrl: config.OPENAI_BASE_URL,
        model: config.FINRISK_MODEL ?? "",
        timeoutMs: config.FINRISK_MODEL_TIMEOUT_MS,
      });
    }
  }
}

/** The configured provider with the embedded model behind it, or the embedded model alone. */
export async function openModels(config: Config, runtime: Runtime): Promise<Models> {
  const embedded = new EmbeddedLanguageModel({ catalogue: describeCatalogue() });
  const provider = await openProvider(config);
  if (provider === undefined) return { model: embedded };
  // The report asks again by itself, with what was wrong; more attempts below it would only multiply the wait.
  return { model: withRetries(provider, { ...runtime, attempts: 2 }), fallbackModel: embedded };
}
