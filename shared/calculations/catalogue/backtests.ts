import { z } from "zod";
import { backtest, type Positions } from "../backtest.ts";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { annualGrowthFaults, endsInDebt, growthFaults, growthPath } from "../growth.ts";
import type { Frequency } from "../infer-frequency.ts";
import { costParameter, periodsPerYearParameter } from "../parameters.ts";
import { fewerThan, warningsWhere } from "../sample-statistics.ts";

/** Buying once and never selling. */
export const buyAndHold = defineCalculation({
  id: "buy-and-hold",
  title: "Buy and hold",
  synonyms: ["buy-and-hold return", "buy and hold strategy", "backtest of buy and hold"],
  description:
    "Total return of buying at the start of the data and never selling, after the cost of the purchase, with annual return and maximum drawdown; the dated values are the return since the start.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter, costBasisPoints: costParameter }),
  methods: [
    {
      id: "single-purchase",
      title: "One purchase at the start",
      source: "(1 - cost) x product(1 + r) - 1; the product as in empyrical cum_returns_final",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.1, -0.05],
    parameters: { periodsPerYear: 2, costBasisPoints: 100 },
    value: 0.03455,
    working: "0.99 x 1.1 x 0.95 - 1",
  },
  compute: ({ sample, parameters }) => {
    const { returns } = sample;
    const warnings = warningsWhere(annualGrowthFaults(returns, parameters.periodsPerYear));
    if (returns.length === 0 || endsInDebt(returns)) return { value: Number.NaN, warnings };
    const positions = new Array<1>(returns.length).fill(1);
    return { ...backtest(sample, positions, parameters), warnings };
  },
});

/** Fifty and two hundred trading days, as near as other periods come to them. */
const USUAL_WINDOWS = {
  daily: { short: 50, long: 200 },
  weekly: { short: 10, long: 40 },
  monthly: { short: 2, long: 10 },
  quarterly: { short: 1, long: 3 },
  yearly: { short: 1, long: 3 },
} as const satisfies Record<Frequency, { short: number; long: number }>;

const windowParameter = z.int().min(1).max(1_000).optional();

/** Averages nearer than this share are equal: the rest is rounding of the running sums. */
const SAME = 1e-12;

/**
 * 1 where the short average of the levels up to the end of the period before was above the long one, else 0: what a period
 * itself brings never decides whether it is held.
 */
function crossoverPositions(returns: readonly number[], short: number, long: number): Positions {
  const levels = [1];
  // Loops, for on long series they take a fraction of the time of callbacks.
  for (const growth of growthPath(returns)) levels.push(1 + growth);
  const positions: (0 | 1)[] = [];
  let [shortSum, longSum] = [0, 0];
  for (let period = 0; period < returns.length; period += 1) {
    const level = levels[period] ?? Number.NaN;
    shortSum += level - (period < short ? 0 : (levels[period - short] ?? Number.NaN));
    longSum += level - (period < long ? 0 : (levels[period - long] ?? Number.NaN));
    const isSeen = period + 1 >= long;
    positions.push(isSeen && shortSum / short > (longSum / long) * (1 + SAME) ? 1 : 0);
  }
  return positions;
}

const windowsOf = ({ frequency }: SubjectSample, short?: number, long?: number) => ({
  shortWindow: short ?? USUAL_WINDOWS[frequency].short,
  longWindow: long ?? USUAL_WINDOWS[frequency].long,
});

/** Holding only while the short moving average is above the long one. */
export const movingAverageCrossover = defineCalculation({
  id: "moving-average-crossover",
  title: "Moving-average crossover",
  synonyms: [
    "moving average",
    "moving average strategy",
    "moving average backtest",
    "golden cross",
    "trend following backtest",
    "backtest of a moving average",
  ],
  description:
    "Total return of holding while the short moving average of the price is above the long one and cash that earns nothing otherwise, acting one period after the signal; the dated values are the return since the start.",
  parameters: z.strictObject({
    periodsPerYear: periodsPerYearParameter,
    costBasisPoints: costParameter,
    shortWindow: windowParameter.describe(
      "Periods of the short average; 50 days, 10 weeks, 2 months, 1 quarter or year when not given.",
    ),
    longWindow: windowParameter.describe(
      "Periods of the long average; 200 days, 40 weeks, 10 months, 3 quarters or years when not given.",
    ),
  }),
  methods: [
    {
      id: "next-period",
      title: "Signal acted on in the next period",
      source:
        "Brock, Lakonishok and LeBaron (1992), variable-length moving average without band, long only; prices rebuilt from returns, starting from 1",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.1, 0.1, -0.5, 0.2],
    parameters: { periodsPerYear: 4, shortWindow: 1, longWindow: 2 },
    value: -0.45,
    working:
      "prices 1, 1.1, 1.21, 0.605: above the average of two after the first and the second rise, so 1.1 x 0.5 - 1, then out",
  },
  compute: ({ sample, parameters }) => {
    const { returns } = sample;
    const windows = windowsOf(sample, parameters.shortWindow, parameters.longWindow);
    const { shortWindow, longWindow } = windows;
    const faults = warningsWhere([
      ...growthFaults(returns),
      [
        shortWindow >= longWindow,
        `The short window of ${shortWindow} is not shorter than the long one of ${longWindow}.`,
      ],
      ...fewerThan(longWindow, returns).slice(1),
    ]);
    if (faults.length > 0) return { value: Number.NaN, conventions: windows, warnings: faults };
    const positions = crossoverPositions(returns, shortWindow, longWindow);
    const { conventions, ...result } = backtest(sample, positions, parameters);
    return {
      ...result,
      conventions: { ...windows, ...conventions },
      warnings: warningsWhere([
        ...annualGrowthFaults(returns, parameters.periodsPerYear),
        [!positions.includes(1), "The strategy never invested."],
      ]),
    };
  },
});
