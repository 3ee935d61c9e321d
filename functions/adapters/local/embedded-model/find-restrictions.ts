import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import { isSeparator } from "./content-words.ts";
import type { Token, TokenRange } from "./read-tokens.ts";

/** How far ahead a loss is asked for, in time units. */
export interface Horizon {
  readonly amount: number;
  readonly unit: string;
}

const LONGEST_DESCRIPTION = 8;

const OPENERS: ReadonlySet<string> = new Set(["last", "past", "previous", "recent"]);
const SPAN_UNITS: ReadonlySet<string> = new Set(["day", "week", "month", "quarter", "year"]);
const DATE_TIES: ReadonlySet<string> = new Set([
  "since",
  "in",
  "from",
  "between",
  "during",
  "before",
  "after",
  "until",
  "through",
  "for",
  "over",
  "to",
  "of",
  "year",
]);
const UNIT_OF_FREQUENCY: Readonly<Record<string, string>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annual: "year",
};
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  single: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
  twelve: 12,
};

const isYear = ({ kind, text }: Token): boolean => kind === "number" && /^(?:19|20)\d\d$/.test(text);
const amountOf = ({ kind, text, lower }: Token): number | undefined =>
  kind === "number" ? Number(text) : NUMBER_WORDS[lower];

/** True when the question wants only a part of the history, which no calculation is able to take: "since 2005", "last 3 years". */
export function asksForPartOfHistory(tokens: readonly Token[]): boolean {
  return tokens.some((token, position) => {
    const before = tokens[position - 1]?.lower ?? "";
    if (token.lower === "ytd") return true;
    if (isYear(token)) return DATE_TIES.has(before) || before === "-" || before === "and";
    if (!OPENERS.has(token.lower)) return false;
    return tokens.slice(position + 1, position + 3).some(({ stem }) => SPAN_UNITS.has(stem));
  });
}

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
  const token = tokens[position];
  const amount = token === undefined ? undefined : amountOf(token);
  const unitAt = tokens[position + 1]?.lower === "-" ? position + 2 : position + 1;
  const unit = tokens[unitAt]?.stem ?? "";
  const before = tokens[position - 1]?.lower ?? "";
  if (amount === undefined || !SPAN_UNITS.has(unit) || OPENERS.has(before) || before === "in")
    return undefined;
  return tokens[unitAt + 1]?.lower === "of" ? undefined : { amount, unit };
}

/** The horizon of a loss that the question names beside a mention: "10-day VaR", "monthly VaR", "VaR over one year". */
export function readHorizon(tokens: readonly Token[], { first, last }: TokenRange): Horizon | undefined {
  for (let position = startOfDescription(tokens, first); position < first; position += 1) {
    const unit = UNIT_OF_FREQUENCY[tokens[position]?.lower ?? ""];
    const span = unit === undefined ? spanAt(tokens, position) : { amount: 1, unit };
    if (span !== undefined) return span;
  }
  for (
    let position = last + 1;
    position < Math.min(tokens.length, last + 1 + LONGEST_DESCRIPTION);
    position += 1
  ) {
    const token = tokens[position];
    if (token === undefined || isSeparator(token)) return undefined;
    const span = spanAt(tokens, position);
    if (span !== undefined) return span;
  }
  return undefined;
}

/** True when a loss over this horizon is what one period of the series tells. */
export function isOnePeriod(horizon: Horizon | undefined, series: string, input: PlanInput): boolean {
  if (horizon === undefined) return true;
  const { frequency } = input.series.find(({ name }) => name === series) ?? input.series[0] ?? {};
  return horizon.amount === 1 && frequency !== undefined && UNIT_OF_FREQUENCY[frequency] === horizon.unit;
}
