import { type Cell, csvFault } from "./csv-table.ts";
import type { Series } from "./market-data.ts";

/** Where a CSV keeps its dates, and which series its columns or its symbol column name. */
export interface CsvLayout {
  readonly dateColumn: number;
  /** The values of one row with the names of their series. */
  valuesOf(row: readonly Cell[]): readonly { readonly name: string; readonly cell: Cell }[];
}

const DATE_HEADERS = ["date", "day", "month", "time", "timestamp"];
const SYMBOL_HEADERS = ["symbol", "ticker", "name", "series", "instrument", "asset"];
/** The best first: an adjusted close includes dividends and splits. */
const VALUE_HEADERS: Readonly<Record<Series["kind"], readonly string[]>> = {
  price: ["adj close", "adjusted close", "close", "price", "value"],
  return: ["return", "returns", "value"],
};

const normalise = (header: string): string => header.toLowerCase().replace(/[\s_-]+/g, " ");

function findColumn(headers: readonly string[], wanted: readonly string[]): number | undefined {
  const normalised = headers.map(normalise);
  return wanted.map((header) => normalised.indexOf(header)).find((column) => column >= 0);
}

function longLayout(dateColumn: number, symbolColumn: number, valueColumn: number): CsvLayout {
  return {
    dateColumn,
    valuesOf: (row) => {
      const [symbol, cell] = [row[symbolColumn], row[valueColumn]];
      if (symbol === undefined || cell === undefined) return [];
      return [{ name: symbol.text, cell: { ...cell, column: `${cell.column} of ${symbol.text}` } }];
    },
  };
}

function wideLayout(headers: readonly string[], dateColumn: number): CsvLayout {
  const unnamed = headers.indexOf("");
  if (unnamed >= 0)
    throw csvFault("line 1", `column ${unnamed + 1} has no name; name the series in the header`);
  const twice = headers.find((header, index) => headers.indexOf(header) < index);
  if (twice !== undefined) throw csvFault("line 1", `${twice} is there twice; give each series its own name`);
  return {
    dateColumn,
    valuesOf: (row) =>
      row.flatMap((cell, index) => (index === dateColumn ? [] : [{ name: cell.column, cell }])),
  };
}

/** Tells long from wide by the header: a symbol column makes it long. Throws `invalid-request` naming what is missing. */
export function findLayout(headers: readonly string[], kind: Series["kind"]): CsvLayout {
  const dateColumn = findColumn(headers, DATE_HEADERS);
  if (dateColumn === undefined)
    throw csvFault("line 1", "no column is named date; add a header line with one");
  const symbolColumn = findColumn(headers, SYMBOL_HEADERS);
  if (symbolColumn === undefined) return wideLayout(headers, dateColumn);
  const valueColumn = findColumn(headers, VALUE_HEADERS[kind]);
  if (valueColumn === undefined) {
    throw csvFault(
      "line 1",
      `no column holds the values; name one of them ${VALUE_HEADERS[kind].join(", ")}`,
    );
  }
  return longLayout(dateColumn, symbolColumn, valueColumn);
}
