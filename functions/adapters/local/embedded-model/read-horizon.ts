import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import { isSeparator } from "./content-words.ts";
import { amountOf } from "./number-words.ts";
import { isTimeUnit, type TimeUnit } from "./read-quantities.ts";
import type { Token, TokenRange } from "./read-tokens.ts";

/** How far ahead a loss is asked for, in time units. */
export interface Horizon {
  readonly amount: number;
  /** `period` counts the data's own periods. */
  readonly unit: TimeUnit | "period";
}

const LONGEST_DESCRIPTION = 8;
const PAST: ReadonlySet<string> = new Set(["last", "past", "previous", "recent", "in"]);
const JOINING: ReadonlySet<string> = new Set(["-", "a", "trading", "business"]);
const OF_THE_DATA: ReadonlySet<string> = new Set(["period", "observation", "return"]);
const UNIT_OF_FREQUENCY: Readonly<Record<string, TimeUnit>> = {
  daily: "day",
  overnight: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annual: "year",
};
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** Where the words that describe a mention begin: back to the nearest separator or small word. */
function startOfDescription(tokens: readonly Token[], first: number): number {
  let position = first;
  while (position > Math.max(0, first - LONGEST_DESCRIPTION)) {
    const before = tokens[position - 1];
    if (before === undefined || isSeparator(before) || before.lower === "of" || before.lower === "for") break;
    position -= 1;
  }
  return position;
}

/** The span at this position, "10-day"; undefined where the number is a share of something, or the span is that of the data. */
function spanAt(tokens: readonly Token[], position: number): Horizon | undefined {
  const amount = amountOf(tokens[position]);
  if (amount === undefined || PAST.has(tokens[position - 1]?.lower ?? "")) return undefined;
  // "99 of 100 months" is a share.
  if (tokens[position - 1]?.lower === "of" && tokens[position - 2]?.kind === "number") return undefined;
  let unitAt = position + 1;
  while (JOINING.has(tokens[unitAt]?.lower ?? "") && unitAt <= position + 3) unitAt += 1;
  const written = tokens[unitAt]?.stem ?? "";
  const unit = OF_THE_DATA.has(written) ? "period" : written;
  if ((unit !== "period" && !isTimeUnit(unit)) || tokens[unitAt + 1]?.lower === "of") return undefined;
  return { amount, unit };
}

/** The horizon of a loss that the question names beside a mention: "10-day VaR", "monthly VaR", "VaR over one year". */
export function readHorizon(tokens: readonly Token[], { first, last }: TokenRange): Horizon | undefined {
  for (let position = startOfDescription(tokens, first); position < first; position += 1) {
    const unit = UNIT_OF_FREQUENCY[tokens[position]?.lower ?? ""];
    const span = unit === undefined ? spanAt(tokens, position) : { amount: 1, unit };
    if (span !== undefined) return span;
  }
  const end = Math.min(tokens.length, last + 1 + LONGEST_DESCRIPTION);
  for (let position = last + 1; position < end; position += 1) {
    const token = tokens[position];
    if (token === undefined || isSeparator(token)) return undefined;
    const span = spanAt(tokens, position);
    if (span !== undefined) return span;
  }
  return undefined;
}

function periodsIn({ amount, unit }: Horizon, frequency: string | undefined): number | undefined {
  if (unit === "period") return amount;
  const period = UNIT_OF_FREQUENCY[frequency ?? ""];
  if (period === undefined) return undefined;
  if (period === unit) return amount;
  const [asked, held] = [MONTHS[unit], MONTHS[period]];
  return asked === undefined || held === undefined ? undefined : (amount * asked) / held;
}

/** A horizon in periods of the data, or why it cannot be told in them: a day is no part of a monthly series. */
export type HorizonPeriods = { readonly periods: number } | { readonly obstacle: string };

/** Converts a horizon by the frequency of the series, only where a whole number of periods makes it up. */
export function horizonIn(horizon: Horizon, series: string, input: PlanInput): HorizonPeriods {
  const { frequency } = input.series.find(({ name }) => name === series) ?? input.series[0] ?? {};
  const periods = periodsIn(horizon, frequency);
  if (periods !== undefined && Number.isInteger(periods) && periods > 0) return { periods };
  const data = UNIT_OF_FREQUENCY[frequency ?? ""] === undefined ? "data" : `${frequency} data`;
  return {
    obstacle: `over a stretch of ${horizon.unit}s, which is no whole number of periods of the ${data}`,
  };
}
