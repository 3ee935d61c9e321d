import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { periodRateOf, RATE_CONVENTION } from "../convert-rate.ts";
import { momentsOf } from "../moments.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { averageOf, fewerThan, ratioOf, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

/** How far the Sharpe ratio may be off by chance. */
export const sharpeStandardError = defineCalculation({
  id: "sharpe-standard-error",
  title: "Standard error of the Sharpe ratio",
  synonyms: [
    "sharpe standard error",
    "standard error of the sharpe ratio",
    "sharpe ratio standard error",
    "uncertainty of the sharpe ratio",
  ],
  description: "Standard deviation of the annualised Sharpe ratio as an estimate, for independent returns.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
  }),
  methods: [
    {
      id: "normal",
      title: "Independent normal returns",
      source: "Lo (2002): sqrt((1 + s^2 / 2) / n) with s the ratio per period, times sqrt(periods per year)",
    },
    {
      id: "non-normal",
      title: "Independent returns of any distribution",
      source:
        "Mertens (2002): sqrt((1 + s^2 / 2 - skewness x s + excess kurtosis / 4 x s^2) / n), moments with divisor n, times sqrt(periods per year)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0, 0.02, 0.04],
    parameters: { periodsPerYear: 2 },
    value: 1,
    working: "ratio 1 per period: sqrt((1 + 1 / 2) / 3) x sqrt(2)",
  },
  compute: ({ method, sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const deviation = sampleDeviation(returns);
    const ratio = ratioOf(averageOf(returns) - periodRateOf(riskFreeRate, periodsPerYear), deviation);
    const { skewness, excessKurtosis } = momentsOf(returns);
    const shape = method === "non-normal" ? (excessKurtosis / 4) * ratio ** 2 - skewness * ratio : 0;
    return {
      value: Math.sqrt(((1 + ratio ** 2 / 2 + shape) / returns.length) * periodsPerYear),
      conventions: RATE_CONVENTION,
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [deviation === 0, "The returns do not vary, so there is no risk to divide by."],
      ]),
    };
  },
});
