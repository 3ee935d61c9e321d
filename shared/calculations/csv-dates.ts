import { type Cell, csvFault, placeOf } from "./csv-table.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTHS_IN_YEAR = 12;

/** ISO, with a time of day that is ignored. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
/** `Jan 1 2000`, `January 1, 2000`. */
const MONTH_NAME = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i;
const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

const REMEDY = "write dates like 2000-01-31";

function toIso(cell: Cell, year: string, month: number, day: number): string {
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw csvFault(placeOf(cell), `"${cell.text}" is no date of the calendar; ${REMEDY}`);
  }
  return date.toISOString().slice(0, "2000-01-31".length);
}

function readSlashes(cell: Cell, isMonthFirst: boolean): string | undefined {
  const [, first = "", second = "", year = ""] = SLASHES.exec(cell.text) ?? [];
  if (year === "") return undefined;
  if (!isMonthFirst) {
    throw csvFault(placeOf(cell), `"${cell.text}" may mean month/day or day/month; ${REMEDY}`);
  }
  return toIso(cell, year, Number(first), Number(second));
}

function readMonthName(cell: Cell): string | undefined {
  const [, name = "", day = "", year = ""] = MONTH_NAME.exec(cell.text) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : toIso(cell, year, month, Number(day));
}

function readIso(cell: Cell): string | undefined {
  const [, year = "", month = "", day = ""] = ISO.exec(cell.text) ?? [];
  return year === "" ? undefined : toIso(cell, year, Number(month), Number(day));
}

/** Only a day above 12 in second place, and none in first place, tells that the month comes first. */
function isMonthFirstIn(cells: readonly Cell[]): boolean {
  const pairs = cells.flatMap(({ text }) => {
    const [, first, second] = SLASHES.exec(text) ?? [];
    return first === undefined || second === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  const isMonth = (value: number) => value <= MONTHS_IN_YEAR;
  return pairs.every(([first]) => isMonth(first)) && pairs.some(([, second]) => !isMonth(second));
}

/**
 * Reads a column of dates to ISO: ISO, `Jan 1 2000`, or month/day/year where the column itself shows that the month comes
 * first. Throws `invalid-request` naming line and column.
 */
export function readDates(cells: readonly Cell[]): readonly string[] {
  const isMonthFirst = isMonthFirstIn(cells);
  return cells.map((cell) => {
    const date = readIso(cell) ?? readMonthName(cell) ?? readSlashes(cell, isMonthFirst);
    if (date === undefined) throw csvFault(placeOf(cell), `"${cell.text}" is not a date; ${REMEDY}`);
    return date;
  });
}
