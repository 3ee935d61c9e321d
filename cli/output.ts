import { FinRiskError } from "#shared/errors.ts";

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Beside the answer, so that what reads the answer as JSON is not disturbed. */
export const printWarning = (sentence: string): void => {
  process.stderr.write(`finrisk: ${sentence}\n`);
};

/**
 * An expected error is its sentence and what to do about it, unless the sentence says that already; anything else is shown
 * whole, since it is a defect.
 */
export function printError(error: unknown): void {
  if (!(error instanceof FinRiskError)) {
    process.stderr.write(
      `finrisk failed unexpectedly: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return;
  }
  const remedies = error.violations
    .filter(({ remedy }) => !error.message.includes(remedy))
    .map(({ field, remedy }) => `  ${field}: ${remedy}\n`);
  process.stderr.write(`finrisk: ${error.message}\n${remedies.join("")}`);
}

/** Rows as aligned columns, the header first; every row has as many cells as the header. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
