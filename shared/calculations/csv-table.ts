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
  /** What stands between the columns. */
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const DELIMITERS = [",", ";", "\t"] as const;
type Delimiter = (typeof DELIMITERS)[number];

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

/** Which delimiter parts the header into the most columns; a comma where none does. */
function delimiterOf(text: string): Delimiter {
  const header = /^.*\S.*$/m.exec(text)?.[0].replace(/"[^"]*"/g, "") ?? "";
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, columns: header.split(delimiter).length }));
  return counted.reduce((best, next) => (next.columns > best.columns ? next : best)).delimiter;
}

/** What to do about a row that has not as many fields as the header: most often, a decimal comma has cut one in two. */
function remedyFor(error: CsvError, delimiter: Delimiter): string {
  if (error.code !== "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH") return error.message;
  const record: unknown = error["record"];
  const found = Array.isArray(record) ? `${record.length} fields` : "another number of fields";
  const remedy =
    delimiter === ","
      ? "put a number that holds a comma in quotes, or part the columns with semicolons"
      : "give each row as many fields as the header";
  return `this row has ${found}, unlike the header; ${remedy}`;
}

function parseLines(
  text: string,
  delimiter: Delimiter,
): readonly { line: number; fields: readonly string[] }[] {
  const lines: { line: number; fields: readonly string[] }[] = [];
  try {
    parse(text, {
      bom: true,
      trim: true,
      delimiter,
      skip_empty_lines: true,
      on_record: (fields, { lines: line }) => {
        lines.push({ line, fields });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw csvFault(`line ${String(error["lines"])}`, remedyFor(error, delimiter), error);
  }
  return lines;
}

/**
 * Splits a CSV into its header and its cells; commas, semicolons or tabs part the columns, as the header shows. Throws
 * `invalid-request` where quotes or column counts are wrong.
 */
export function readCsvTable(text: string): CsvTable {
  const delimiter = delimiterOf(text);
  const [first, ...rest] = parseLines(text, delimiter);
  if (first === undefined) throw csvFault("line 1", "there is nothing; start with a header line");
  const headers = first.fields;
  const rows = rest.map(({ line, fields }) =>
    fields.map((field, index) => ({ text: field, line, column: headers[index] ?? "" })),
  );
  return { delimiter, headers, rows };
}
