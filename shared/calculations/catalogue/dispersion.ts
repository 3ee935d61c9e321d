import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { NO_RETURNS, ONE_RETURN, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

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
  ],
  description: "Annualised standard deviation of the returns: how widely they scatter around their mean.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "sample",
      title: "Sample standard deviation",
      source:
        "empyrical annual_volatility: standard deviation with divisor n - 1, times sqrt(periods per year)",
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
  compute: ({ sample: { returns }, parameters: { periodsPerYear } }) => ({
    value: sampleDeviation(returns) * Math.sqrt(periodsPerYear),
    warnings: warningsWhere([
      [returns.length === 0, NO_RETURNS],
      [returns.length === 1, ONE_RETURN],
    ]),
  }),
});
