import type { Token } from "./read-tokens.ts";

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  half: 0.5,
  one: 1,
  single: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};

/** The number that a token writes in digits, or in words where `inWords` says that a number is expected. */
export function amountOf(token: Token | undefined, inWords = true): number | undefined {
  if (token?.kind === "number") return Number(token.text.replaceAll(",", ""));
  return inWords ? NUMBER_WORDS[token?.lower ?? ""] : undefined;
}
