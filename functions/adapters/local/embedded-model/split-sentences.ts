import type { Token, TokenRange } from "./read-tokens.ts";

const ENDS: ReadonlySet<string> = new Set(["?", "!", ";", "\n"]);
const OPENERS: ReadonlySet<string> = new Set(["what", "how", "define", "explain", "which", "who"]);
const JOINERS: ReadonlySet<string> = new Set(["and", ",", "but", "also"]);

/** A full stop ends a sentence, the one in "vs." or "BRK.B" does not. */
function isEnd(tokens: readonly Token[], position: number): boolean {
  const token = tokens[position];
  if (token === undefined) return false;
  if (ENDS.has(token.lower)) return true;
  const next = tokens[position + 1];
  const before = tokens[position - 1]?.lower;
  return token.lower === "." && before !== "vs" && before !== "v" && (next === undefined || next.spaceBefore);
}

/** "…, and what is its beta": a second question within a sentence. */
const opensQuestion = (tokens: readonly Token[], position: number): boolean =>
  position > 0 &&
  OPENERS.has(tokens[position]?.lower ?? "") &&
  JOINERS.has(tokens[position - 1]?.lower ?? "");

/** The questions and sentences of a text, each to be understood by itself. Empty ones are left out. */
export function splitSentences(tokens: readonly Token[]): readonly TokenRange[] {
  const sentences: TokenRange[] = [];
  let first = 0;
  for (let position = 0; position <= tokens.length; position += 1) {
    const ends = position === tokens.length || isEnd(tokens, position);
    if (!ends && !opensQuestion(tokens, position)) continue;
    if (position > first) sentences.push({ first, last: position - 1 });
    first = ends ? position + 1 : position;
  }
  return sentences;
}
