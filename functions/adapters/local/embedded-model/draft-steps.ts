import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import type { CatalogueDescription, PlanInput } from "#shared/prompts/plan-calculations.ts";
import { titleInSentence } from "#shared/reports/describe-entry.ts";
import { type Horizon, horizonIn } from "./read-horizon.ts";
import type { Rolling } from "./read-rolling.ts";
import type { Target } from "./resolve-targets.ts";
import type { StatedInputs, StatedParameters } from "./settle-inputs.ts";

/** A part of a plan. */
export interface Draft {
  readonly steps: readonly PlanStep[];
  readonly missing: readonly string[];
}

/** One calculation that was asked for, with all that was read about it. */
export interface AskedCalculation {
  readonly entry: CatalogueDescription;
  /** None where the question leaves the method to the catalogue. */
  readonly methods: readonly string[];
  readonly targets: readonly Target[];
  /** One record for each step on a target. */
  readonly parameters: readonly StatedParameters[];
  readonly horizon: Horizon | undefined;
  /** Absent where no rolling form is asked for. */
  readonly rolling: Rolling | undefined;
}

/** How many periods a step looks ahead or rolls over, by parameter, or why that cannot be told. */
type Spans = { readonly taken: StatedParameters } | { readonly obstacle: string };

const noSteps = (missing: string): Draft => ({ steps: [], missing: [missing] });

/** A step for each method, or one that leaves the method open. */
function stepsBy(methods: readonly string[], step: PlanStep): readonly PlanStep[] {
  return methods.length === 0 ? [step] : methods.map((method) => ({ ...step, method }));
}

function spansOf(series: string, { entry, horizon, rolling }: AskedCalculation, input: PlanInput): Spans {
  if (rolling !== undefined) {
    if (!takes(entry, "rollingWindow")) return { obstacle: "in a rolling form" };
    if (rolling.window === undefined)
      return { obstacle: "over a rolling window, whose length is not stated" };
    const window = horizonIn(rolling.window, series, input);
    return "obstacle" in window ? window : { taken: { rollingWindow: window.periods } };
  }
  const ahead = horizon === undefined ? { periods: 1 } : horizonIn(horizon, series, input);
  if ("obstacle" in ahead) return ahead;
  return { taken: ahead.periods === 1 ? {} : { horizonPeriods: ahead.periods } };
}

const takes = ({ parameters }: CatalogueDescription, parameter: string): boolean =>
  parameters.some(({ name }) => name === parameter);

function draftOn(target: Target, asked: AskedCalculation, input: PlanInput): Draft {
  const { entry, methods } = asked;
  if ("missing" in target) return noSteps(target.missing);
  const spans = spansOf(target.series, asked, input);
  if ("obstacle" in spans) return noSteps(`${titleInSentence(entry.title)} ${spans.obstacle}`);
  const { taken } = spans;
  const plans = asked.parameters.map((parameters) =>
    stepsBy(methods, { calculation: entry.id, ...target, parameters: { ...parameters, ...taken } }),
  );
  return { steps: interleave(plans), missing: [] };
}

/** Method by method, each at all levels: that is how a list of both is read. */
function interleave(plans: readonly (readonly PlanStep[])[]): readonly PlanStep[] {
  const most = plans[0]?.length ?? 0;
  return Array.from({ length: most }).flatMap((_, index) => plans.flatMap((steps) => steps[index] ?? []));
}

/** The steps of one calculation on all its targets, and what is missing for them. */
export function draftSteps(asked: AskedCalculation, input: PlanInput): Draft {
  const drafts = asked.targets.map((target) => draftOn(target, asked, input));
  return {
    steps: drafts.flatMap(({ steps }) => steps),
    missing: drafts.flatMap(({ missing }) => missing),
  };
}

/** The steps of a calculation that runs on stated inputs alone. */
export function draftOnInputs(
  entry: CatalogueDescription,
  methods: readonly string[],
  stated: StatedInputs,
): Draft {
  if ("missing" in stated) return noSteps(stated.missing);
  const step = { calculation: entry.id, series: "", parameters: { ...stated.parameters } };
  return { steps: stepsBy(methods, step), missing: [] };
}
