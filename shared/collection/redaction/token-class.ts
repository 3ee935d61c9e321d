/** What a token is made of. `none` stands before the first and after the last token. */
export const TOKEN_CLASS = {
  none: 0,
  /** Letters without a capital, or of a script without capitals. */
  lower: 1,
  /** A capital, then lower-case letters only. */
  capitalised: 2,
  /** Capitals only, also a single one. */
  upper: 3,
  /** Letters with a capital inside. */
  mixedCase: 4,
  digits: 5,
  /** Letters and digits together. */
  alphanumeric: 6,
  /** One character that is neither letter, digit nor blank. */
  punctuation: 7,
  lineBreak: 8,
} as const;

/** The part of a character in its token. */
export const CHARACTER = { blank: 0, lower: 1, upper: 2, digit: 4, punctuation: 8, lineBreak: 16 } as const;

const TABLE_SIZE = 0x250;
const LETTER_OR_MARK = /[\p{L}\p{M}]/u;

function classifyCharacter(code: number): number {
  const character = String.fromCharCode(code);
  if (character === "\n" || character === "\r") return CHARACTER.lineBreak;
  if (/\s/.test(character)) return CHARACTER.blank;
  if (/[0-9]/.test(character)) return CHARACTER.digit;
  if (!LETTER_OR_MARK.test(character)) return CHARACTER.punctuation;
  return character.toLowerCase() === character ? CHARACTER.lower : CHARACTER.upper;
}

const TABLE = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => classifyCharacter(code));

/** The kind of one UTF-16 unit, as a `CHARACTER` value. */
export const characterOf = (code: number): number => TABLE[code] ?? classifyCharacter(code);

/** The class of a token whose characters, or-ed together, are `kinds` and whose first is `first`. */
export function tokenClassOf(kinds: number, first: number, hasInnerCapital: boolean): number {
  if ((kinds & CHARACTER.digit) !== 0)
    return kinds === CHARACTER.digit ? TOKEN_CLASS.digits : TOKEN_CLASS.alphanumeric;
  if (kinds === CHARACTER.lower) return TOKEN_CLASS.lower;
  if (kinds === CHARACTER.upper) return TOKEN_CLASS.upper;
  return first === CHARACTER.upper && !hasInnerCapital ? TOKEN_CLASS.capitalised : TOKEN_CLASS.mixedCase;
}
