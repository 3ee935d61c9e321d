import { calculateOnData, type OnMarketData } from "./calculate-on-data.ts";
import { calculateOnReturns, type OnReturns } from "./calculate-on-returns.ts";
import { type Choices, checkChoices, refuse, requireCalculation } from "./choose-calculation.ts";
import type { LedgerEntry } from "./ledger.ts";

/** What to calculate on, by which method and with which parameters; an entry on inputs alone needs no more than these. */
export type CalculationRequest = OnMarketData | OnReturns | Choices;

const choicesOf = ({ method, parameters }: Choices): Choices => ({ method, parameters });

/**
 * Runs one entry of the catalogue, named by its id or a synonym, and gives what a plan would write into its ledger. Throws
 * `invalid-request`, naming the field and what exists, for an unknown id, method, parameter or series and for unusable data.
 * Of data given to an entry on inputs alone only the currency is looked at.
 */
export function calculate(id: string, request: CalculationRequest): LedgerEntry {
  const calculation = requireCalculation(id);
  checkChoices(calculation, request);
  if (calculation.needs === "inputs") {
    const { currency } = "data" in request ? request.data : {};
    const data = { series: [], ...(currency === undefined ? {} : { currency }) };
    return calculateOnData(calculation, { ...choicesOf(request), data, series: "" });
  }
  if ("data" in request) return calculateOnData(calculation, request);
  if ("returns" in request) return calculateOnReturns(calculation, request);
  throw refuse("data", `${calculation.id} is calculated on a series.`, "give data or returns");
}
