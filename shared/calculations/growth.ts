import { NO_RETURNS } from "./sample-statistics.ts";

/**
 * Growth since the start after each period, all periods compounded: product(1 + return) - 1. It is carried without the one,
 * so that returns near zero keep all their digits.
 */
export function growthPath(returns: readonly number[]): readonly number[] {
  const path: number[] = [];
  let growth = 0;
  // A loop, for a callback that changes a number outside of itself makes a new object of it each time.
  for (const simpleReturn of returns) {
    growth += simpleReturn * (1 + growth);
    path.push(growth);
  }
  return path;
}

/** True when some return is below -1: wealth turns negative there and cannot be compounded on. */
export const endsInDebt = (returns: readonly number[]): boolean => returns.some((value) => value < -1);

export const DEBT_WARNING = "A return lost more than everything, and negative wealth cannot be compounded.";

/** Growth of the whole sample; NaN without returns or after a debt. */
export function wholeGrowth(returns: readonly number[]): number {
  return endsInDebt(returns) ? Number.NaN : (growthPath(returns).at(-1) ?? Number.NaN);
}

/** The constant yearly growth that leads to the same end as some growth over so many periods. */
export const annualised = (growth: number, periods: number, periodsPerYear: number): number =>
  Math.expm1(Math.log1p(growth) * (periodsPerYear / periods));

/** Compound annual growth, (end wealth)^(periods per year / n) - 1; NaN without returns or after a debt. */
export const annualGrowth = (returns: readonly number[], periodsPerYear: number): number =>
  annualised(wholeGrowth(returns), returns.length, periodsPerYear);

/** Why `wholeGrowth` may be undefined. */
export const growthFaults = (returns: readonly number[]) =>
  [
    [returns.length === 0, NO_RETURNS],
    [endsInDebt(returns), DEBT_WARNING],
  ] as const;

/** What to say beside `annualGrowth`. */
export const annualGrowthFaults = (returns: readonly number[], periodsPerYear: number) =>
  [
    ...growthFaults(returns),
    [
      returns.length > 0 && returns.length < Math.floor(periodsPerYear),
      "The sample is shorter than a year, so the annual figure extrapolates.",
    ],
  ] as const;
