import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import type { MarketData, Series } from "#shared/calculations/market-data.ts";
import { runPlan } from "#shared/calculations/run-plan.ts";
import { monthEnds } from "./golden-calculations.ts";

/** A series of these values, one at the end of each month unless dated. */
export function seriesOf(
  name: string,
  kind: Series["kind"],
  values: readonly number[],
  dates = monthEnds(values.length),
): Series {
  return { name, kind, points: values.map((value, index) => ({ date: dates[index] ?? "", value })) };
}

/** Returns of 10 %, -10 % and 10 %. */
export const A = seriesOf("A", "price", [100, 110, 99, 108.9]);
/** Returns of 0 %, 20 % and 0 %. */
export const B = seriesOf("B", "price", [50, 50, 60, 60]);
export const DATA: MarketData = { series: [A, B] };

/** A step on A with nothing chosen but what is given. */
export const step = (calculation: string, fields: Partial<PlanStep> = {}): PlanStep => ({
  calculation,
  series: "A",
  parameters: {},
  ...fields,
});
/** Runs a plan of these steps. */
export const run = (data: MarketData, ...steps: PlanStep[]) => runPlan({ steps, missing: [] }, data);
