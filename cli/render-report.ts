import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { formatFigure } from "#shared/reports/figures/format-figure.ts";
import type { Report } from "#shared/reports/report.ts";
import { formatTable } from "./output.ts";

const printedValue = (entry: LedgerEntry): string =>
  entry.value === null
    ? "undefined"
    : formatFigure({
        value: entry.value,
        unit: entry.unit,
        ...(entry.currency === undefined ? {} : { currency: entry.currency }),
      });

function ledgerTable(ledger: readonly LedgerEntry[]): string {
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

/** A report for a person at a terminal: the text, the ledger behind it, the passages it cites, and how it came about. */
export function renderReport(report: Report): string {
  const { metadata, citations, calculations } = report;
  const warnings = calculations.flatMap(({ id, warnings }) =>
    warnings.map((warning) => `  ${id}: ${warning}`),
  );
  const sections = [
    report.text,
    calculations.length === 0 ? "" : ledgerTable(calculations),
    warnings.length === 0 ? "" : `Warnings\n${warnings.join("\n")}`,
    citations.map(({ id, title, source }) => `[${id}] ${title} (${source})`).join("\n"),
    [
      metadata.validationPassed ? "every figure checked" : "figures NOT checked",
      `confidence ${report.confidence}`,
      `${report.approach} by ${report.model.name}`,
      `${Math.round(metadata.latencyMs["total"] ?? 0)} ms`,
      `report ${report.id}`,
    ].join(" · "),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}
