import type { LedgerEntry } from "../calculations/ledger.ts";
import type { UnitKind } from "../units.ts";

/** A dated or numbered point of a line. */
export interface Point {
  /** ISO date; absent where only the order of the points is known. */
  readonly date?: string;
  /** Position in the whole line, from 0, kept when points are left out. */
  readonly period: number;
  readonly value: number;
}

/** Number formats of d3 (d3js.org/d3-format): fractions as percentages, as prose writes them. */
const TOOLTIP_FORMATS: Readonly<Record<UnitKind, string>> = {
  fraction: ".2%",
  "percentage-point": ",.2f",
  "basis-point": ",.0f",
  ratio: ",.4~g",
  money: ",.2f",
  count: ",.0f",
  days: ",.0f",
};

const UNIT_WORDS: Readonly<Record<UnitKind, string>> = {
  fraction: "%",
  "percentage-point": "percentage points",
  "basis-point": "basis points",
  ratio: "",
  money: "",
  count: "",
  days: "days",
};

type Measured = Pick<LedgerEntry, "unit" | "currency">;

export const tooltipFormat = ({ unit }: Measured): string => TOOLTIP_FORMATS[unit];

/** Few enough decimals to read, and as many as keep neighbouring ticks apart, of which an axis has some twenty at most. */
function percentDecimals(values: readonly number[]): number {
  let [least, most] = [0, 0];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const tick = ((most - least) * 100) / 20;
  return tick === 0 ? 0 : Math.min(6, Math.max(0, Math.ceil(-Math.log10(tick))));
}

/** How the ticks of an axis over these values are written. */
export const axisFormat = ({ unit }: Measured, values: readonly number[]): string =>
  unit === "fraction" ? `.${percentDecimals(values)}~%` : unit === "ratio" ? "~g" : ",~r";

/** "Drawdown (%)", "Balance (USD)", "Sharpe ratio". */
export function axisTitle(title: string, { unit, currency }: Measured): string {
  const unitWord = unit === "money" ? (currency ?? "") : UNIT_WORDS[unit];
  return unitWord === "" ? title : `${title} (${unitWord})`;
}

const DATE_FORMAT = "%Y-%m-%d";

const YEAR_MS = 365.25 * 86_400_000;

/** Days, months or years on the axis, so that every label says its year and no two say the same. */
function dateTicks(points: readonly Point[]): string {
  const [first = "", last = ""] = [points[0]?.date, points.at(-1)?.date];
  const years = (Date.parse(last) - Date.parse(first)) / YEAR_MS;
  return years > 8 ? "%Y" : years > 1 ? "%b %Y" : DATE_FORMAT;
}

/**
 * The horizontal axis of a line: its dates where they are known, else the number of the period. ISO days are read as UTC (ECMAScript)
 * and are drawn and told in UTC, so that nobody's time zone moves them to the day before.
 */
export function timeEncoding(points: readonly Point[]) {
  const isDated = points[0]?.date !== undefined;
  return {
    data: { values: points },
    x: isDated
      ? {
          field: "date",
          type: "temporal",
          scale: { type: "utc" },
          axis: { title: null, format: dateTicks(points), tickCount: 8 },
        }
      : { field: "period", type: "quantitative", axis: { title: "Period", tickMinStep: 1 } },
    tooltip: isDated
      ? {
          field: "date",
          type: "temporal",
          timeUnit: "utcyearmonthdate",
          format: DATE_FORMAT,
          title: "Date",
        }
      : { field: "period", type: "quantitative", title: "Period" },
  };
}
