import type { CalculationPlan } from "../calculations/calculation-plan.ts";
import { describeCatalogue } from "../calculations/catalogue.ts";
import { FinRiskError } from "../errors.ts";
import type { LanguageModel, TokenUsage } from "../ports/language-model.ts";
import { type PlanInput, planCalculationsPrompt } from "../prompts/plan-calculations.ts";

export interface PlanRequest {
  readonly assigned: LanguageModel;
  readonly fallback: LanguageModel | undefined;
  readonly input: PlanInput;
  readonly timeoutMs: number;
}

export interface Planned {
  readonly plan: CalculationPlan;
  readonly usage: TokenUsage;
  /** Why the assigned model's plan is not the one used. */
  readonly fallbackReason: string | undefined;
}

const prompt = planCalculationsPrompt(describeCatalogue());
export const PLAN_PROMPT_VERSION = `${prompt.id}@${prompt.version}`;

/** Asks the assigned model for a plan, and the fallback model when the first cannot give one. Throws the provider's error when neither can. */
export async function planCalculations(request: PlanRequest): Promise<Planned> {
  const rendered = prompt.render(request.input);
  const options = { timeoutMs: request.timeoutMs };
  try {
    const { output, usage } = await request.assigned.generate(rendered, options);
    return { plan: output, usage, fallbackReason: undefined };
  } catch (error) {
    if (!(error instanceof FinRiskError) || request.fallback === undefined) throw error;
    const { output, usage } = await request.fallback.generate(rendered, options);
    return { plan: output, usage, fallbackReason: error.code };
  }
}
