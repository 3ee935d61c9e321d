import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { formatFigure } from "#shared/reports/figures/format-figure.ts";
import { formatTable } from "./output.ts";

const printedValue = (entry: LedgerEntry): string =>
  entry.value === null
    ? "undefined"
    : formatFigure({
        value: entry.value,
        unit: entry.unit,
        ...(entry.currency === undefined ? {} : { currency: entry.currency }),
      });

/** Figures with what they rest on, one a row. */
export function ledgerTable(ledger: readonly LedgerEntry[]): string {
  const header = ["", "calculation", "of", "value", "method", "observations", "period"];
  const rows = ledger.map((entry) => [
    entry.id,
    entry.title,
    entry.series.join(" / "),
    printedValue(entry),
    entry.method,
    String(entry.observations),
    entry.period === undefined ? "" : `${entry.period.from} to ${entry.period.to}`,
  ]);
  return formatTable([header, ...rows]);
}
