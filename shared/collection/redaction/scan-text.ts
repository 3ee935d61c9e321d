import { CHARACTER, characterOf, TOKEN_CLASS, tokenClassOf } from "./token-class.ts";

const FIELDS = 4;
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;
const CASE_BIT = 0x20;
const LETTER_Z = 0x5a;
const LETTER_A = 0x41;

/** How firmly a token is known to be a financial term and nobody's data. */
export const PROTECTION = {
  none: 0,
  /** It looks like part of a firm, an index or a law ("Doe Capital LLC"); a personal cue may override that. */
  likely: 1,
  /** It is listed ("Charles Schwab", "Sharpe") or its check digit proves a security identifier. */
  certain: 2,
  /** It is a placeholder that an earlier redaction left: no span may touch it. */
  placeholder: 3,
} as const;

export interface ScannedTextFields {
  readonly text: string;
  readonly tokenCount: number;
  /** Start, end, class and hash of each token, one after the other. */
  readonly table: readonly number[];
}

/**
 * A normalised text cut into tokens: runs of letters and digits, single punctuation marks, line breaks; blanks are
 * none. Reads beyond either end give class `none`, so that neighbours need no bounds check. Every finder reads this:
 * `findX(scan, found)` gives spans with offsets into `scan.text`, where `found` are the spans of earlier finders.
 */
export class ScannedText {
  readonly text: string;
  readonly tokenCount: number;
  private readonly table: readonly number[];
  private readonly protection: number[];

  constructor({ text, tokenCount, table }: ScannedTextFields) {
    this.text = text;
    this.tokenCount = tokenCount;
    this.table = table;
    this.protection = new Array<number>(tokenCount).fill(PROTECTION.none);
  }

  startOf(token: number): number {
    return token < 0 ? 0 : (this.table[token * FIELDS] ?? this.text.length);
  }

  endOf(token: number): number {
    return token < 0 ? 0 : (this.table[token * FIELDS + 1] ?? this.text.length);
  }

  /** A `TOKEN_CLASS` value. */
  classOf(token: number): number {
    return token < 0 ? TOKEN_CLASS.none : (this.table[token * FIELDS + 2] ?? TOKEN_CLASS.none);
  }

  /** `hashWord` of the token's text, without regard to ASCII case; 0 beyond the ends. */
  hashOf(token: number): number {
    return token < 0 ? 0 : (this.table[token * FIELDS + 3] ?? 0);
  }

  wordOf(token: number): string {
    return this.text.slice(this.startOf(token), this.endOf(token));
  }

  /** A `PROTECTION` value. */
  protectionOf(token: number): number {
    return this.protection[token] ?? PROTECTION.none;
  }

  /** Marks the tokens from `first` up to but without `end`; a firmer mark stays. */
  protect(first: number, end: number, protection: number): void {
    for (let token = first; token < end; token++)
      if (this.protectionOf(token) < protection) this.protection[token] = protection;
  }

  /** True when an earlier redaction left a placeholder between two offsets. */
  hasPlaceholderBetween(start: number, end: number): boolean {
    for (let token = this.tokenAt(start); token < this.tokenCount && this.startOf(token) < end; token++)
      if (this.protectionOf(token) === PROTECTION.placeholder) return true;
    return false;
  }

  /** The token that begins at or after an offset, by bisection. */
  tokenAt(offset: number): number {
    let low = 0;
    let high = this.tokenCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.endOf(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const addToHash = (hash: number, code: number): number =>
  Math.imul(hash ^ (code >= LETTER_A && code <= LETTER_Z ? code | CASE_BIT : code), HASH_PRIME);

/** FNV-1a over UTF-16 units with ASCII letters lowered: equals `ScannedText.hashOf` of a token with that text. */
export function hashWord(word: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < word.length; index++) hash = addToHash(hash, word.charCodeAt(index));
  return hash;
}

const IN_WORD = CHARACTER.lower | CHARACTER.upper | CHARACTER.digit;

/** Cuts a text into tokens in one pass. The text is normalised already (see `normaliseText`). */
export function scanText(text: string): ScannedText {
  const table: number[] = [];
  let tokenCount = 0;
  let index = 0;
  while (index < text.length) {
    const start = index;
    const first = characterOf(text.charCodeAt(index));
    let kinds = first;
    let hash = addToHash(HASH_SEED, text.charCodeAt(index++));
    if (first === CHARACTER.blank) continue;
    let tokenClass: number = first === CHARACTER.lineBreak ? TOKEN_CLASS.lineBreak : TOKEN_CLASS.punctuation;
    if ((first & IN_WORD) !== 0) {
      let hasInnerCapital = false;
      for (; index < text.length; index++) {
        const code = text.charCodeAt(index);
        const kind = characterOf(code);
        if ((kind & IN_WORD) === 0) break;
        kinds |= kind;
        hasInnerCapital ||= kind === CHARACTER.upper;
        hash = addToHash(hash, code);
      }
      tokenClass = tokenClassOf(kinds, first, hasInnerCapital);
    }
    table.push(start, index, tokenClass, hash);
    tokenCount++;
  }
  return new ScannedText({ text, tokenCount, table });
}
