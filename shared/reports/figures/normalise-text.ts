/** Characters that are not seen: zero-width, direction marks, soft hyphens, variation selectors, the keycap frame. */
const INVISIBLE = /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|[\u180B-\u180D]|\u3164|[\uFE00-\uFE0F]|\u20E3/gu;
/** Digits of other scripts and styles, and the full-width forms of ASCII. */
const STYLED = /[\p{No}\p{Nl}\uFF01-\uFF5E\uFE50-\uFE6B]|(?![0-9])\p{Nd}/gu;
const RAISED = /^[\u00B2\u00B3\u00B9\u2070-\u209C\u00BC-\u00BE\u2150-\u215F]$/;
const DIGIT_RUN_START = 0x30;

/** The value of a decimal digit of any script; Unicode lists every script's ten digits in a row that starts at a multiple it defines. */
function asciiDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String.fromCodePoint(DIGIT_RUN_START + ((code - zero) % 10));
}

function plainForm(character: string, offset: number, text: string): string {
  const isExponentOfLetter =
    RAISED.test(character) && /\p{L}/u.test(text[offset - 1] ?? "") && !/\p{L}/u.test(text[offset - 2] ?? "");
  if (isExponentOfLetter) return character;
  const plain = character.normalize("NFKC");
  // An exponent or a half behind a digit stays apart from it: 5² is not 52.
  if (RAISED.test(character) && /\d/.test(text[offset - 1] ?? "")) return ` ${plain}`;
  return plain === character && /\p{Nd}/u.test(character) ? asciiDigit(character) : plain;
}

/**
 * Text as a reader sees it, in one writing: invisible characters go, digits of any script, style or width become ASCII digits.
 * What is checked and what is served is this text.
 */
export function normaliseText(text: string): string {
  if (/^[\x20-\x7E\n]*$/.test(text)) return text;
  return text.replace(INVISIBLE, "").replace(STYLED, plainForm);
}
