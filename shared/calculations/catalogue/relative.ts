import { z } from "zod";
import { activeReturnsOf, betaOf, CONSTANT_BENCHMARK } from "../active-returns.ts";
import { defineCalculation } from "../calculation.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { rollingPairs, rollingSpreads } from "../rolling-statistics.ts";
import { covarianceOf, fewerThan, ratioOf, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

/** Sensitivity to the benchmark. */
export const beta = defineCalculation({
  id: "beta",
  title: "Beta",
  synonyms: [
    "beta",
    "market beta",
    "beta to the market",
    "beta to the benchmark",
    "beta coefficient",
    "sensitivity to the market",
    "systematic risk",
  ],
  description: "How many percent the returns move, on average, for one percent of the benchmark.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "covariance-over-variance",
      title: "Covariance over variance",
      source: "empyrical beta: covariance with the benchmark / variance of the benchmark, on complete pairs",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.05, 0.03],
    benchmark: [0.01, 0.03, 0.02],
    value: 2,
    working: "covariance (0.02 x 0.01 + 0.02 x 0.01) / 2, variance (0.01^2 + 0.01^2) / 2: 0.0002 / 0.0001",
  },
  compute: ({ sample: { returns, benchmark } }) => {
    const isConstant = sampleDeviation(benchmark) === 0;
    return {
      value: betaOf(returns, benchmark),
      warnings: warningsWhere([...fewerThan(2, returns), [isConstant, CONSTANT_BENCHMARK]]),
    };
  },
  roll: ({ sample: { returns, benchmark } }, window) =>
    rollingPairs(returns, benchmark, window).map(({ right, covariance }) =>
      ratioOf(covariance, right.deviation ** 2),
    ),
});

/** Covariance in units of both deviations, undefined where one is zero; rounding can carry a perfect correlation past its bound. */
const coefficientOf = (covariance: number, left: number, right: number): number =>
  Math.max(-1, Math.min(1, ratioOf(covariance, left * right)));

/** How closely two series move together. */
export const correlation = defineCalculation({
  id: "correlation",
  title: "Correlation",
  synonyms: [
    "correlation",
    "correlation coefficient",
    "pearson correlation",
    "correlated",
    "corr",
    "move together",
    "co-movement",
  ],
  description: "Linear correlation of the returns with the benchmark's, from -1 to 1.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "pearson",
      title: "Pearson",
      source: "Pearson (1895): covariance / product of the standard deviations",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.02, 0.03],
    benchmark: [0.01, 0.03, 0.02],
    value: 0.5,
    working: "covariance (-0.01 x -0.01 + 0 x 0.01 + 0.01 x 0) / 2 = 0.00005, both standard deviations 0.01",
  },
  compute: ({ sample: { returns, benchmark } }) => {
    const [left, right] = [sampleDeviation(returns), sampleDeviation(benchmark)];
    return {
      value: coefficientOf(covarianceOf(returns, benchmark), left, right),
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [left === 0 || right === 0, "One of the two series does not vary, so no correlation is defined."],
      ]),
    };
  },
  roll: ({ sample: { returns, benchmark } }, window) =>
    rollingPairs(returns, benchmark, window).map(({ left, right, covariance }) =>
      coefficientOf(covariance, left.deviation, right.deviation),
    ),
});

/** How far the returns stray from the benchmark's, scaled to a year. */
export const trackingError = defineCalculation({
  id: "tracking-error",
  title: "Tracking error",
  synonyms: [
    "tracking error",
    "te",
    "active risk",
    "tracking risk",
    "deviation from the benchmark",
    "volatility of active returns",
  ],
  description: "Annualised standard deviation of the returns above or below the benchmark's.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "sample",
      title: "Sample standard deviation of active returns",
      source:
        "PerformanceAnalytics TrackingError: standard deviation (n - 1) of r - b, times sqrt(periods per year)",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.02, 0.01, 0.04],
    benchmark: [0.01, -0.02, -0.01],
    parameters: { periodsPerYear: 4 },
    value: 0.04,
    working: "active returns 1, 3 and 5 %, standard deviation 2 %, times sqrt(4)",
  },
  compute: ({ sample: { returns, benchmark }, parameters: { periodsPerYear } }) => ({
    value: sampleDeviation(activeReturnsOf(returns, benchmark)) * Math.sqrt(periodsPerYear),
    warnings: warningsWhere(fewerThan(2, returns)),
  }),
  roll: ({ sample: { returns, benchmark }, parameters: { periodsPerYear } }, window) =>
    rollingSpreads(activeReturnsOf(returns, benchmark), window).map(
      ({ deviation }) => deviation * Math.sqrt(periodsPerYear),
    ),
});
