import { withParts } from "./breakdown.ts";
import type { CalculationResult, SubjectSample } from "./calculation.ts";
import { deepestSpell } from "./drawdown-spells.ts";
import { annualGrowth, growthPath } from "./growth.ts";
import { datedValues } from "./sample-span.ts";
import { averageOf } from "./sample-statistics.ts";

/** What a strategy held: 1 where it was invested over a period, 0 where it held cash that earns nothing. */
export type Positions = readonly (0 | 1)[];

const BASIS_POINTS = 10_000;

/** Share of the wealth that a trade leaves, at a cost in basis points. */
export const keptAfterCost = (costBasisPoints: number): number => 1 - costBasisPoints / BASIS_POINTS;

/** How often the position changed, from cash at the start. */
const tradesOf = (positions: Positions): number =>
  positions.filter((position, index) => position !== (positions[index - 1] ?? 0)).length;

/** The strategy's own returns; a trade is made and paid for at the start of the period that it holds for. */
function returnsHeld(
  returns: readonly number[],
  positions: Positions,
  costBasisPoints: number,
): readonly number[] {
  const kept = keptAfterCost(costBasisPoints);
  return returns.map((value, index) => {
    const position = positions[index] ?? 0;
    const earned = position === 1 ? value : 0;
    return position === (positions[index - 1] ?? 0) ? earned : kept * (1 + earned) - 1;
  });
}

/** A strategy of buying and selling all, from its positions: total return, its path, and what a desk asks beside them. */
export function backtest(
  { returns, dates }: SubjectSample,
  positions: Positions,
  { costBasisPoints, periodsPerYear }: { readonly costBasisPoints: number; readonly periodsPerYear: number },
): Pick<CalculationResult, "value" | "values" | "breakdown" | "conventions"> {
  const held = returnsHeld(returns, positions, costBasisPoints);
  const path = growthPath(held);
  return {
    ...withParts(path.at(-1) ?? Number.NaN, [
      { name: "Annual return", value: annualGrowth(held, periodsPerYear) },
      { name: "Maximum drawdown", value: deepestSpell(held)?.depth ?? 0 },
      { name: "Share of time invested", value: averageOf(positions) },
    ]),
    values: datedValues(dates, path),
    conventions: { trades: tradesOf(positions) },
  };
}
