import type { CalculationPlan } from "../calculations/calculation-plan.ts";
import { describeCatalogue } from "../calculations/catalogue.ts";
import { FinRiskError } from "../errors.ts";
import { type PlanInput, planCalculationsPrompt } from "../prompts/plan-calculations.ts";
import type { ModelCalls, ModelChoice } from "./model-calls.ts";

/** A plan made in this process, and how sure it is to be the right one, 0 to 1. */
export interface QuickPlan {
  readonly plan: CalculationPlan;
  readonly margin: number;
}

/** Who plans: `cascade` takes the quick plan where it is sure and asks the model elsewhere. */
export type PlanningMode = "cascade" | "model" | "embedded";

export interface PlanRequest {
  readonly input: PlanInput;
  /** In the order in which they are asked. */
  readonly models: readonly ModelChoice[];
  readonly calls: ModelCalls;
  readonly quickPlan: ((input: PlanInput) => QuickPlan) | undefined;
  readonly planning: PlanningMode;
}

export interface Planned {
  readonly plan: CalculationPlan;
  /** Name of the model that planned, or `quick`. */
  readonly planner: string;
  /** Of a quick plan, how sure it was. */
  readonly margin: number | undefined;
  /** Why the assigned model's plan is not the one used. */
  readonly fallbackReason: string | undefined;
}

/** Of the labelled questions, 985 in 1,000 quick plans from here on are right. */
const SURE = 0.9;

const prompt = planCalculationsPrompt(describeCatalogue());
export const PLAN_PROMPT_VERSION = `${prompt.id}@${prompt.version}`;

/** The quick plan where it is wanted and sure, else the first model's that can give one. Throws the first model's error when none can. */
export async function planCalculations(request: PlanRequest): Promise<Planned> {
  const { models, planning } = request;
  const quick = planning === "model" ? undefined : request.quickPlan?.(request.input);
  if (quick === undefined) return askForPlan(request);
  const { plan, margin } = quick;
  // A model in this process would only say the same again.
  const settled = margin >= SURE || planning === "embedded" || models[0]?.model.inProcess === true;
  if (!settled) return askForPlan(request);
  return { plan, planner: "quick", margin, fallbackReason: undefined };
}

async function askForPlan({ input, models, calls }: PlanRequest): Promise<Planned> {
  const rendered = prompt.render(input);
  let failure: FinRiskError | undefined;
  for (const choice of models) {
    try {
      const { output, model } = await calls.generate(choice, rendered);
      return { plan: output, planner: model, margin: undefined, fallbackReason: failure?.code };
    } catch (error) {
      if (!(error instanceof FinRiskError)) throw error;
      failure ??= error;
    }
  }
  throw failure ?? new FinRiskError({ code: "configuration", message: "There is no model to plan with." });
}
