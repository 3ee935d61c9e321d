import type { ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import {
  endOfPostcode,
  endOfUnit,
  isCapital,
  isLetteredPostcode,
  isState,
  isWord,
  placeWordAt,
} from "./address-parts.ts";
import { PLACE_WORD } from "./address-words.ts";

const MAX_CITY_WORDS = 4;
const MAX_PIECES = 9;

/** How far an address goes, and whether a unit, state, postcode or country in it proves that it is one. */
export interface AddressTail {
  readonly end: number;
  readonly isProven: boolean;
}

/**
 * Reads on after a street and its number: units, city, state, postcode, country, on this line and the next ones. Words
 * of a city count when something surer follows them, or when nothing else stands in their part of the line.
 */
export function readTail(scan: ScannedText, first: number): AddressTail {
  let end = first;
  let isProven = false;
  let hasPlace = false;
  let token = first;
  for (let pieces = 0; pieces < MAX_PIECES; pieces++) {
    const start = skipSeparators(scan, token);
    const sure = endOfSurePiece(scan, start, hasPlace);
    if (sure > start) {
      isProven ||= endOfUnit(scan, start) !== sure || hasPlace;
      hasPlace ||= endOfUnit(scan, start) !== sure;
      token = end = endOfPostcode(scan, start) === sure ? endOfCityAfterPostcode(scan, sure) : sure;
      continue;
    }
    const city = endOfCity(scan, start);
    if (city === start || (hasPlace && !isFollowed(scan, city))) break;
    if (!isFollowed(scan, city) && !(start > token && isPartEnd(scan, city))) break;
    hasPlace = true;
    token = end = city;
  }
  return { end, isProven };
}

/** "Berlin" of "10115 Berlin": its words up to the end of their part of the line, else the first alone. */
function endOfCityAfterPostcode(scan: ScannedText, first: number): number {
  if (scan.text.charAt(scan.endOf(first - 1)) !== " " || isState(scan, first)) return first;
  const end = endOfCity(scan, first);
  return end === first || isPartEnd(scan, end) ? end : first + 1;
}

const isFollowed = (scan: ScannedText, token: number): boolean => {
  const start = skipSeparators(scan, token);
  if (endOfSurePiece(scan, start, true) > start) return true;
  const city = endOfCity(scan, start);
  const next = skipSeparators(scan, city);
  return city > start && start > token && endOfSurePiece(scan, next, true) > next;
};

/** Commas, dashes, a line break, and "in" or "at" before a city. */
function skipSeparators(scan: ScannedText, token: number): number {
  let next = token;
  let breaks = 0;
  for (; next < scan.tokenCount; next++) {
    if (scan.classOf(next) === TOKEN_CLASS.lineBreak) {
      if (++breaks > 2) return token;
    } else if (!/^[,\-–|·•.\\/"]$/.test(scan.wordOf(next)) || (scan.wordOf(next) === "." && breaks > 0))
      break;
    else if (
      scan.wordOf(next) === "." &&
      isCapital(scan.classOf(next + 1)) &&
      scan.endOf(next) < scan.startOf(next + 1)
    )
      return token;
  }
  const isLink = /^(?:in|at)$/.test(scan.wordOf(next)) && isCapital(scan.classOf(next + 1));
  return isLink ? next + 1 : next;
}

/** A unit, state, postcode or country at a token; bare digits are a postcode only beside a place. */
function endOfSurePiece(scan: ScannedText, token: number, isAfterPlace: boolean): number {
  const unit = endOfUnit(scan, token);
  if (unit > token) return unit;
  if (isState(scan, token)) return token + 1;
  const kind = placeWordAt(scan, token);
  const isUpper = scan.classOf(token) === TOKEN_CLASS.upper;
  const isLong = scan.endOf(token) - scan.startOf(token) > 3;
  if (kind === PLACE_WORD.country && (isUpper || isLong) && isCapital(scan.classOf(token))) return token + 1;
  if (/^(?:new|north|south|west|rhode|united|puerto|tamil|uttar|west|hong)$/i.test(scan.wordOf(token))) {
    const next = scan.wordOf(token + 1);
    if (
      /^(?:york|jersey|mexico|hampshire|zealand|carolina|dakota|virginia|africa|korea|island|kingdom|states|rico|nadu|pradesh|bengal|wales|kong)$/i.test(
        next,
      ) &&
      isCapital(scan.classOf(token))
    )
      return token + 2;
  }
  return isAfterPlace ||
    isLetteredPostcode(scan, token) ||
    isCapital(scan.classOf(endOfPostcode(scan, token)))
    ? endOfPostcode(scan, token)
    : token;
}

/** The end of capitalised words that may be a city. */
function endOfCity(scan: ScannedText, first: number): number {
  let token = first;
  let end = first;
  for (let words = 0; words < MAX_CITY_WORDS; ) {
    const tokenClass = scan.classOf(token);
    if (isCapital(tokenClass)) {
      if (words > 0 && isState(scan, token)) break;
      words++;
      end = ++token;
      if (
        /^[-'’.]$/.test(scan.wordOf(token)) &&
        scan.startOf(token) === scan.endOf(token - 1) &&
        isWord(scan.classOf(token + 1))
      )
        token++;
    } else if (words > 0 && placeWordAt(scan, token) === PLACE_WORD.particle && isWord(tokenClass)) token++;
    else break;
  }
  return end;
}

/** Whether a line, sentence or comma part ends at a token. */
function isPartEnd(scan: ScannedText, token: number): boolean {
  const tokenClass = scan.classOf(token);
  return (
    tokenClass === TOKEN_CLASS.none ||
    tokenClass === TOKEN_CLASS.lineBreak ||
    /^[,.;:!?"')]$/.test(scan.wordOf(token))
  );
}
