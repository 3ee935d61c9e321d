import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/node";
import { FinRiskError } from "#shared/errors.ts";
import type { ReadableDocument } from "#shared/ports/document-reader.ts";
import { markdownTable } from "./markdown-table.ts";
import { uncompressedBytes } from "./zip-size.ts";

const SEPARATORS = [",", ";", "\t"];
const MAX_UNCOMPRESSED_BYTES = 64 * 1024 * 1024;

const refuse = (message: string, remedy: string, cause?: unknown): FinRiskError =>
  new FinRiskError({
    code: "invalid-request",
    message,
    violations: [{ field: "body", remedy }],
    cause,
  });

/** The separator that the first line has most of: a comma in a cell is rarer than one between cells. */
function separatorOf(text: string): string {
  const [header = ""] = text.split("\n", 1);
  const countOf = (separator: string) => header.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (countOf(separator) > countOf(best) ? separator : best), ",");
}

/** A table of comma, semicolon or tab separated values; the first line is its header. */
export function readCsv(text: string): ReadableDocument {
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return { format: "markdown", text: markdownTable(rows) };
  } catch (cause) {
    throw refuse(
      "The body is not a table of separated values.",
      "close every quotation mark, and separate cells by commas",
      cause,
    );
  }
}

const writeCell = (cell: unknown): string => {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

/**
 * An Excel workbook (.xlsx) as one Markdown table a sheet, under the sheet's name. Throws `invalid-request` for another file, and for
 * one that would unpack to more than 64 MiB.
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<ReadableDocument> {
  const size = uncompressedBytes(bytes);
  if (size === undefined)
    throw refuse("The body is not an Excel workbook.", "send an .xlsx file that is whole");
  if (size > MAX_UNCOMPRESSED_BYTES) {
    throw refuse("The workbook would unpack to more than 64 MiB.", "send fewer or smaller sheets");
  }
  const sheets = await readWorkbook(Buffer.from(bytes)).catch((cause: unknown) => {
    throw refuse("The body is not an Excel workbook.", "send an .xlsx file that is whole", cause);
  });
  const tables = sheets.map(({ sheet, data }) => ({
    sheet,
    table: markdownTable(
      data.map((row) => row.map(writeCell)).filter((row) => row.some((cell) => cell !== "")),
    ),
  }));
  const text = tables
    .flatMap(({ sheet, table }) => (table === "" ? [] : [`## ${sheet}\n\n${table}`]))
    .join("\n\n");
  return { format: "markdown", text };
}
