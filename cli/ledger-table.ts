import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { formatFigure } from "#shared/format-figure.ts";
import { formatTable } from "./output.ts";

/** A figure of an entry, its value or one of its parts, in the entry's unit. */
export const printedValue = ({ unit, currency }: LedgerEntry, value: number | null): string =>
  value === null
    ? "undefined"
    : formatFigure({ value, unit, ...(currency === undefined ? {} : { currency }) });

/** Figures with what they rest on, one a row. */
export function ledgerTable(ledger: readonly LedgerEntry[]): string {
  const header = ["", "calculation", "of", "value", "method", "observations", "period"];
  const rows = ledger.map((entry) => [
    entry.id,
    entry.title,
    entry.series.join(" / "),
    printedValue(entry, entry.value),
    entry.method,
    String(entry.observations),
    entry.period === undefined ? "" : `${entry.period.from} to ${entry.period.to}`,
  ]);
  return formatTable([header, ...rows]);
}
