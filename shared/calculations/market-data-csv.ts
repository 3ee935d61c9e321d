import { readDates } from "./csv-dates.ts";
import { findLayout } from "./csv-layout.ts";
import { type Cell, type CsvTable, csvFault, placeOf, readCsvTable } from "./csv-table.ts";
import { type MarketData, MarketDataSchema, type Series } from "./market-data.ts";

const PLAIN_NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const GROUPED_NUMBER = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;

interface Observation {
  readonly name: string;
  readonly date: string;
  readonly cell: Cell;
}

function readNumber(cell: Cell): number {
  const text = GROUPED_NUMBER.test(cell.text) ? cell.text.replaceAll(",", "") : cell.text;
  if (!PLAIN_NUMBER.test(text)) {
    const remedy = `"${cell.text}" is not a number; write it like 1234.5, or leave the cell empty`;
    throw csvFault(placeOf(cell), remedy);
  }
  return Number(text);
}

/** Every cell that holds something, with its series and its date; an empty cell is a gap. */
function observe({ headers, rows }: CsvTable, kind: Series["kind"]): readonly Observation[] {
  const layout = findLayout(headers, kind);
  const dates = readDates(rows.flatMap((row) => row[layout.dateColumn] ?? []));
  return rows.flatMap((row, index) =>
    layout.valuesOf(row).flatMap(({ name, cell }) => {
      const date = dates[index];
      return date === undefined || cell.text === "" ? [] : [{ name, date, cell }];
    }),
  );
}

function toSeries(name: string, kind: Series["kind"], observations: readonly Observation[]): Series {
  const ordered = observations.toSorted((left, right) => left.date.localeCompare(right.date));
  for (const [index, { date, cell }] of ordered.entries()) {
    if (ordered[index - 1]?.date !== date) continue;
    throw csvFault(placeOf(cell), `${name} has a second value on ${date}; give each date once`);
  }
  if (ordered.length < 2) throw csvFault(`series ${name}`, "give at least two dated values");
  return { name, kind, points: ordered.map(({ date, cell }) => ({ date, value: readNumber(cell) })) };
}

/**
 * Reads market data from CSV with a header line: wide (date, then a column for each series) or long (date, symbol and value
 * columns). Rows may come in any order; an empty cell is a gap. Throws `invalid-request` naming line and column.
 */
export function parseMarketDataCsv(
  text: string,
  { kind = "price" }: { readonly kind?: Series["kind"] } = {},
): MarketData {
  const observations = observe(readCsvTable(text), kind);
  const grouped = Map.groupBy(observations, ({ name }) => name);
  if (grouped.size === 0) throw csvFault("line 2", "there are no values; give two dated values or more");
  const series = [...grouped].map(([name, ofSeries]) => toSeries(name, kind, ofSeries));
  const checked = MarketDataSchema.safeParse({ series });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw csvFault(issue?.path.join(".") ?? "series", issue?.message ?? "is not valid");
}
