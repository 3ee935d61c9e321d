import { readFile } from "node:fs/promises";
import type { MarketData } from "#shared/calculations/market-data.ts";
import { readMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
import { FinRiskError } from "#shared/errors.ts";
import { printWarning } from "./output.ts";

/** The stored portfolio that commands are about when they are given no data: real monthly prices that ship with FinRisk. */
export const SAMPLE_PORTFOLIO = "sample";

/** The prices or returns of a CSV file; gaps in it are warned about. Throws `invalid-request` when there is no such file, or naming the line that is wrong. */
export async function readPrices(path: string): Promise<MarketData> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    const violations = [
      { field: "--prices", remedy: "name a CSV file with a date column and one column a series" },
    ];
    throw new FinRiskError({ code: "invalid-request", message: `Cannot read "${path}".`, violations, cause });
  });
  const { data, warnings } = readMarketDataCsv(text);
  for (const warning of warnings) printWarning(`${path}: ${warning}`);
  return data;
}
