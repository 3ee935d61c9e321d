import { stemWord } from "./stem-word.ts";

/** One word, number or mark of a question, and where it stands; `stem` is empty for numbers and marks. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  readonly kind: "word" | "number" | "mark";
  readonly spaceBefore: boolean;
}

/** A stretch of tokens, both ends included. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** Letters and digits part company, so that "VaR95" reads as "VaR 95"; a line break counts as a mark. */
const TOKEN = /['’]s(?!\p{L})|\.\d+|\d+(?:,\d{3})*(?:\.\d+)?|\p{L}[\p{L}\p{M}]*|\n|\S/gu;
const NUMBER = /^\.?\d/;
/** Greek letters under the names by which the trade calls them. */
const GREEK: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  ρ: "rho",
  σ: "sigma",
  ω: "omega",
};
/** "R²" and "M2" are R and M squared. */
const SQUARED = "squared";
const SQUARED_LETTERS: ReadonlySet<string> = new Set(["r", "m"]);
const WORD = /^\p{L}/u;

function isSquare(written: string, before: Token | undefined, isAttached: boolean): boolean {
  if (written === "²") return true;
  return written === "2" && isAttached && SQUARED_LETTERS.has(before?.lower ?? "");
}

function tokenOf(written: string, before: Token | undefined, spaceBefore: boolean): Token {
  const lower = written.toLowerCase().replace("’", "'");
  if (isSquare(written, before, !spaceBefore))
    return { text: written, lower: SQUARED, stem: stemWord(SQUARED), kind: "word", spaceBefore };
  const kind = kindOf(written);
  const name = GREEK[lower] ?? lower;
  return { text: written, lower: name, stem: kind === "word" ? stemWord(name) : "", kind, spaceBefore };
}

function kindOf(text: string): Token["kind"] {
  if (NUMBER.test(text)) return "number";
  return WORD.test(text) ? "word" : "mark";
}

/** Far more than a question has; the rest of a longer text is not read, so that none takes long. */
const MOST_TOKENS = 2_000;

/** Splits a text into words, numbers and marks, up to the first 2,000. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length === MOST_TOKENS) break;
    const written = match[0];
    tokens.push(tokenOf(written, tokens.at(-1), match.index !== end));
    end = match.index + written.length;
  }
  return tokens;
}
