import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { momentsOf, sampleExcessKurtosis, sampleSkewness } from "../moments.ts";
import { averageOf, fewerThan, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

const CONSTANT_RETURNS = "The returns do not vary, so their distribution has no shape.";

const shapeWarnings = (least: number, returns: readonly number[]) =>
  warningsWhere([...fewerThan(least, returns), [sampleDeviation(returns) === 0, CONSTANT_RETURNS]]);

/** Sum of products of deviations, `lag` periods apart, over the sum of their squares. */
function correlationWithPast(returns: readonly number[], lag: number): number {
  const center = averageOf(returns);
  let products = 0;
  let squares = 0;
  for (let position = 0; position < returns.length; position += 1) {
    const deviation = (returns[position] ?? Number.NaN) - center;
    squares += deviation * deviation;
    if (position >= lag) products += deviation * ((returns[position - lag] ?? Number.NaN) - center);
  }
  return products / squares;
}

/** Which tail of the returns is the longer. */
export const skewness = defineCalculation({
  id: "skewness",
  title: "Skewness",
  synonyms: ["skewness", "skew", "asymmetry of returns", "third moment"],
  description:
    "Asymmetry of the distribution of returns: below zero where large losses outweigh large gains.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "sample",
      title: "Corrected for the sample's size",
      source: "Joanes and Gill (1998), G1: moment skewness x sqrt(n (n - 1)) / (n - 2)",
    },
    {
      id: "moment",
      title: "Moment",
      source: "Joanes and Gill (1998), g1: mean of the cubed deviations / standard deviation (n) cubed",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0, 0, 0.03],
    value: Math.sqrt(3),
    working: "deviations -1, -1, 2 %: (6/3) / 2^1.5 = 1 / sqrt(2), times sqrt(3 x 2) / 1",
  },
  compute: ({ method, sample: { returns } }) => {
    const moments = momentsOf(returns);
    return {
      value: method === "moment" ? moments.skewness : sampleSkewness(moments),
      warnings: shapeWarnings(method === "moment" ? 2 : 3, returns),
    };
  },
});

/** How heavy the tails are beside a normal distribution's. */
export const excessKurtosis = defineCalculation({
  id: "excess-kurtosis",
  title: "Excess kurtosis",
  synonyms: ["excess kurtosis", "kurtosis", "fat tails", "heavy tails", "fourth moment"],
  description:
    "Weight of the tails of the distribution of returns; zero for a normal distribution, above it for fat tails.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "sample",
      title: "Corrected for the sample's size",
      source:
        "Joanes and Gill (1998), G2: (n - 1) / ((n - 2)(n - 3)) x ((n + 1) x moment excess kurtosis + 6)",
    },
    {
      id: "moment",
      title: "Moment",
      source: "Joanes and Gill (1998), g2: mean of the fourth powers / variance (n) squared - 3",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [-0.01, 0.01, -0.01, 0.01],
    value: -6,
    working: "moment 1 - 3 = -2: 3 / (2 x 1) x (5 x -2 + 6)",
  },
  compute: ({ method, sample: { returns } }) => {
    const moments = momentsOf(returns);
    return {
      value: method === "moment" ? moments.excessKurtosis : sampleExcessKurtosis(moments),
      warnings: shapeWarnings(method === "moment" ? 2 : 4, returns),
    };
  },
});

/** How much a return tells of a later one. */
export const autocorrelation = defineCalculation({
  id: "autocorrelation",
  title: "Autocorrelation",
  synonyms: ["autocorrelation", "auto-correlation", "serial correlation", "serial dependence"],
  description: "Correlation of the returns with their own past, some periods earlier.",
  parameters: z.strictObject({
    lag: z.int().min(1).max(10_000).default(1).describe("Periods between the returns that are compared."),
  }),
  methods: [
    {
      id: "common-mean",
      title: "About the mean of all returns",
      source:
        "Box and Jenkins (1970): sum of products of deviations, lag periods apart / sum of squared deviations",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.01, -0.01, 0.01, -0.01],
    value: -0.75,
    working: "three products of -1 over four squares of 1",
  },
  compute: ({ sample: { returns }, parameters: { lag } }) => {
    const isDefined = returns.length > lag && sampleDeviation(returns) > 0;
    return {
      value: isDefined ? correlationWithPast(returns, lag) : Number.NaN,
      warnings: shapeWarnings(lag + 1, returns),
    };
  },
});

/** How far the returns are from a normal distribution. */
export const jarqueBera = defineCalculation({
  id: "jarque-bera",
  title: "Jarque–Bera statistic",
  synonyms: ["jarque-bera", "jarque bera", "jarque-bera test", "normality test", "test of normality"],
  description:
    "Test statistic of normality from skewness and kurtosis; its p-value, for large samples, stands beside it.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "moment",
      title: "From the moments",
      source:
        "Jarque and Bera (1980): n / 6 x (skewness^2 + excess kurtosis^2 / 4), chi-squared with 2 degrees of freedom",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [-0.01, 0.01, -0.01, 0.01, -0.01, 0.01],
    value: 1,
    working: "6 / 6 x (0 + (-2)^2 / 4)",
  },
  compute: ({ sample: { returns } }) => {
    const moments = momentsOf(returns);
    const value = (moments.count / 6) * (moments.skewness ** 2 + moments.excessKurtosis ** 2 / 4);
    return {
      value,
      // With two degrees of freedom the upper tail of chi-squared is an exponential.
      conventions: Number.isFinite(value) ? { pValue: Math.exp(-value / 2) } : {},
      warnings: shapeWarnings(2, returns),
    };
  },
});
