import { readDates } from "./csv-dates.ts";
import { findLayout } from "./csv-layout.ts";
import { type CsvNumber, readNumbers } from "./csv-numbers.ts";
import { type Cell, csvFault, placeOf, readCsvTable } from "./csv-table.ts";
import { type MarketData, MarketDataSchema, type Series } from "./market-data.ts";

type Kind = Series["kind"];

/** Market data, and what a reader must know about how they were read. */
export interface ReadMarketData {
  readonly data: MarketData;
  readonly warnings: readonly string[];
}

interface Place {
  readonly name: string;
  readonly date: string;
  readonly cell: Cell;
}
interface Observation extends Place, CsvNumber {}

/** What people write where there is no value. */
const NO_VALUE = /^(?:|n\/?a\.?|#n\/a|nan|null|none|nil|missing|[-–—.]+)$/i;

const isGap = ({ cell }: Place): boolean => NO_VALUE.test(cell.text);

/** Every cell below a header that names a series, with its date. */
function findPlaces(text: string, wanted: Kind | undefined) {
  const { headers, rows, delimiter } = readCsvTable(text);
  const layout = findLayout(headers, wanted);
  const dates = readDates(rows.flatMap((row) => row[layout.dateColumn] ?? []));
  const places = rows.flatMap((row, index) =>
    layout.valuesOf(row).flatMap(({ name, cell }): readonly Place[] => {
      const date = dates[index];
      return date === undefined ? [] : [{ name, date, cell }];
    }),
  );
  return { places, delimiter, kind: layout.kind };
}

function describeGaps(places: readonly Place[]): readonly string[] {
  const gaps = Map.groupBy(places.filter(isGap), ({ name }) => name);
  return [...gaps].map(([name, cells]) => {
    const count = cells.length === 1 ? "one cell" : `${cells.length} cells`;
    return `${name} has no value in ${count}, first on line ${cells[0]?.cell.line}: left out as ${cells.length === 1 ? "a gap" : "gaps"}.`;
  });
}

/** Percentages are returns, whatever else is not said; a series has them throughout or not at all. */
function kindOf(observations: readonly Observation[], kind: Kind, wanted: Kind | undefined): Kind {
  const [first] = observations;
  const odd = observations.find(({ isPercentage }) => isPercentage !== first?.isPercentage);
  if (odd !== undefined) {
    const remedy = `"${odd.cell.text}" and "${first?.cell.text}" on line ${first?.cell.line} are not alike; write all values of a series with a percent sign or none`;
    throw csvFault(placeOf(odd.cell), remedy);
  }
  if (first?.isPercentage !== true) return kind;
  if (wanted !== "price") return "return";
  throw csvFault(placeOf(first.cell), `"${first.cell.text}" is a percentage, and a price is none`);
}

function refuseNoPrice({ cell, value }: Observation): void {
  if (value > 0) return;
  const remedy = `"${cell.text}" is no price, for prices are above zero; write returns with a percent sign, or leave the cell empty`;
  throw csvFault(placeOf(cell), remedy);
}

function toSeries(
  name: string,
  observations: readonly Observation[],
  headed: Kind,
  wanted: Kind | undefined,
): Series {
  const kind = kindOf(observations, headed, wanted);
  const ordered = observations.toSorted((left, right) => left.date.localeCompare(right.date));
  for (const [index, observation] of ordered.entries()) {
    const { date, cell } = observation;
    if (kind === "price") refuseNoPrice(observation);
    if (ordered[index - 1]?.date !== date) continue;
    throw csvFault(placeOf(cell), `${name} has a second value on ${date}; give each date once`);
  }
  if (ordered.length < 2) throw csvFault(`series ${name}`, "give at least two dated values");
  return { name, kind, points: ordered.map(({ date, value }) => ({ date, value })) };
}

/**
 * Reads market data from CSV with a header line: wide (date, then a column for each series) or long (date, symbol and value
 * columns), parted by commas, semicolons or tabs. Rows may come in any order; an empty cell or "n/a" is a gap, which is warned
 * about. Values with percent signs are returns; others are prices unless `kind` or a header says returns. Throws
 * `invalid-request` naming line and column.
 */
export function readMarketDataCsv(
  text: string,
  { kind: wanted }: { readonly kind?: Kind } = {},
): ReadMarketData {
  const { places, delimiter, kind } = findPlaces(text, wanted);
  const valued = places.filter((place) => !isGap(place));
  if (valued.length === 0) throw csvFault("line 2", "there are no values; give two dated values or more");
  const numbers = readNumbers(
    valued.map(({ cell }) => cell),
    delimiter,
  );
  const observations = valued.flatMap((place, index): readonly Observation[] => {
    const number = numbers[index];
    return number === undefined ? [] : [{ ...place, ...number }];
  });
  const grouped = Map.groupBy(observations, ({ name }) => name);
  const series = [...grouped].map(([name, ofSeries]) => toSeries(name, ofSeries, kind, wanted));
  const checked = MarketDataSchema.safeParse({ series });
  if (checked.success) return { data: checked.data, warnings: describeGaps(places) };
  const [issue] = checked.error.issues;
  throw csvFault(issue?.path.join(".") ?? "series", issue?.message ?? "is not valid");
}

/** The data that `readMarketDataCsv` reads, without its warnings. */
export const parseMarketDataCsv = (text: string, options: { readonly kind?: Kind } = {}): MarketData =>
  readMarketDataCsv(text, options).data;
