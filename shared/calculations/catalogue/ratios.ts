import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { periodRateOf, RATE_CONVENTION } from "../convert-rate.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { rollingDownside, rollingSpreads } from "../rolling-statistics.ts";
import {
  averageOf,
  downsideDeviation,
  NO_RETURNS,
  ONE_RETURN,
  ratioOf,
  sampleDeviation,
  warningsWhere,
} from "../sample-statistics.ts";

/** Reward for each unit of total risk. */
export const sharpeRatio = defineCalculation({
  id: "sharpe-ratio",
  title: "Sharpe ratio",
  synonyms: [
    "sharpe ratio",
    "sharpe",
    "annualised sharpe ratio",
    "annualized sharpe ratio",
    "reward to variability",
    "risk-adjusted return",
    "return per unit of risk",
  ],
  description: "Annualised mean return above the risk-free rate for each unit of volatility.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
  }),
  methods: [
    {
      id: "arithmetic",
      title: "Arithmetic",
      source:
        "empyrical sharpe_ratio, after Sharpe (1994): mean excess return / its standard deviation (n - 1) x sqrt(periods per year)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.03, 0.05],
    parameters: { riskFreeRate: 0, periodsPerYear: 4 },
    value: 3,
    working: "mean 3 % / standard deviation 2 % x sqrt(4)",
  },
  compute: ({ sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const periodRate = periodRateOf(riskFreeRate, periodsPerYear);
    // A constant rate shifts the mean only: the deviation of the excess is that of the returns, with less rounding.
    const deviation = sampleDeviation(returns);
    return {
      value: ratioOf(averageOf(returns) - periodRate, deviation) * Math.sqrt(periodsPerYear),
      conventions: RATE_CONVENTION,
      warnings: warningsWhere([
        [returns.length === 0, NO_RETURNS],
        [returns.length === 1, ONE_RETURN],
        [deviation === 0, "The returns do not vary, so there is no risk to divide by."],
      ]),
    };
  },
  roll: ({ sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }, window) => {
    const periodRate = periodRateOf(riskFreeRate, periodsPerYear);
    return rollingSpreads(returns, window).map(
      ({ mean, deviation }) => ratioOf(mean - periodRate, deviation) * Math.sqrt(periodsPerYear),
    );
  },
});

/** Reward for each unit of downside risk. */
export const sortinoRatio = defineCalculation({
  id: "sortino-ratio",
  title: "Sortino ratio",
  synonyms: [
    "sortino ratio",
    "sortino",
    "annualised sortino ratio",
    "annualized sortino ratio",
    "downside risk-adjusted return",
    "return per unit of downside risk",
  ],
  description:
    "Annualised mean return above the risk-free rate for each unit of downside risk, the shortfalls below that rate.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
  }),
  methods: [
    {
      id: "full-sample",
      title: "Downside over all periods",
      source:
        "empyrical sortino_ratio: mean excess return / root mean square shortfall over all n x sqrt(periods per year)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.04, -0.02, 0.03, 0.03],
    parameters: { riskFreeRate: 0, periodsPerYear: 4 },
    value: 4,
    working: "mean 2 % / sqrt(0.02^2 / 4) x sqrt(4) = 0.02 / 0.01 x 2",
  },
  compute: ({ sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const required = periodRateOf(riskFreeRate, periodsPerYear);
    const downside = downsideDeviation(returns, required);
    return {
      value: ratioOf(averageOf(returns) - required, downside) * Math.sqrt(periodsPerYear),
      conventions: RATE_CONVENTION,
      warnings: warningsWhere([
        [returns.length === 0, NO_RETURNS],
        [downside === 0, "No return fell below the risk-free rate, so there is no downside to divide by."],
      ]),
    };
  },
  roll: ({ sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }, window) => {
    const required = periodRateOf(riskFreeRate, periodsPerYear);
    const downside = rollingDownside(returns, required, window);
    return rollingSpreads(returns, window).map(
      ({ mean }, index) =>
        ratioOf(mean - required, downside[index] ?? Number.NaN) * Math.sqrt(periodsPerYear),
    );
  },
});
