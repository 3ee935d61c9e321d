import { z } from "zod";
import type { Calculation, CalculationOf, ParameterValue } from "./calculation.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { MarketData } from "./market-data.ts";

const currencyParameter = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()
  .describe("Currency of the amounts, as EUR; that of the data when not given. Nothing is converted.");

const withCurrencyParameter = (calculation: CalculationOf<"inputs">): CalculationOf<"inputs"> => ({
  ...calculation,
  parameters: calculation.parameters.extend({ currency: currencyParameter }),
  compute: ({ parameters: { currency: _, ...parameters }, ...input }) =>
    calculation.compute({ ...input, parameters }),
});

/** The entry with a parameter more, `currency`, where it makes money of amounts that are parameters. */
export const withStatedCurrency = (calculation: Calculation): Calculation =>
  calculation.needs === "inputs" && calculation.unit === "money"
    ? withCurrencyParameter(calculation)
    : calculation;

/** The currency of a result in money: the one that its parameters state or else that of the data, if any. */
export function currencyOf(
  { unit }: Pick<Calculation, "unit">,
  parameters: Readonly<Record<string, ParameterValue>>,
  data: Pick<MarketData, "currency">,
): Pick<LedgerEntry, "currency"> {
  const currency = parameters["currency"] ?? data.currency;
  return unit === "money" && typeof currency === "string" ? { currency } : {};
}
