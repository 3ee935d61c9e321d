import { z } from "zod";
import { keptAfterCost } from "../backtest.ts";
import { withParts } from "../breakdown.ts";
import { defineCalculation } from "../calculation.ts";
import { findRoot } from "../find-root.ts";
import { annualGrowthFaults, growthFaults, wholeGrowth } from "../growth.ts";
import { costParameter, periodsPerYearParameter } from "../parameters.ts";
import { datedValues } from "../sample-span.ts";
import { warningsWhere } from "../sample-statistics.ts";

interface Plan {
  readonly everyPeriods: number;
  readonly costBasisPoints: number;
}

/** Wealth after each period over what had been paid in by then, less one; each payment is one. */
function investedPath(
  returns: readonly number[],
  { everyPeriods, costBasisPoints }: Plan,
): readonly number[] {
  const kept = keptAfterCost(costBasisPoints);
  const path: number[] = [];
  let [wealth, paidIn] = [0, 0];
  for (const value of returns) {
    if (path.length % everyPeriods === 0) {
      wealth += kept;
      paidIn += 1;
    }
    wealth *= 1 + value;
    path.push(wealth / paidIn - 1);
  }
  return path;
}

/**
 * The constant rate per period by which payments of one, one every so many periods at their start, grow to the same end. There is
 * only one, as the end grows with it, and it lies between zero and the rate that the youngest payment alone would need.
 */
function internalRate(periods: number, { everyPeriods }: Plan, totalReturn: number): number {
  if (totalReturn === 0 || totalReturn === -1) return totalReturn;
  const payments = Math.ceil(periods / everyPeriods);
  const youngestAge = periods - (payments - 1) * everyPeriods;
  const excessAt = (logRate: number): number => {
    const step = logRate * everyPeriods;
    const grown = step === 0 ? payments : Math.expm1(step * payments) / Math.expm1(step);
    return (grown / payments) * Math.exp(logRate * youngestAge) - 1 - totalReturn;
  };
  // Twice the bound, so that the ends differ in sign whatever the rounding.
  const bound = (2 * Math.log1p(totalReturn)) / youngestAge;
  return Math.expm1(findRoot(excessAt, 0, bound));
}

const SOURCE = "Bacon (2008), chapter 2, money-weighted return";

/** Paying in the same amount again and again. */
export const periodicInvestment = defineCalculation({
  id: "periodic-investment",
  title: "Periodic investment",
  synonyms: [
    "cost averaging",
    "dollar cost averaging",
    "dollar-cost averaging",
    "dca",
    "savings plan",
    "regular investment",
    "monthly investment plan",
    "investing a fixed amount every month",
  ],
  description:
    "What paying in the same amount every so many periods came to: the gain on all that was paid in, or the yearly internal rate of the payments; with the return of one payment at the start.",
  parameters: z.strictObject({
    periodsPerYear: periodsPerYearParameter,
    costBasisPoints: costParameter,
    everyPeriods: z
      .int()
      .min(1)
      .max(1_000)
      .default(1)
      .describe("Periods of the data from one payment to the next."),
  }),
  methods: [
    {
      id: "total-return",
      title: "Gain on what was paid in",
      source: `${SOURCE}: end wealth / sum of payments - 1, payments at the start of their periods`,
    },
    {
      id: "money-weighted",
      title: "Internal rate a year",
      source: `${SOURCE}: (1 + r)^(periods per year) - 1, r the rate per period by which the payments grow to the end wealth`,
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.5, 0.2],
    parameters: { periodsPerYear: 1 },
    value: 0.5,
    working: "(1 x 1.5 + 1) x 1.2 = 3 from two payments of 1",
  },
  compute: ({ method, sample, parameters }) => {
    const { returns, dates } = sample;
    const { periodsPerYear, everyPeriods } = parameters;
    const warnings = warningsWhere(growthFaults(returns));
    if (warnings.length > 0) return { value: Number.NaN, warnings };
    const path = investedPath(returns, parameters);
    const total = path.at(-1) ?? Number.NaN;
    const rate = internalRate(returns.length, parameters, total);
    const annual = Math.expm1(Math.log1p(rate) * periodsPerYear);
    return {
      ...withParts(method === "total-return" ? total : annual, [
        { name: "Gain on what was paid in", value: total },
        { name: "Internal rate a year", value: annual },
        {
          name: "Return of one payment at the start",
          value: keptAfterCost(parameters.costBasisPoints) * (1 + wholeGrowth(returns)) - 1,
        },
      ]),
      values: datedValues(dates, path),
      conventions: { payments: Math.ceil(returns.length / everyPeriods) },
      warnings: warningsWhere(annualGrowthFaults(returns, periodsPerYear)),
    };
  },
});
