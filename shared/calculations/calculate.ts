import { calculateOnData, type OnMarketData } from "./calculate-on-data.ts";
import { calculateOnReturns, type OnReturns } from "./calculate-on-returns.ts";
import { checkChoices, requireCalculation } from "./choose-calculation.ts";
import type { LedgerEntry } from "./ledger.ts";

/** What to calculate on, by which method and with which parameters. */
export type CalculationRequest = OnMarketData | OnReturns;

/**
 * Runs one entry of the catalogue, named by its id or a synonym, and gives what a plan would write into its ledger. Throws
 * `invalid-request`, naming the field and what exists, for an unknown id, method, parameter or series and for unusable data.
 */
export function calculate(id: string, request: CalculationRequest): LedgerEntry {
  const calculation = requireCalculation(id);
  checkChoices(calculation, request);
  return "data" in request ? calculateOnData(calculation, request) : calculateOnReturns(calculation, request);
}
