import type { CalculationRequest } from "../calculations/calculate.ts";
import type { LedgerEntry } from "../calculations/ledger.ts";
import type { ChartSpecification } from "./chart.ts";
import { chartEntry } from "./chart-entry.ts";
import { chartOnData } from "./chart-ledger.ts";

/** The chart of what `calculate` gave for a request; `undefined` where a figure says all. */
export function chartCalculation(
  entry: LedgerEntry,
  request: CalculationRequest,
): ChartSpecification | undefined {
  if ("data" in request) return chartOnData(entry, request.data);
  if (!("returns" in request)) return chartEntry(entry);
  const { returns, frequency } = request;
  return chartEntry(entry, { dates: [], returns, frequency });
}
