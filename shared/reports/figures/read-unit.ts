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

/** The lower-case text of a token, "" beyond either end. */
export const wordAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? "";
/** The index after a hyphen that is glued to the token before, as in "10-day". */
export const skipHyphen = (tokens: readonly Token[], index: number): number =>
  /^[-–‑]$/.test(wordAt(tokens, index)) && tokens[index]?.glued ? index + 1 : index;

/** The unit that follows at `at`: "%", "per cent", "percentage points", "bps", "x", "-day"; undefined when none does. */
export function readUnit(tokens: readonly Token[], at: number): Suffix | undefined {
  const index = skipHyphen(tokens, at);
  const lower = wordAt(tokens, index);
  const next = wordAt(tokens, index + 1);
  const percentEnd = /^(?:%|percent|pct|percentage)$/.test(lower)
    ? index
    : lower === "per" && next === "cent"
      ? index + 1
      : -1;
  if (percentEnd >= 0) {
    const pointEnd = skipHyphen(tokens, percentEnd + 1);
    const points = /^(?:points?|pts?)$/.test(wordAt(tokens, pointEnd));
    if (points) return { kind: "percentage-point", factor: 1, last: pointEnd };
    if (lower !== "percentage") return { kind: "percent", factor: 0.01, last: percentEnd };
  }
  if (/^(?:pp|ppt|ppts|pps)$/.test(lower)) return { kind: "percentage-point", factor: 1, last: index };
  if (/^bps?$/.test(lower)) return { kind: "basis-point", factor: 1, last: index };
  if (lower === "basis" && /^(?:points?|pts?)$/.test(next))
    return { kind: "basis-point", factor: 1, last: index + 1 };
  if (/^(?:x|×|times)$/.test(lower)) return { kind: "times", factor: 1, last: index };
  if (/^days?$/.test(lower)) return { kind: "days", factor: 1, last: index };
  if (/^trading$/.test(lower) && /^days?$/.test(next)) return { kind: "days", factor: 1, last: index + 1 };
  if (/^[‰‱]$/.test(lower)) return { kind: "unknown", factor: 1, last: index };
  return undefined;
}
