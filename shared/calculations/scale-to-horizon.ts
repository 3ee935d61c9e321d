import type { CalculationResult, SubjectSample } from "./calculation.ts";
import { PERIOD_IN_WORDS } from "./infer-frequency.ts";

type Scaled = Pick<CalculationResult, "value" | "conventions" | "warnings">;

/** A loss of one period taken over several by the square root of time, which is stated and warned about. */
export function scaleToHorizon(value: number, horizonPeriods: number, { frequency }: SubjectSample): Scaled {
  const period = PERIOD_IN_WORDS[frequency];
  if (horizonPeriods === 1) return { value, conventions: { horizon: period }, warnings: [] };
  const scaled = value * Math.sqrt(horizonPeriods);
  return {
    value: scaled,
    conventions: { horizon: `${horizonPeriods} times ${period}`, horizonScaling: "square root of time" },
    warnings: [
      "The figure of one period was multiplied by the square root of the horizon, which holds for independent returns of one distribution only.",
      ...(scaled < -1
        ? ["The scaled loss is more than everything: the horizon is too long for this rule."]
        : []),
    ],
  };
}
