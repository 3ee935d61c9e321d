import { alignReturns } from "../calculations/align-returns.ts";
import type { Ledger, LedgerEntry } from "../calculations/ledger.ts";
import type { MarketData } from "../calculations/market-data.ts";
import { comparisonChart } from "./bar-chart.ts";
import type { ChartSpecification } from "./chart.ts";
import { chartEntry, needsSample } from "./chart-entry.ts";
import { sampleOfEntry } from "./sample-of-entry.ts";

/** The chart of one entry; its sample is looked up only where the rule asks for it. */
export const chartOnData = (
  entry: LedgerEntry,
  data: MarketData,
  align = alignReturns,
): ChartSpecification | undefined =>
  chartEntry(entry, needsSample(entry) ? sampleOfEntry(entry, data, align) : undefined);

/** The first calculation that was run on several series in the same way. */
function firstComparison(ledger: Ledger): Ledger | undefined {
  const groups = Map.groupBy(ledger, ({ calculation, method, parameters }) =>
    JSON.stringify([calculation, method, parameters]),
  );
  return [...groups.values()].find((entries) => entries.length > 1);
}

/**
 * The one chart of a report, by rule: a comparison where one calculation was run on several series, else the chart of the first
 * entry that has one; `undefined` where nothing is to be drawn. `align` may keep what it made for the calculations.
 */
export function chartLedger(
  ledger: Ledger,
  data: MarketData,
  align = alignReturns,
): ChartSpecification | undefined {
  const compared = firstComparison(ledger);
  const comparison = compared === undefined ? undefined : comparisonChart(compared);
  if (comparison !== undefined) return comparison;
  for (const entry of ledger) {
    const chart = chartOnData(entry, data, align);
    if (chart !== undefined) return chart;
  }
  return undefined;
}
