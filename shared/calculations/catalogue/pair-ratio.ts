import { z } from "zod";
import { withParts } from "../breakdown.ts";
import { defineCalculation, type PairedSample } from "../calculation.ts";
import { DEBT_WARNING, endsInDebt, growthPath } from "../growth.ts";
import { averageOf, fewerThan, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

type Scale = "level" | "logarithm";

/** A deviation below this share of the ratio is the rounding of prices rebuilt from returns. */
const ROUNDING = 1e-12;

/** Price of the subject over the benchmark's, both rebuilt from returns and starting from 1, or the logarithm of that. */
function ratioPath({ returns, benchmark }: PairedSample, scale: Scale): readonly number[] {
  const others = growthPath(benchmark);
  const growths = growthPath(returns).map((growth, index) => {
    const other = others[index] ?? Number.NaN;
    return scale === "level" ? (1 + growth) / (1 + other) : Math.log1p(growth) - Math.log1p(other);
  });
  return [scale === "level" ? 1 : 0, ...growths];
}

/** How the latest of a window of ratios stands to all of it; the score is NaN where they do not vary. */
function standingOf(window: readonly number[]) {
  const latest = window.at(-1) ?? Number.NaN;
  const mean = averageOf(window);
  const deviation = sampleDeviation(window);
  const isConstant = deviation <= ROUNDING * Math.max(1, Math.abs(mean));
  return {
    latest,
    mean,
    deviation,
    isConstant,
    score: isConstant ? Number.NaN : (latest - mean) / deviation,
  };
}

/** How far the ratio of two prices has strayed from what is usual. */
export const pairRatio = defineCalculation({
  id: "pair-ratio",
  title: "Pair ratio z-score",
  synonyms: [
    "pair ratio",
    "pairs trading",
    "pair trade",
    "price ratio",
    "ratio of two prices",
    "z-score of the ratio",
    "z score",
    "spread z-score",
  ],
  description:
    "By how many standard deviations the price ratio to the benchmark is above its mean over the latest window, with both; prices are rebuilt from returns and start from 1. The dated values are the score of each window.",
  parameters: z.strictObject({
    windowPeriods: z
      .int()
      .min(3)
      .max(1_000)
      .default(20)
      .describe("Ratios in the window, the latest one included."),
  }),
  methods: [
    {
      id: "level",
      title: "Of the ratio",
      source:
        "Vidyamurthy (2004), Pairs Trading: (ratio - mean) / standard deviation (n - 1) of the window's ratios",
    },
    {
      id: "logarithm",
      title: "Of the ratio's logarithm",
      source:
        "Vidyamurthy (2004), Pairs Trading: (log ratio - mean) / standard deviation (n - 1) of the window's log ratios",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [1, 0.5],
    benchmark: [0, 0],
    parameters: { windowPeriods: 3 },
    value: 1,
    working: "ratios 1, 2 and 3: (3 - 2) / 1",
  },
  compute: ({ method, sample, parameters: { windowPeriods } }) => {
    const { returns, benchmark, dates } = sample;
    const both = [...returns, ...benchmark];
    const faults = warningsWhere([
      ...fewerThan(windowPeriods - 1, returns),
      [endsInDebt(both), DEBT_WARNING],
      [both.includes(-1), "One of the two lost everything, so their ratio is undefined."],
    ]);
    if (faults.length > 0) return { value: Number.NaN, warnings: faults };
    const path = ratioPath(sample, method);
    const windowAt = (end: number) => standingOf(path.slice(Math.max(0, end - windowPeriods), end));
    const { latest, mean, deviation, isConstant, score } = windowAt(path.length);
    return {
      ...withParts(score, [
        { name: "Latest", value: latest },
        { name: "Mean of the window", value: mean },
        { name: "Deviation of the window", value: deviation },
      ]),
      // The ratio before the first return has no date of its own.
      values: dates
        .map((date, index) => ({
          date,
          value: index + 2 < windowPeriods ? Number.NaN : windowAt(index + 2).score,
        }))
        .filter(({ value }) => Number.isFinite(value)),
      warnings: warningsWhere([
        [isConstant, "The ratio does not vary over the window, so no score is defined."],
      ]),
    };
  },
});
