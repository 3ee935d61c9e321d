import { z } from "zod";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { averageOf, NO_RETURNS, warningsWhere } from "../sample-statistics.ts";

const withoutReturns = (returns: readonly number[]) => warningsWhere([[returns.length === 0, NO_RETURNS]]);

/** The return furthest in one direction, and when its period ended. */
function extremeOf({ returns, dates }: SubjectSample, isBeyond: (value: number, other: number) => boolean) {
  let position = 0;
  for (const [index, value] of returns.entries()) {
    if (isBeyond(value, returns[position] ?? Number.NaN)) position = index;
  }
  const value = returns[position] ?? Number.NaN;
  const date = dates[position];
  return {
    value,
    ...(date === undefined ? {} : { values: [{ date, value }] }),
    warnings: withoutReturns(returns),
  };
}

/** The highest return of one period. */
export const bestPeriod = defineCalculation({
  id: "best-period",
  title: "Best period",
  synonyms: [
    "best period",
    "best month",
    "best day",
    "best week",
    "highest monthly return",
    "highest daily return",
    "largest one-period gain",
  ],
  description: "Highest return of a single period of the data; the dated value gives the end of that period.",
  parameters: z.strictObject({}),
  methods: [{ id: "highest", title: "Highest", source: "quantstats best: the greatest of the returns" }],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: { returns: [0.02, 0.05, -0.01], value: 0.05, working: "the greatest of 2, 5 and -1 %" },
  compute: ({ sample }) => extremeOf(sample, (value, other) => value > other),
});

/** The lowest return of one period. */
export const worstPeriod = defineCalculation({
  id: "worst-period",
  title: "Worst period",
  synonyms: [
    "worst period",
    "worst month",
    "worst day",
    "worst week",
    "lowest monthly return",
    "lowest daily return",
    "largest one-period loss",
  ],
  description: "Lowest return of a single period of the data; the dated value gives the end of that period.",
  parameters: z.strictObject({}),
  methods: [{ id: "lowest", title: "Lowest", source: "quantstats worst: the least of the returns" }],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: { returns: [0.02, 0.05, -0.01], value: -0.01, working: "the least of 2, 5 and -1 %" },
  compute: ({ sample }) => extremeOf(sample, (value, other) => value < other),
});

/** How often there was a gain. */
export const positiveShare = defineCalculation({
  id: "positive-share",
  title: "Share of positive periods",
  synonyms: [
    "share of positive periods",
    "positive periods",
    "positive months",
    "percentage of positive months",
    "hit rate",
    "win rate",
    "winning months",
  ],
  description: "Share of the periods with a return above zero; a period without change is not positive.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "all-periods",
      title: "Of all periods",
      source: "Bacon (2008): number of returns above zero / number of returns",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.01, -0.02, 0.03, 0],
    value: 0.5,
    working: "two of four: a return of 0 is not positive",
  },
  compute: ({ sample: { returns } }) => ({
    value: averageOf(returns.map((value) => (value > 0 ? 1 : 0))),
    warnings: withoutReturns(returns),
  }),
});
