import { withParts } from "./breakdown.ts";
import type { CalculationResult, SubjectSample } from "./calculation.ts";
import { deepestFall } from "./drawdown-spells.ts";
import { annualised, growthPath } from "./growth.ts";
import { datedValues } from "./sample-span.ts";

/** What a strategy held: 1 where it was invested over a period, 0 where it held cash that earns nothing. */
export type Positions = readonly (0 | 1)[];

const BASIS_POINTS = 10_000;

/** Share of the wealth that a trade leaves, at a cost in basis points. */
export const keptAfterCost = (costBasisPoints: number): number => 1 - costBasisPoints / BASIS_POINTS;

/** An account that was run by a strategy. */
interface Account {
  /** Its own returns; a trade is made and paid for at the start of the period that it holds for. */
  readonly returns: readonly number[];
  /** How often the position changed, from cash at the start. */
  readonly trades: number;
  readonly periodsInvested: number;
}

function runAccount(returns: readonly number[], positions: Positions, costBasisPoints: number): Account {
  const kept = keptAfterCost(costBasisPoints);
  const own: number[] = [];
  let [before, trades, periodsInvested] = [0, 0, 0];
  for (let period = 0; period < returns.length; period += 1) {
    const position = positions[period] ?? 0;
    const earned = position === 1 ? (returns[period] ?? Number.NaN) : 0;
    own.push(position === before ? earned : kept * (1 + earned) - 1);
    trades += position === before ? 0 : 1;
    periodsInvested += position;
    before = position;
  }
  return { returns: own, trades, periodsInvested };
}

/** A strategy of buying and selling all, from its positions: total return, its path, and what a desk asks beside them. */
export function backtest(
  { returns, dates }: SubjectSample,
  positions: Positions,
  { costBasisPoints, periodsPerYear }: { readonly costBasisPoints: number; readonly periodsPerYear: number },
): Pick<CalculationResult, "value" | "values" | "breakdown" | "conventions"> {
  const account = runAccount(returns, positions, costBasisPoints);
  const path = growthPath(account.returns);
  const total = path.at(-1) ?? Number.NaN;
  return {
    ...withParts(total, [
      { name: "Annual return", value: annualised(total, returns.length, periodsPerYear) },
      { name: "Maximum drawdown", value: deepestFall(path) },
      { name: "Share of time invested", value: account.periodsInvested / returns.length },
    ]),
    values: datedValues(dates, path),
    conventions: { trades: account.trades },
  };
}
