import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { periodRateOf, REQUIRED_CONVENTION } from "../convert-rate.ts";
import { periodsPerYearParameter, requiredReturnParameter } from "../parameters.ts";
import { rollingDownside } from "../rolling-statistics.ts";
import { averageOf, downsideDeviation, fewerThan, NO_RETURNS, warningsWhere } from "../sample-statistics.ts";

/** Variance of the part below the mean, scaled to a year. */
export const semiVariance = defineCalculation({
  id: "semi-variance",
  title: "Semi-variance",
  synonyms: ["semi-variance", "semivariance", "annualised semi-variance", "annualized semi-variance"],
  description: "Annualised mean square of the returns' shortfalls below their own mean.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "below-mean",
      title: "Below the mean, over all periods",
      source: "Markowitz (1959): mean of min(r - mean, 0)^2 over all n, times periods per year",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.03, 0.05, 0.03],
    parameters: { periodsPerYear: 4 },
    value: 0.0004,
    working: "one shortfall of 2 % below 3 %: 0.0004 / 4 x 4",
  },
  compute: ({ sample: { returns }, parameters: { periodsPerYear } }) => ({
    value:
      returns.length < 2 ? Number.NaN : downsideDeviation(returns, averageOf(returns)) ** 2 * periodsPerYear,
    warnings: warningsWhere(fewerThan(2, returns)),
  }),
});

/** How far the returns fall short of what is required, scaled to a year. */
export const annualDownsideDeviation = defineCalculation({
  id: "downside-deviation",
  title: "Downside deviation",
  synonyms: [
    "downside deviation",
    "downside risk",
    "downside volatility",
    "annualised downside deviation",
    "annualized downside deviation",
    "semi-deviation",
    "semideviation",
  ],
  description:
    "Annualised root mean square of the returns' shortfalls below a required return, zero unless stated otherwise.",
  parameters: z.strictObject({
    requiredReturn: requiredReturnParameter,
    periodsPerYear: periodsPerYearParameter,
  }),
  methods: [
    {
      id: "full-sample",
      title: "Over all periods",
      source:
        "empyrical downside_risk: root mean square shortfall over all n, times sqrt(periods per year); Sortino and Price (1994)",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.04, -0.02, 0.03, 0.03],
    parameters: { periodsPerYear: 4 },
    value: 0.02,
    working: "sqrt(0.02^2 / 4) x sqrt(4)",
  },
  compute: ({ sample: { returns }, parameters: { requiredReturn, periodsPerYear } }) => ({
    value:
      downsideDeviation(returns, periodRateOf(requiredReturn, periodsPerYear)) * Math.sqrt(periodsPerYear),
    conventions: REQUIRED_CONVENTION,
    warnings: warningsWhere([[returns.length === 0, NO_RETURNS]]),
  }),
  roll: ({ sample: { returns }, parameters: { requiredReturn, periodsPerYear } }, window) =>
    rollingDownside(returns, periodRateOf(requiredReturn, periodsPerYear), window).map(
      (deviation) => deviation * Math.sqrt(periodsPerYear),
    ),
});
