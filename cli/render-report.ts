import type { Report } from "#shared/reports/report.ts";
import { ledgerTable } from "./ledger-table.ts";

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
