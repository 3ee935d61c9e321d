import { type Cell, csvFault, placeOf } from "./csv-table.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTHS_IN_YEAR = 12;
const REMEDY = "write dates like 2000-01-31";

/** Ways to write a day that can mean one day only. */
const CLEAR: readonly RegExp[] = [
  // 2000-01-31, 2000/01/31 and 2000.01.31, with a time of day that is ignored.
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:[T ].*)?$/,
  // 20000131.
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  // 31.01.2000: between points the day comes first wherever they are used.
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  // Jan 31 2000, January 31, 2000.
  /^(?<name>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/i,
  // 31 Jan 2000, 31-January-2000.
  /^(?<day>\d{1,2})[- ](?<name>[a-z]{3,9})\.?[- ](?<year>\d{4})$/i,
];

/** 1/31/2000, 31-1-2000: day and month in an order that only the whole column can tell. */
const DAY_AND_MONTH = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/;

function toIso(cell: Cell, year: string, month: number, day: number): string {
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw csvFault(placeOf(cell), `"${cell.text}" is no date of the calendar; ${REMEDY}`);
  }
  return date.toISOString().slice(0, "2000-01-31".length);
}

function readClear(cell: Cell): string | undefined {
  for (const form of CLEAR) {
    const { year, month, name, day } = form.exec(cell.text)?.groups ?? {};
    if (year === undefined || day === undefined) continue;
    const number = name === undefined ? Number(month) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    if (name === undefined || number > 0) return toIso(cell, year, number, Number(day));
  }
  return undefined;
}

/** Which of two numbers is the month, by the days above 12 in the column: only one place may have them. */
function monthPlaceIn(cells: readonly Cell[]): "first" | "second" | undefined {
  const pairs = cells.flatMap(({ text }) => {
    const [, first, , second] = DAY_AND_MONTH.exec(text) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  const firstMayBeMonth = pairs.every(([first]) => first <= MONTHS_IN_YEAR);
  const secondMayBeMonth = pairs.every(([, second]) => second <= MONTHS_IN_YEAR);
  if (firstMayBeMonth === secondMayBeMonth) return undefined;
  return firstMayBeMonth ? "first" : "second";
}

function readDayAndMonth(cell: Cell, monthPlace: "first" | "second" | undefined): string | undefined {
  const [, first, , second, year] = DAY_AND_MONTH.exec(cell.text) ?? [];
  if (year === undefined) return undefined;
  if (monthPlace === undefined) {
    throw csvFault(placeOf(cell), `"${cell.text}" may mean month/day or day/month; ${REMEDY}`);
  }
  const [month, day] = monthPlace === "first" ? [first, second] : [second, first];
  return toIso(cell, year, Number(month), Number(day));
}

/**
 * Reads a column of dates to ISO: year first, points between day and month, a month's English name, or slashes where the column
 * itself shows which number is the month. Throws `invalid-request` naming line and column.
 */
export function readDates(cells: readonly Cell[]): readonly string[] {
  const monthPlace = monthPlaceIn(cells);
  return cells.map((cell) => {
    const date = readClear(cell) ?? readDayAndMonth(cell, monthPlace);
    if (date === undefined) throw csvFault(placeOf(cell), `"${cell.text}" is not a date; ${REMEDY}`);
    return date;
  });
}
