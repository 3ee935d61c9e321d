import type { ParameterSpec } from "./parameter-specs.ts";
import type { Quantity } from "./read-quantities.ts";
import type { Token } from "./read-tokens.ts";

/** Codes written out, and signs that stand for one currency only; a dollar sign may mean any of several. */
const CURRENCY_CODES: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  EUR: "EUR",
  GBP: "GBP",
  USD: "USD",
  CHF: "CHF",
  JPY: "JPY",
};
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const TOKENS_OF_DATE = 5;

interface StatedDate {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** ISO dates, which are five tokens: "2024-01-31". */
function datesIn(tokens: readonly Token[]): readonly StatedDate[] {
  return tokens.flatMap(({ kind }, first) => {
    const written = kind === "number" ? tokens.slice(first, first + TOKENS_OF_DATE) : [];
    const text = written.map((token) => token.text).join("");
    return ISO_DATE.test(text) ? [{ text, first, last: first + TOKENS_OF_DATE - 1 }] : [];
  });
}

/** Quantities that are no part of a date. */
export function withoutDates(tokens: readonly Token[], quantities: readonly Quantity[]): readonly Quantity[] {
  const dates = datesIn(tokens);
  return quantities.filter(({ first }) => !dates.some((date) => first >= date.first && first <= date.last));
}

/** The words that a parameter may be stated by, all those that the question has. */
function statedFor({ name, kind, choices }: ParameterSpec, tokens: readonly Token[]): readonly string[] {
  if (name === "currency") return tokens.flatMap(({ text }) => CURRENCY_CODES[text] ?? []);
  if (kind === "date") return datesIn(tokens).map(({ text }) => text);
  return kind === "choice" ? choices.filter((choice) => tokens.some(({ stem }) => stem === choice)) : [];
}

/** Parameters that are stated in words, "call" or a date, each where the question has exactly one for it. */
export function readWords(
  specs: readonly ParameterSpec[],
  tokens: readonly Token[],
): Readonly<Record<string, string>> {
  const stated = specs.flatMap((spec) => {
    const [word, ...others] = new Set(statedFor(spec, tokens));
    return word === undefined || others.length > 0 ? [] : [[spec.name, word] as const];
  });
  return Object.fromEntries(stated);
}
