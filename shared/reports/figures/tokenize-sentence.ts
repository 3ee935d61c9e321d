import { foldWord } from "./fold-word.ts";
import { wordSet } from "./word-set.ts";

type TokenKind = "word" | "number" | "slot" | "mark";

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
    // The name of a part may hold spaces: {{c1.breakdown.MSFT and IBM}}.
    String.raw`\{\{[^{}\n]{0,200}\}\}`,
    String.raw`\d{4}-\d{2}-\d{2}(?!\d)`,
    String.raw`\d{1,3}(?:[\u00A0\u2009\u202F]\d{3}(?!\d))+(?:[.,]\d+)?(?![\d.,]\d)`,
    String.raw`(?:\.\d+|\d+)(?:[.,'’_·٫٬]\d+)*(?:[eE][+\-−]?\d+)?`,
    String.raw`['’]s(?!\p{L})`,
    String.raw`\p{L}+`,
    String.raw`\n`,
    String.raw`\S`,
  ].join("|"),
  "uy",
);

/** Marks of emphasis and code: they never part a figure from its unit. */
const EMPHASIS = wordSet("* _ ` ~ \\");

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function kindOf(text: string): TokenKind {
  const code = text.charCodeAt(0);
  if (isAsciiLetter(code)) return "word";
  if (isDigit(code) || (text.length > 1 && text.startsWith("."))) return "number";
  if (text.length > 2 && text.startsWith("{{")) return "slot";
  return code > 127 && /^\p{L}/u.test(text) ? "word" : "mark";
}

/** The end of a run of plain letters, the commonest piece by far; `from` itself where a letter beyond ASCII may follow. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && isAsciiLetter(text.charCodeAt(at))) at += 1;
  return at < text.length && text.charCodeAt(at) > 127 ? from : at;
}

function nextPiece(text: string, from: number): string | undefined {
  const end = endOfWord(text, from);
  if (end > from) return text.slice(from, end);
  PIECE.lastIndex = from;
  return PIECE.exec(text)?.[0];
}

function tokenOf(piece: string, start: number, glued: boolean): Token {
  const kind = kindOf(piece);
  const text = kind === "slot" ? piece.slice(2, -2).trim() : piece;
  const lower = kind === "word" ? text.toLowerCase() : text;
  const folded = kind === "word" ? foldWord(lower) : lower;
  return { kind, text, lower, folded, start, end: start + piece.length, glued };
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;

/** Splits a normalised sentence into tokens; emphasis marks are left out. */
export function tokenizeSentence(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gluedFrom = -1;
  let start = 0;
  while (start < text.length) {
    const piece = isBlank(text.charCodeAt(start)) ? undefined : nextPiece(text, start);
    if (piece === undefined) {
      start += 1;
      continue;
    }
    const end = start + piece.length;
    const glued = start === gluedFrom;
    if (!EMPHASIS.has(piece)) tokens.push(tokenOf(piece, start, glued));
    if (!EMPHASIS.has(piece) || glued) gluedFrom = end;
    start = end;
  }
  return tokens;
}
