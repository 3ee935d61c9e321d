import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import type { CatalogueDescription, PlanInput } from "#shared/prompts/plan-calculations.ts";
import { type Horizon, isOnePeriod } from "./find-restrictions.ts";
import type { Parameters } from "./read-parameters.ts";
import type { Target } from "./resolve-targets.ts";

/** A part of a plan. */
export interface Draft {
  readonly steps: readonly PlanStep[];
  readonly missing: readonly string[];
}

/** One calculation that was asked for, with all that was read about it. */
export interface AskedCalculation {
  readonly entry: CatalogueDescription;
  readonly method: string | undefined;
  readonly targets: readonly Target[];
  /** One record for each step on a target. */
  readonly parameters: readonly Parameters[];
  readonly horizon: Horizon | undefined;
}

function draftOn(target: Target, asked: AskedCalculation, input: PlanInput): Draft {
  const { entry, method } = asked;
  if ("missing" in target) return { steps: [], missing: [target.missing] };
  if (!isOnePeriod(asked.horizon, target.series, input)) {
    const title = entry.title.toLowerCase();
    return { steps: [], missing: [`${title} over another horizon than one period of the data`] };
  }
  const steps = asked.parameters.map((parameters) => ({
    calculation: entry.id,
    ...(method === undefined ? {} : { method }),
    ...target,
    parameters: { ...parameters },
  }));
  return { steps, missing: [] };
}

/** The steps of one calculation on all its targets, and what is missing for them. */
export function draftSteps(asked: AskedCalculation, input: PlanInput): Draft {
  const drafts = asked.targets.map((target) => draftOn(target, asked, input));
  return {
    steps: drafts.flatMap(({ steps }) => steps),
    missing: drafts.flatMap(({ missing }) => missing),
  };
}
