import type { Token } from "./read-tokens.ts";

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

const isYear = ({ kind, text }: Token): boolean => kind === "number" && /^(?:19|20)\d\d$/.test(text);

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
