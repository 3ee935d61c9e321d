import { type Cell, csvFault } from "./csv-table.ts";
import type { Series } from "./market-data.ts";

/** Where a CSV keeps its dates, and which series its columns or its symbol column name. */
export interface CsvLayout {
  readonly dateColumn: number;
  /** What the header says of the values; prices where it says nothing. */
  readonly kind: Series["kind"];
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

/** Columns that data vendors put beside prices. */
const NO_SERIES = ["volume", "vol"];

const normalise = (header: string): string => header.toLowerCase().replace(/[\s_-]+/g, " ");

function findColumn(headers: readonly string[], wanted: readonly string[]): number | undefined {
  const normalised = headers.map(normalise);
  return wanted.map((header) => normalised.indexOf(header)).find((column) => column >= 0);
}

function longLayout(
  dateColumn: number,
  symbolColumn: number,
  { column: valueColumn, kind }: { readonly column: number; readonly kind: Series["kind"] },
): CsvLayout {
  return {
    dateColumn,
    kind,
    valuesOf: (row) => {
      const [symbol, cell] = [row[symbolColumn], row[valueColumn]];
      if (symbol === undefined || cell === undefined) return [];
      return [{ name: symbol.text, cell: { ...cell, column: `${cell.column} of ${symbol.text}` } }];
    },
  };
}

function wideLayout(headers: readonly string[], dateColumn: number, kind: Series["kind"]): CsvLayout {
  const unnamed = headers.indexOf("");
  if (unnamed >= 0)
    throw csvFault("line 1", `column ${unnamed + 1} has no name; name the series in the header`);
  const twice = headers.find((header, index) => headers.indexOf(header) < index);
  if (twice !== undefined) throw csvFault("line 1", `${twice} is there twice; give each series its own name`);
  return {
    dateColumn,
    kind,
    valuesOf: (row) =>
      row.flatMap((cell, index) =>
        index === dateColumn || NO_SERIES.includes(normalise(cell.column))
          ? []
          : [{ name: cell.column, cell }],
      ),
  };
}

/** The column of the values, of prices rather than returns where it is not said which are wanted. */
function findValues(headers: readonly string[], wanted: Series["kind"] | undefined) {
  const kinds = wanted === undefined ? (["price", "return"] as const) : ([wanted] as const);
  for (const kind of kinds) {
    const column = findColumn(headers, VALUE_HEADERS[kind]);
    if (column !== undefined) return { column, kind };
  }
  const names = [...new Set(kinds.flatMap((kind) => VALUE_HEADERS[kind]))].join(", ");
  throw csvFault("line 1", `no column holds the values; name one of them ${names}`);
}

/** Tells long from wide by the header: a symbol column makes it long. Throws `invalid-request` naming what is missing. */
export function findLayout(headers: readonly string[], wanted: Series["kind"] | undefined): CsvLayout {
  const dateColumn = findColumn(headers, DATE_HEADERS);
  if (dateColumn === undefined)
    throw csvFault("line 1", "no column is named date; add a header line with one");
  const symbolColumn = findColumn(headers, SYMBOL_HEADERS);
  if (symbolColumn === undefined) return wideLayout(headers, dateColumn, wanted ?? "price");
  return longLayout(dateColumn, symbolColumn, findValues(headers, wanted));
}
