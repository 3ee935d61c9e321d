import type { Token } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

/** A word that carries meaning; `clause` counts the separators before it. */
export interface ContentWord {
  readonly position: number;
  readonly lower: string;
  readonly stem: string;
  readonly clause: number;
}

const SEPARATORS: ReadonlySet<string> = new Set([
  ",",
  ";",
  ":",
  "?",
  "!",
  ".",
  "\n",
  "/",
  "and",
  "n",
  "or",
  "plus",
  "&",
]);

export const isSeparator = (token: Token): boolean => SEPARATORS.has(token.lower);

/** The words of a question that carry meaning, without numbers, marks, function words and what is hidden. */
export function contentWords(
  tokens: readonly Token[],
  hidden: ReadonlySet<number> = new Set(),
): readonly ContentWord[] {
  const words: ContentWord[] = [];
  let clause = 0;
  for (const [position, token] of tokens.entries()) {
    if (isSeparator(token)) clause += 1;
    else if (token.kind === "word" && !FUNCTION_WORDS.has(token.lower) && !hidden.has(position)) {
      words.push({ position, lower: token.lower, stem: token.stem, clause });
    }
  }
  return words;
}
