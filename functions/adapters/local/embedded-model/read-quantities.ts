import { amountOf } from "./number-words.ts";
import type { Token, TokenRange } from "./read-tokens.ts";

/** A stretch of time as people count it; days are calendar days unless trading days are meant. */
export type TimeUnit = "day" | "week" | "month" | "quarter" | "year";

/** A number of the question and what it is a number of. `value` is a fraction for a share; `each` is set for "200 a month". */
export interface Quantity extends TokenRange {
  readonly value: number;
  readonly kind: "share" | "money" | "time" | "number";
  readonly unit?: TimeUnit;
  readonly each?: TimeUnit;
}

const CURRENCIES: ReadonlySet<string> = new Set(["$", "€", "£", "¥"]);
const CURRENCY_CODES: ReadonlySet<string> = new Set([
  "usd",
  "eur",
  "gbp",
  "chf",
  "jpy",
  "dollar",
  "euro",
  "pound",
]);
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  trillion: 1e12,
};
const SHARES: Readonly<Record<string, number>> = {
  "%": 100,
  percent: 100,
  pct: 100,
  bp: 10_000,
  bps: 10_000,
};
const TIME_UNITS: ReadonlySet<string> = new Set(["day", "week", "month", "quarter", "year"]);
const DAYS_OF_BUSINESS: ReadonlySet<string> = new Set(["trad", "trading", "business", "-", "calendar"]);
const EACH: ReadonlySet<string> = new Set(["a", "an", "per", "each", "every", "/"]);
const EACH_ADVERBS: Readonly<Record<string, TimeUnit>> = {
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annually: "year",
};
const MINUS: ReadonlySet<string> = new Set(["-", "−", "–"]);

/** True for a unit of time in the singular. */
export const isTimeUnit = (stem: string): stem is TimeUnit => TIME_UNITS.has(stem);

/** "a month", "per year", "monthly" behind a number. */
function readEach(tokens: readonly Token[], position: number): { each: TimeUnit; last: number } | undefined {
  const token = tokens[position];
  if (token === undefined) return undefined;
  const adverb = EACH_ADVERBS[token.lower];
  if (adverb !== undefined) return { each: adverb, last: position };
  const stem = tokens[position + 1]?.stem ?? "";
  return EACH.has(token.lower) && isTimeUnit(stem) ? { each: stem, last: position + 1 } : undefined;
}

/** Where the number's sign and currency begin, and whether it is below zero: "-$2,500", "−5". */
function readSign(tokens: readonly Token[], position: number) {
  const isMoney = CURRENCIES.has(tokens[position - 1]?.lower ?? "");
  const first = isMoney ? position - 1 : position;
  const before = tokens[first - 1];
  const earlier = tokens[first - 2];
  const isTight = tokens[first]?.spaceBefore === false;
  const joins = earlier !== undefined && earlier.kind !== "mark" && before?.spaceBefore === false;
  const isNegative = before !== undefined && MINUS.has(before.lower) && isTight && !joins;
  return { first: isNegative ? first - 1 : first, isMoney, isNegative };
}

/** "10-year", "10 trading days": the unit behind a number. */
function readTime(tokens: readonly Token[], position: number): { unit: TimeUnit; last: number } | undefined {
  for (let at = position; at <= position + 2; at += 1) {
    const { stem = "", lower = "" } = tokens[at] ?? {};
    if (isTimeUnit(stem)) return { unit: stem, last: at };
    if (!DAYS_OF_BUSINESS.has(lower)) return undefined;
  }
  return undefined;
}

function readPlain(tokens: readonly Token[], position: number, value: number): Quantity {
  const { first, isMoney, isNegative } = readSign(tokens, position);
  const sign = isNegative ? -1 : 1;
  const next = tokens[position + 1];
  const share = SHARES[next?.lower ?? ""];
  if (share !== undefined) return { value: (sign * value) / share, kind: "share", first, last: position + 1 };
  if (next?.lower === "per" && tokens[position + 2]?.lower === "cent")
    return { value: (sign * value) / 100, kind: "share", first, last: position + 2 };
  const scale = SCALES[next?.lower ?? ""] ?? 1;
  const end = scale === 1 ? position : position + 1;
  const isCoded = CURRENCY_CODES.has(tokens[end + 1]?.stem ?? "");
  const hasCurrency = isMoney || isCoded || scale !== 1;
  return {
    value: sign * value * scale,
    kind: hasCurrency ? "money" : "number",
    first,
    last: isCoded ? end + 1 : end,
  };
}

function readAt(tokens: readonly Token[], position: number): Quantity | undefined {
  const digits = amountOf(tokens[position], false);
  const time = readTime(tokens, position + 1);
  const article = tokens[position + 1]?.lower === "a" ? readTime(tokens, position + 2) : undefined;
  const value = digits ?? amountOf(tokens[position], (time ?? article) !== undefined);
  if (value === undefined) return tokens[position]?.lower === "zero" ? zeroAt(position) : undefined;
  const span = time ?? (digits === undefined ? article : undefined);
  if (span !== undefined) return { value, kind: "time", unit: span.unit, first: position, last: span.last };
  const plain = readPlain(tokens, position, value);
  const flow = readEach(tokens, plain.last + 1);
  return flow === undefined ? plain : { ...plain, each: flow.each, last: flow.last };
}

const zeroAt = (position: number): Quantity => ({
  value: 0,
  kind: "number",
  first: position,
  last: position,
});

/** Every number of the question with its sign, scale and unit, in order. */
export function readQuantities(tokens: readonly Token[]): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let position = 0; position < tokens.length; position += 1) {
    const quantity = readAt(tokens, position);
    if (quantity === undefined) continue;
    found.push(quantity);
    position = quantity.last;
  }
  return found;
}
