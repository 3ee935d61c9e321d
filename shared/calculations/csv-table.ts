import { CsvError, parse } from "csv-parse/sync";
import { FinRiskError } from "../errors.ts";

/** The text of one field, and where in the file it stands. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  /** Text of the header above it. */
  readonly column: string;
}

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const placeOf = ({ line, column }: Cell): string => `line ${line}, column ${column}`;

/** An `invalid-request` error that says where the CSV is wrong and what to write instead. */
export function csvFault(place: string, remedy: string, cause?: unknown): FinRiskError {
  return new FinRiskError({
    code: "invalid-request",
    message: `The CSV cannot be read at ${place}: ${remedy}`,
    violations: [{ field: place, remedy }],
    cause,
  });
}

function parseLines(text: string): readonly { line: number; fields: readonly string[] }[] {
  const lines: { line: number; fields: readonly string[] }[] = [];
  try {
    parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      on_record: (fields, { lines: line }) => {
        lines.push({ line, fields });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw csvFault(`line ${String(error["lines"])}`, error.message, error);
  }
  return lines;
}

/** Splits a CSV into its header and its cells. Throws `invalid-request` where quotes or column counts are wrong. */
export function readCsvTable(text: string): CsvTable {
  const [first, ...rest] = parseLines(text);
  if (first === undefined) throw csvFault("line 1", "there is nothing; start with a header line");
  const headers = first.fields;
  const rows = rest.map(({ line, fields }) =>
    fields.map((field, index) => ({ text: field, line, column: headers[index] ?? "" })),
  );
  return { headers, rows };
}
