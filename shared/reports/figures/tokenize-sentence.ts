import { foldWord } from "./fold-word.ts";

export type TokenKind = "word" | "number" | "slot" | "mark";

/** A piece of a sentence. `text` of a slot is its path ("c1.value"); `glued` says that no space parts it from the token before. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly lower: string;
  /** Lower case in one form for plural and singular, British and American spelling: what names are compared by. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly glued: boolean;
}

/**
 * In this order: a slot; an ISO date; digits grouped by hard spaces; digits with separators and an exponent; letters; the possessive;
 * a line break; any other sign. No alternative can match the same text in two ways, so that scanning is linear.
 */
const PIECE = new RegExp(
  [
    String.raw`\{\{\s*[^{}\s]{0,120}\s*\}\}`,
    String.raw`\d{4}-\d{2}-\d{2}(?!\d)`,
    String.raw`\d{1,3}(?:[\u00A0\u2009\u202F]\d{3}(?!\d))+(?:[.,]\d+)?(?![\d.,]\d)`,
    String.raw`(?:\.\d+|\d+)(?:[.,'’_·٫٬]\d+)*(?:[eE][+\-−]?\d+)?`,
    String.raw`['’]s(?!\p{L})`,
    String.raw`\p{L}+`,
    String.raw`\n`,
    String.raw`\S`,
  ].join("|"),
  "gu",
);

/** Marks of emphasis and code: they never part a figure from its unit. */
const EMPHASIS = /^[*_`~\\]$/;

function kindOf(text: string): TokenKind {
  if (text.startsWith("{{") && text.length > 2) return "slot";
  if (/^\.?\d/.test(text)) return "number";
  return /^\p{L}/u.test(text) ? "word" : "mark";
}

/** Splits a normalised sentence into tokens; emphasis marks are left out. */
export function tokenizeSentence(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gluedFrom = 0;
  for (const found of text.matchAll(PIECE)) {
    const [piece] = found;
    const start = found.index;
    const end = start + piece.length;
    if (EMPHASIS.test(piece)) {
      if (gluedFrom === start) gluedFrom = end;
      continue;
    }
    const kind = kindOf(piece);
    const content = kind === "slot" ? piece.slice(2, -2).trim() : piece;
    const lower = kind === "word" ? content.toLowerCase() : content;
    const folded = kind === "word" ? foldWord(lower) : lower;
    tokens.push({ kind, text: content, lower, folded, start, end, glued: start > 0 && start === gluedFrom });
    gluedFrom = end;
  }
  return tokens;
}
