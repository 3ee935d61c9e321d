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
const WORD = /^\p{L}/u;

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
    const kind = kindOf(written);
    const lower = written.toLowerCase().replace("’", "'");
    const stem = kind === "word" ? stemWord(lower) : "";
    tokens.push({ text: written, lower, stem, kind, spaceBefore: match.index !== end });
    end = match.index + written.length;
  }
  return tokens;
}
