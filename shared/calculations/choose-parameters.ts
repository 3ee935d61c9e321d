import { z } from "zod";
import type { Calculation, ParameterValue } from "./calculation.ts";
import type { PlanStep } from "./calculation-plan.ts";
import { type Frequency, PERIODS_PER_YEAR } from "./infer-frequency.ts";
import { ParameterValueSchema } from "./ledger.ts";
import type { MarketData } from "./market-data.ts";
import { type Attempt, blocked } from "./plan-problem.ts";

const ParametersSchema = z.record(z.string(), ParameterValueSchema);

/** How a step is calculated: by which method, with which parameters, defaults included. */
export interface Choice {
  readonly method: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly warnings: readonly string[];
}

/** What the data say about parameters that the calculation has and the step leaves open. */
function parametersFromData(calculation: Calculation, data: MarketData, frequency?: Frequency) {
  const has = (name: string) => name in calculation.parameters.shape;
  return {
    ...(has("periodsPerYear") && frequency !== undefined
      ? { periodsPerYear: PERIODS_PER_YEAR[frequency] }
      : {}),
    ...(has("riskFreeRate") && data.riskFreeRate !== undefined ? { riskFreeRate: data.riskFreeRate } : {}),
  };
}

function checkParameters(calculation: Calculation, offered: Readonly<Record<string, ParameterValue>>) {
  const checked = calculation.parameters.safeParse(offered);
  if (checked.success) return { made: ParametersSchema.parse(checked.data) };
  const lacking = checked.error.issues
    .map(({ path: [name] }) => String(name))
    .filter((name) => name in calculation.parameters.shape && !(name in offered));
  if (lacking.length > 0) {
    const names = [...new Set(lacking)].join(", ");
    return blocked("bad-parameter", `${calculation.title} needs what was not given: ${names}.`);
  }
  const faults = checked.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; ");
  return blocked(
    "bad-parameter",
    `${calculation.title} was given a parameter that it does not take: ${faults}.`,
  );
}

/** Settles method and parameters of a step: its own first, then the data's, then the defaults; without a series there is no frequency. */
export function chooseParameters(
  step: PlanStep,
  calculation: Calculation,
  data: MarketData,
  frequency?: Frequency,
): Attempt<Choice> {
  const [preset] = calculation.methods;
  const method = step.method ?? preset.id;
  if (!calculation.methods.some(({ id }) => id === method)) {
    const offered = calculation.methods.map(({ id }) => id).join(", ");
    return blocked("bad-parameter", `${calculation.title} has no method ${method}: it offers ${offered}.`);
  }
  const given = { ...parametersFromData(calculation, data, frequency), ...step.parameters };
  const checked = checkParameters(calculation, given);
  if ("obstacle" in checked) return checked;
  const parameters = checked.made;
  const isRateAssumed = "riskFreeRate" in parameters && !("riskFreeRate" in given);
  const warnings = isRateAssumed ? ["No risk-free rate was given, so it is taken as zero."] : [];
  return { made: { method, parameters, warnings } };
}
