import { z } from "zod";
import { activeReturnsOf, betaOf, pairsWhere } from "../active-returns.ts";
import { defineCalculation, type PairedSample } from "../calculation.ts";
import { annualGrowth, DEBT_WARNING, endsInDebt } from "../growth.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import {
  averageOf,
  covarianceOf,
  fewerThan,
  NO_RETURNS,
  ratioOf,
  sampleDeviation,
  warningsWhere,
} from "../sample-statistics.ts";

const isUp = (value: number): boolean => value > 0;
const isDown = (value: number): boolean => value < 0;

/** Beta over the periods in which the benchmark meets a condition. */
function conditionalBeta({ returns, benchmark }: PairedSample, holds: (value: number) => boolean) {
  const chosen = pairsWhere(returns, benchmark, holds);
  return {
    value: betaOf(chosen.returns, chosen.benchmark),
    conventions: { periodsUsed: chosen.returns.length },
    warnings: warningsWhere([
      [chosen.returns.length < 2, "The benchmark moved that way in fewer than two periods."],
      [sampleDeviation(chosen.benchmark) === 0, "The benchmark's returns do not vary in those periods."],
    ]),
  };
}

/** Annual return over the benchmark's, in the periods in which the benchmark meets a condition. */
function captureOf(
  { returns, benchmark }: PairedSample,
  holds: (value: number) => boolean,
  periodsPerYear: number,
) {
  const chosen = pairsWhere(returns, benchmark, holds);
  const reference = annualGrowth(chosen.benchmark, periodsPerYear);
  return {
    value: ratioOf(annualGrowth(chosen.returns, periodsPerYear), reference),
    conventions: { periodsUsed: chosen.returns.length },
    warnings: warningsWhere([
      [chosen.returns.length === 0, "The benchmark moved that way in no period."],
      [endsInDebt(chosen.returns) || endsInDebt(chosen.benchmark), DEBT_WARNING],
    ]),
  };
}

const conditional = {
  parameters: z.strictObject({}),
  needs: "subject-and-benchmark",
  unit: "ratio",
  scalesToAmount: false,
} as const;

/** Sensitivity to a rising benchmark. */
export const upBeta = defineCalculation({
  ...conditional,
  id: "up-beta",
  title: "Up-market beta",
  synonyms: ["up beta", "upside beta", "bull beta", "up-market beta"],
  description: "Beta over the periods in which the benchmark gained.",
  methods: [
    {
      id: "benchmark-above-zero",
      title: "Periods above zero",
      source:
        "empyrical up_alpha_beta: covariance / variance over the periods with a benchmark return above 0",
    },
  ],
  example: {
    returns: [0.02, 0.06, -0.5],
    benchmark: [0.01, 0.03, -0.1],
    value: 2,
    working: "4 % for 2 % in the two periods in which the benchmark rose",
  },
  compute: ({ sample }) => conditionalBeta(sample, isUp),
});

/** Sensitivity to a falling benchmark. */
export const downBeta = defineCalculation({
  ...conditional,
  id: "down-beta",
  title: "Down-market beta",
  synonyms: ["down beta", "downside beta", "bear beta", "down-market beta"],
  description: "Beta over the periods in which the benchmark lost.",
  methods: [
    {
      id: "benchmark-below-zero",
      title: "Periods below zero",
      source:
        "empyrical down_alpha_beta: covariance / variance over the periods with a benchmark return below 0",
    },
  ],
  example: {
    returns: [-0.02, -0.06, 0.5],
    benchmark: [-0.01, -0.03, 0.1],
    value: 2,
    working: "4 % for 2 % in the two periods in which the benchmark fell",
  },
  compute: ({ sample }) => conditionalBeta(sample, isDown),
});

const captureFacts = {
  ...conditional,
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
} as const;

/** Share of the benchmark's gains. */
export const upCapture = defineCalculation({
  ...captureFacts,
  id: "up-capture",
  title: "Up capture ratio",
  synonyms: ["up capture", "upside capture", "upside capture ratio", "up-market capture"],
  description: "Annual return over the benchmark's, both over the periods in which the benchmark gained.",
  methods: [
    {
      id: "geometric",
      title: "Compounded annual returns",
      source:
        "empyrical up_capture: annual return / annual return of the benchmark, periods with a benchmark return above 0",
    },
  ],
  example: {
    returns: [0.2, -0.5],
    benchmark: [0.1, -0.1],
    parameters: { periodsPerYear: 1 },
    value: 2,
    working: "20 % over 10 % in the period in which the benchmark rose",
  },
  compute: ({ sample, parameters: { periodsPerYear } }) => captureOf(sample, isUp, periodsPerYear),
});

/** Share of the benchmark's losses. */
export const downCapture = defineCalculation({
  ...captureFacts,
  id: "down-capture",
  title: "Down capture ratio",
  synonyms: ["down capture", "downside capture", "downside capture ratio", "down-market capture"],
  description: "Annual return over the benchmark's, both over the periods in which the benchmark lost.",
  methods: [
    {
      id: "geometric",
      title: "Compounded annual returns",
      source:
        "empyrical down_capture: annual return / annual return of the benchmark, periods with a benchmark return below 0",
    },
  ],
  example: {
    returns: [0.2, -0.05],
    benchmark: [0.1, -0.1],
    parameters: { periodsPerYear: 1 },
    value: 0.5,
    working: "-5 % over -10 % in the period in which the benchmark fell",
  },
  compute: ({ sample, parameters: { periodsPerYear } }) => captureOf(sample, isDown, periodsPerYear),
});

/** How often the benchmark was beaten. */
export const battingAverage = defineCalculation({
  ...conditional,
  unit: "fraction",
  id: "batting-average",
  title: "Batting average",
  synonyms: ["batting average", "share of periods ahead of the benchmark"],
  description: "Share of the periods with a return above the benchmark's; a tie does not count.",
  methods: [
    {
      id: "all-periods",
      title: "Of all periods",
      source: "Bacon (2008): number of periods with r > b / number of periods",
    },
  ],
  example: {
    returns: [0.02, -0.05, 0.01, 0],
    benchmark: [0.01, -0.1, 0.01, 0.1],
    value: 0.5,
    working: "ahead in the first two of four periods, level in the third",
  },
  compute: ({ sample: { returns, benchmark } }) => ({
    value: averageOf(activeReturnsOf(returns, benchmark).map((value) => (value > 0 ? 1 : 0))),
    warnings: warningsWhere([[returns.length === 0, NO_RETURNS]]),
  }),
});

/** How much of the variance the benchmark explains. */
export const determination = defineCalculation({
  ...conditional,
  id: "r-squared",
  title: "R-squared",
  synonyms: ["r squared", "coefficient of determination", "goodness of fit"],
  description:
    "Share of the variance of returns that a straight line on the benchmark explains, from 0 to 1.",
  methods: [
    {
      id: "squared-correlation",
      title: "Squared correlation",
      source: "Square of Pearson's correlation, the R^2 of a least-squares line with intercept",
    },
  ],
  example: {
    returns: [0.01, 0.02, 0.03],
    benchmark: [0.01, 0.03, 0.02],
    value: 0.25,
    working: "correlation 0.5, squared",
  },
  compute: ({ sample: { returns, benchmark } }) => {
    const product = sampleDeviation(returns) * sampleDeviation(benchmark);
    const isConstant = product === 0;
    return {
      // Rounding can carry a perfect fit past its bound.
      value: isConstant ? Number.NaN : Math.min(1, (covarianceOf(returns, benchmark) / product) ** 2),
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [isConstant, "One of the two series does not vary, so no fit is defined."],
      ]),
    };
  },
});
