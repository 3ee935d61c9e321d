import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { rollingSpreads } from "../rolling-statistics.ts";
import { fewerThan, NO_RETURNS, ONE_RETURN, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

/** The decay of RiskMetrics for daily data. */
const DECAY_FACTOR = 0.94;

/** Root of the weighted mean square of returns, the latest weighing most, by weights that fall by `decay` a period. */
function weightedDeviation(returns: readonly number[], decay: number): number {
  let squares = 0;
  let weights = 0;
  for (const value of returns) {
    squares = decay * squares + value ** 2;
    weights = decay * weights + 1;
  }
  return Math.sqrt(squares / weights);
}

/** How widely the returns scatter, scaled to a year. */
export const volatility = defineCalculation({
  id: "volatility",
  title: "Volatility",
  synonyms: [
    "volatility",
    "annualised volatility",
    "annualized volatility",
    "vol",
    "standard deviation",
    "stdev",
    "sigma",
    "how risky",
    "fluctuation",
    "ewma volatility",
    "ewma vol",
  ],
  description: "Annualised standard deviation of the returns: how widely they scatter around their mean.",
  parameters: z.strictObject({
    periodsPerYear: periodsPerYearParameter,
    decayFactor: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe("Method ewma only: weight of a period beside the next one's, 0.94 when not given."),
  }),
  methods: [
    {
      id: "sample",
      title: "Sample standard deviation",
      source:
        "empyrical annual_volatility: standard deviation with divisor n - 1, times sqrt(periods per year)",
    },
    {
      id: "ewma",
      title: "Exponentially weighted",
      source:
        "RiskMetrics (1996): root of the mean of r^2 by weights decay^age, which sum to one over the sample, about a mean of zero, times sqrt(periods per year)",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.03, 0.05],
    parameters: { periodsPerYear: 4 },
    value: 0.04,
    working: "deviations of 2 % around 3 %: sqrt((0.02^2 + 0.02^2) / 2) x sqrt(4)",
  },
  compute: ({ method, sample: { returns }, parameters: { periodsPerYear, decayFactor = DECAY_FACTOR } }) => {
    const isWeighted = method === "ewma";
    const deviation = isWeighted ? weightedDeviation(returns, decayFactor) : sampleDeviation(returns);
    return {
      value: deviation * Math.sqrt(periodsPerYear),
      conventions: isWeighted ? { decayFactor } : {},
      warnings: warningsWhere([
        [returns.length === 0, NO_RETURNS],
        [returns.length === 1 && !isWeighted, ONE_RETURN],
      ]),
    };
  },
  roll: ({ method, sample: { returns }, parameters: { periodsPerYear } }, window) =>
    method === "ewma"
      ? undefined
      : rollingSpreads(returns, window).map(({ deviation }) => deviation * Math.sqrt(periodsPerYear)),
});

/** The square of volatility. */
export const variance = defineCalculation({
  id: "variance",
  title: "Variance",
  synonyms: ["variance", "annualised variance", "annualized variance", "variance of returns"],
  description: "Annualised variance of the returns: the square of their volatility.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "sample",
      title: "Sample variance",
      source:
        "Sum of squared deviations / (n - 1), times periods per year: the square of empyrical's volatility",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.03, 0.05],
    parameters: { periodsPerYear: 4 },
    value: 0.0016,
    working: "(0.02^2 + 0.02^2) / 2 x 4",
  },
  compute: ({ sample: { returns }, parameters: { periodsPerYear } }) => ({
    value: sampleDeviation(returns) ** 2 * periodsPerYear,
    warnings: warningsWhere(fewerThan(2, returns)),
  }),
  roll: ({ sample: { returns }, parameters: { periodsPerYear } }, window) =>
    rollingSpreads(returns, window).map(({ deviation }) => deviation ** 2 * periodsPerYear),
});
