import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** How a typed figure shows itself; percent, percentage point and basis point are three kinds. */
export type FigureKind =
  | "percent"
  | "percentage-point"
  | "basis-point"
  | "money"
  | "times"
  | "days"
  | "plain"
  | "unknown";

const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₹", "INR"],
  ["dollar", "USD"],
  ["dollars", "USD"],
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["pound", "GBP"],
  ["pounds", "GBP"],
  ["sterling", "GBP"],
  ["yen", "JPY"],
  ["francs", "CHF"],
]);
const CURRENCY_CODE = wordSet(
  "USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK CNY HKD SGD INR KRW BRL MXN ZAR PLN CZK HUF TRY ILS THB",
);

/** The ISO code that a sign, code or word stands for. */
export function readCurrency(token: Token | undefined): string | undefined {
  if (token === undefined) return undefined;
  return CURRENCY_CODE.has(token.text) ? token.text : CURRENCY_SIGNS.get(token.lower);
}

/** What follows a number: its kind, what it multiplies the number by, and the index of its last token. */
export interface Suffix {
  readonly kind: FigureKind;
  readonly factor: number;
  readonly last: number;
  readonly currency?: string;
}

const HYPHENS = wordSet("- – ‑");
const PERCENT_WORDS = wordSet("% percent pct percentage");

/** The lower-case text of a token, "" beyond either end. */
export const wordAt = (tokens: readonly Token[], index: number): string =>
  index >= 0 && index < tokens.length ? (tokens[index]?.lower ?? "") : "";

/** The index after a hyphen that is glued to the token before, as in "10-day". */
export const skipHyphen = (tokens: readonly Token[], index: number): number =>
  HYPHENS.has(wordAt(tokens, index)) && tokens[index]?.glued ? index + 1 : index;

const POINT_WORDS = wordSet("point points pt pts");

/** "%", "per cent" and the rest, with the index of its last token. */
function readPercent(tokens: readonly Token[], index: number): number {
  if (PERCENT_WORDS.has(wordAt(tokens, index))) return index;
  return wordAt(tokens, index) === "per" && wordAt(tokens, index + 1) === "cent" ? index + 1 : -1;
}

const SINGLE_UNITS: ReadonlyMap<string, FigureKind> = new Map([
  ["pp", "percentage-point"],
  ["ppt", "percentage-point"],
  ["ppts", "percentage-point"],
  ["pps", "percentage-point"],
  ["bp", "basis-point"],
  ["bps", "basis-point"],
  ["x", "times"],
  ["×", "times"],
  ["times", "times"],
  ["day", "days"],
  ["days", "days"],
  ["‰", "unknown"],
  ["‱", "unknown"],
]);

/** The unit that follows at `at`: "%", "per cent", "percentage points", "bps", "x", "-day"; undefined when none does. */
export function readUnit(tokens: readonly Token[], at: number): Suffix | undefined {
  const index = skipHyphen(tokens, at);
  const lower = wordAt(tokens, index);
  if (!BEGINS_UNIT.has(lower)) return undefined;
  const single = SINGLE_UNITS.get(lower);
  if (single !== undefined) return { kind: single, factor: 1, last: index };
  const next = wordAt(tokens, index + 1);
  if (lower === "basis") {
    return POINT_WORDS.has(next) ? { kind: "basis-point", factor: 1, last: index + 1 } : undefined;
  }
  if (lower === "trading") {
    return next === "day" || next === "days" ? { kind: "days", factor: 1, last: index + 1 } : undefined;
  }
  const percentEnd = readPercent(tokens, index);
  if (percentEnd < 0) return undefined;
  const pointEnd = skipHyphen(tokens, percentEnd + 1);
  if (POINT_WORDS.has(wordAt(tokens, pointEnd)))
    return { kind: "percentage-point", factor: 1, last: pointEnd };
  return lower === "percentage" ? undefined : { kind: "percent", factor: 0.01, last: percentEnd };
}

const BEGINS_UNIT: ReadonlySet<string> = new Set([
  ...SINGLE_UNITS.keys(),
  ...PERCENT_WORDS,
  "per",
  "basis",
  "trading",
]);
