import type { ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { PLACE_WORD, placeWordOf } from "./address-words.ts";

const MAX_HOUSE_DIGITS = 5;
const HOUSE_NUMBER = /^[1-9]\d{0,4}[a-zA-Z]?$/;
const UNIT_NUMBER = /^(?:\d{1,5}[a-zA-Z]{0,2}|[a-zA-Z]\d{0,4})$/;
const UK_OUTWARD = /^(?:[A-Z]{1,2}\d[A-Z\d]?|GIR|BFPO)$/i;
const UK_INWARD = /^\d[ABD-HJLNP-UW-Z]{2}$/i;
const UK_WHOLE = /^[A-Z]{1,2}\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}$/i;
const CANADA_OUTWARD = /^[ABCEGHJ-NPRSTVXY]\d[A-Z]$/i;
const CANADA_INWARD = /^\d[A-Z]\d$/i;
const LOWER_OR_SLASH = /[a-z/]/;
const DUTCH_LETTERS = /^[A-Z]{2}$/;
const COUNTRY_PREFIX = /^(?:D|A|CH|F|B|L|DK|NL|SE|N|FI|PL|I|E|CZ|GR)$/;
const PLAIN_POSTCODE = /^\d{4,6}$/;

export const placeWordAt = (scan: ScannedText, token: number): number => placeWordOf(scan.hashOf(token));

/** State codes that are particles of street names when written small. */
const PARTICLE_STATES = /^(?:DE|LA|IN)$/;

/** Whether a token is a state or province: its code in capitals, or its capitalised name. */
export function isState(scan: ScannedText, token: number): boolean {
  const tokenClass = scan.classOf(token);
  if (tokenClass === TOKEN_CLASS.upper && PARTICLE_STATES.test(scan.wordOf(token))) return true;
  if (placeWordAt(scan, token) !== PLACE_WORD.state) return false;
  return (
    tokenClass === TOKEN_CLASS.upper ||
    (tokenClass === TOKEN_CLASS.capitalised && scan.endOf(token) - scan.startOf(token) > 3)
  );
}

export const isCapital = (tokenClass: number): boolean =>
  tokenClass >= TOKEN_CLASS.capitalised && tokenClass <= TOKEN_CLASS.mixedCase;

export const isWord = (tokenClass: number): boolean =>
  tokenClass >= TOKEN_CLASS.lower && tokenClass <= TOKEN_CLASS.mixedCase;

const isNumeric = (tokenClass: number): boolean =>
  tokenClass === TOKEN_CLASS.digits || tokenClass === TOKEN_CLASS.alphanumeric;

/** Whether a token is the number of a house, "12", "221B", and no amount, share or decimal. */
export function isHouseNumber(scan: ScannedText, token: number): boolean {
  if (!isNumeric(scan.classOf(token)) || scan.endOf(token) - scan.startOf(token) > MAX_HOUSE_DIGITS + 1)
    return false;
  if (!HOUSE_NUMBER.test(scan.wordOf(token))) return false;
  const before = scan.text.charAt(scan.startOf(token) - 1);
  const after = scan.text.charAt(scan.endOf(token));
  const isDecimal = /[.,]/.test(after) && /\d/.test(scan.text.charAt(scan.endOf(token) + 1));
  return (
    !/[$€£¥.%]/.test(before) &&
    !(before === "," && /\d/.test(scan.text.charAt(scan.startOf(token) - 2))) &&
    after !== "%" &&
    !isDecimal
  );
}

/** The end of a house number that begins at a token, "12-14", "12/3", "7 bis", "4 B": the token itself if no more follows. */
export function endOfHouseNumber(scan: ScannedText, token: number): number {
  const next = scan.wordOf(token + 1);
  if (/^[-–/]$/.test(next) && scan.startOf(token + 1) === scan.endOf(token) && isUnitNumber(scan, token + 2))
    return token + 3;
  if (/^(?:bis|ter|quater)$/i.test(next)) return token + 2;
  if (
    /^[a-zA-Z]$/.test(next) &&
    scan.startOf(token + 1) === scan.endOf(token) + 1 &&
    !isWord(scan.classOf(token + 2))
  )
    return token + 2;
  return token + 1;
}

const isUnitNumber = (scan: ScannedText, token: number): boolean =>
  scan.endOf(token) - scan.startOf(token) <= 7 && UNIT_NUMBER.test(scan.wordOf(token));

/** The end of a unit, "Apt. 4B", "#12", "Flat No. 3", "3rd Floor", that begins at a token, or the token itself. */
export function endOfUnit(scan: ScannedText, token: number): number {
  if (scan.wordOf(token) === "#") return isUnitNumber(scan, token + 1) ? token + 2 : token;
  const kind = placeWordAt(scan, token);
  if (kind === PLACE_WORD.unit || kind === PLACE_WORD.floor || kind === PLACE_WORD.box) {
    let next = token + 1;
    while (/^[.#:]$/.test(scan.wordOf(next)) || placeWordAt(scan, next) === PLACE_WORD.number) next++;
    return isUnitNumber(scan, next) ? endOfHouseNumber(scan, next) : token;
  }
  const isOrdinal = /^\d{1,2}(?:st|nd|rd|th)?$/i.test(scan.wordOf(token));
  const dot = scan.wordOf(token + 1) === "." ? 1 : 0;
  return isOrdinal && placeWordAt(scan, token + 1 + dot) === PLACE_WORD.floor ? token + 2 + dot : token;
}

/** The end of a postcode that begins at a token, of the forms of many countries, or the token itself. */
export function endOfPostcode(scan: ScannedText, token: number): number {
  const word = scan.wordOf(token);
  if (word.length > 7) return token;
  const next = scan.wordOf(token + 1);
  if (COUNTRY_PREFIX.test(word) && /^[-–]$/.test(next) && PLAIN_POSTCODE.test(scan.wordOf(token + 2)))
    return token + 3;
  if (UK_WHOLE.test(word)) return token + 1;
  if (UK_OUTWARD.test(word) && UK_INWARD.test(next)) return token + 2;
  if (CANADA_OUTWARD.test(word) && CANADA_INWARD.test(next)) return token + 2;
  if (/^\d{3}$/.test(word) && /^\d{2,3}$/.test(next)) return token + 2;
  if (!PLAIN_POSTCODE.test(word) || /[.,]\d/.test(scan.text.slice(scan.endOf(token), scan.endOf(token) + 2)))
    return token;
  if (
    /^[-–]$/.test(next) &&
    /^\d{3,4}$/.test(scan.wordOf(token + 2)) &&
    scan.startOf(token + 1) === scan.endOf(token)
  )
    return token + 3;
  return word.length === 4 && DUTCH_LETTERS.test(next) ? token + 2 : token + 1;
}

/** Whether a postcode at a token has letters in the British or Canadian way, in capitals, which nothing else has. */
export function isLetteredPostcode(scan: ScannedText, token: number): boolean {
  const tokenClass = scan.classOf(token);
  if (tokenClass !== TOKEN_CLASS.alphanumeric && tokenClass !== TOKEN_CLASS.upper) return false;
  const word = scan.wordOf(token);
  const next = scan.wordOf(token + 1);
  if (
    word.length < 2 ||
    word.length > 7 ||
    LOWER_OR_SLASH.test(scan.text.slice(scan.startOf(token) - 1, scan.endOf(token)))
  )
    return false;
  return (
    UK_WHOLE.test(word) ||
    (UK_OUTWARD.test(word) && UK_INWARD.test(next)) ||
    (CANADA_OUTWARD.test(word) && CANADA_INWARD.test(next))
  );
}
