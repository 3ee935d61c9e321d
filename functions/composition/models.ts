import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { Config } from "#shared/config.ts";
import { withRetries } from "#shared/models/retry-generation.ts";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import type { Runtime } from "#shared/ports/runtime.ts";
import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import type { FinRiskOrchestratorFields } from "#shared/reports/finrisk-orchestrator.ts";
import { EmbeddedLanguageModel } from "../adapters/local/embedded-model/embedded-language-model.ts";

/** What the orchestrator needs to know of models; no fallback behind the embedded model, which cannot fail. */
type OpenedModels = Pick<
  FinRiskOrchestratorFields,
  "model" | "proModel" | "fallbackModel" | "quickPlan" | "planning"
>;

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
export async function openModels(config: Config, runtime: Runtime): Promise<OpenedModels> {
  const embedded = new EmbeddedLanguageModel({ catalogue: describeCatalogue() });
  const planner = {
    quickPlan: (input: PlanInput) => embedded.quickPlan(input),
    planning: config.FINRISK_PLANNING,
  };
  const provider = await openProvider(config);
  if (provider === undefined) return { model: embedded, ...planner };
  return {
    // The report asks again by itself, with what was wrong; more attempts below it would only multiply the wait.
    model: withRetries(provider, { ...runtime, attempts: 2 }),
    proModel: config.FINRISK_MODEL_PRO,
    fallbackModel: embedded,
    ...planner,
  };
}
