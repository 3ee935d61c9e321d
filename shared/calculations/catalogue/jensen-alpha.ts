import { z } from "zod";
import { CONSTANT_BENCHMARK, residualsOf } from "../active-returns.ts";
import { defineCalculation } from "../calculation.ts";
import { periodRateOf, RATE_CONVENTION } from "../convert-rate.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { averageOf, fewerThan, warningsWhere } from "../sample-statistics.ts";

/** Mean return that beta does not explain, made annual. */
export const jensenAlpha = defineCalculation({
  id: "jensen-alpha",
  title: "Jensen's alpha",
  synonyms: [
    "alpha",
    "jensen's alpha",
    "jensen alpha",
    "jensens alpha",
    "annualised alpha",
    "annualized alpha",
  ],
  description:
    "Annualised return beyond what the risk-free rate and beta times the benchmark's excess explain.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
  }),
  methods: [
    {
      id: "geometric",
      title: "Compounded",
      source:
        "empyrical alpha, after Jensen (1968): (1 + mean of (r - rate) - beta x (b - rate))^(periods per year) - 1",
    },
    {
      id: "arithmetic",
      title: "Multiplied",
      source: "Jensen (1968): mean of (r - rate) - beta x (b - rate), times periods per year",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.1, 0.3],
    benchmark: [0, 0.2],
    parameters: { periodsPerYear: 2 },
    value: 0.21,
    working: "beta 1, mean residual 10 %: 1.1^2 - 1",
  },
  compute: ({ method, sample: { returns, benchmark }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const alpha = averageOf(residualsOf(returns, benchmark, periodRateOf(riskFreeRate, periodsPerYear)));
    return {
      value: method === "geometric" ? Math.expm1(Math.log1p(alpha) * periodsPerYear) : alpha * periodsPerYear,
      conventions: RATE_CONVENTION,
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [returns.length > 1 && Number.isNaN(alpha), CONSTANT_BENCHMARK],
        [alpha < -1 && method === "geometric", "An alpha below -100 % a period cannot be compounded."],
      ]),
    };
  },
});
