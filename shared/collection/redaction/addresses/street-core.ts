import type { ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { endOfHouseNumber, isCapital, isHouseNumber, isWord, placeWordAt } from "./address-parts.ts";
import { PLACE_WORD, STREET_ENDING } from "./address-words.ts";

const MAX_STREET_WORDS = 5;
const MAX_LOWER_WORDS = 2;
const PREPOSITION = /^(?:in|at|on|with|for|from|a|an|the|is|was|by|to)$/;
const BEFORE_NAME_AND_AFTER_NUMBER =
  /^(?:rue|avenue|av|boulevard|bd|bvd|all[ée]e|chemin|impasse|cours|quai|place|route|passage)$/i;
/** Words that mean a street in small letters too; "via" does not. */
const ONLY_STREET = /^(?:rue|calle|rua|avenida|ulica|viale|piazza)$/;
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)$/i;

/** A street with its number: tokens from `first` up to but without `end`. A weak one needs more to be an address. */
export interface StreetCore {
  readonly first: number;
  readonly end: number;
  readonly isWeak: boolean;
  /** A unit alone, "Flat 4", or a box: only a place after it makes it an address. */
  readonly isUnit?: boolean;
}

/** "221B Baker Street": the street word at a token, the words before it and the number before them. */
export function streetAfterNumber(scan: ScannedText, token: number): StreetCore | undefined {
  const name = readNameBefore(scan, token);
  if (name === undefined || !isHouseNumber(scan, name.number)) return undefined;
  const isRange =
    isHouseNumber(scan, name.number - 2) &&
    /^[-–/]$/.test(scan.wordOf(name.number - 1)) &&
    scan.startOf(name.number) === scan.endOf(name.number - 1);
  const dot = scan.wordOf(token + 1) === "." && scan.startOf(token + 1) === scan.endOf(token);
  let end = dot && !endsLine(scan, token + 1) ? token + 2 : token + 1;
  if (placeWordAt(scan, end) === PLACE_WORD.direction && isCapital(scan.classOf(end))) end++;
  const isFollowedByNoun =
    end === token + 1 && scan.classOf(end) === TOKEN_CLASS.lower && !FOLLOWER.test(scan.wordOf(end));
  const isWeakWord = placeWordAt(scan, token) === PLACE_WORD.weakStreet || !isCapital(scan.classOf(token));
  return {
    first: isRange ? name.number - 2 : name.number,
    end,
    isWeak: isWeakWord || name.isLower || isFollowedByNoun,
  };
}

/** The words before a street word, all with capitals or all without, and the token before them. */
function readNameBefore(scan: ScannedText, token: number): { number: number; isLower: boolean } | undefined {
  let at = token - 1;
  let words = 0;
  let lowerWords = 0;
  let capitals = 0;
  for (; words <= MAX_STREET_WORDS; at--) {
    const tokenClass = scan.classOf(at);
    const isParticle = placeWordAt(scan, at) === PLACE_WORD.particle;
    if (isWord(tokenClass)) {
      if (PREPOSITION.test(scan.wordOf(at))) return undefined;
      words++;
      if (isCapital(tokenClass)) capitals++;
      else if (scan.endOf(at) - scan.startOf(at) === 1) continue;
      else if (!isParticle) lowerWords++;
    } else if (tokenClass === TOKEN_CLASS.alphanumeric && ORDINAL.test(scan.wordOf(at))) words++;
    else if (!/^[-.'’]$/.test(scan.wordOf(at))) break;
  }
  if (words === 0 || (lowerWords > 0 && capitals > 0) || lowerWords > MAX_LOWER_WORDS) return undefined;
  return { number: at, isLower: lowerWords > 0 };
}

/** Words after a street that leave it an address: "12 Oak Street and", but not "12 High Street banks". */
const FOLLOWER =
  /^(?:in|and|at|for|near|is|was|has|or|with|on|since|until|from|to|but|which|where|before|after|please|as|if|by|apt|suite|unit)$/;

const endsLine = (scan: ScannedText, dot: number): boolean =>
  scan.classOf(dot + 1) === TOKEN_CLASS.none || scan.classOf(dot + 1) === TOKEN_CLASS.lineBreak;

/** "12 rue de la Paix", "Via Roma 12", "Calle Mayor, 5": the street word at a token stands before its name. */
export function streetBeforeName(scan: ScannedText, token: number): StreetCore | undefined {
  const start = scan.wordOf(token - 1) === "," ? token - 2 : token - 1;
  const bis = /^(?:bis|ter|quater)$/i.test(scan.wordOf(start)) ? start - 1 : start;
  const dot = scan.wordOf(token + 1) === "." || scan.wordOf(token + 1) === "/" ? 1 : 0;
  const end = endOfStreetName(scan, token + 1 + dot);
  if (end === token + 1 + dot) return undefined;
  if (isHouseNumber(scan, bis) && BEFORE_NAME_AND_AFTER_NUMBER.test(scan.wordOf(token)))
    return { first: bis, end, isWeak: !isCapital(scan.classOf(end - 1)) };
  let number = scan.wordOf(end) === "," ? end + 1 : end;
  while (placeWordAt(scan, number) === PLACE_WORD.number || /^[.º°#]$/.test(scan.wordOf(number))) number++;
  if (!isCapital(scan.classOf(token)) && !ONLY_STREET.test(scan.wordOf(token))) return undefined;
  return isHouseNumber(scan, number)
    ? { first: token, end: endOfHouseNumber(scan, number), isWeak: false }
    : undefined;
}

function endOfStreetName(scan: ScannedText, first: number): number {
  let token = first;
  let end = first;
  for (let words = 0; words < MAX_STREET_WORDS; ) {
    const tokenClass = scan.classOf(token);
    const isParticle = placeWordAt(scan, token) === PLACE_WORD.particle && isWord(tokenClass);
    if (isCapital(tokenClass) || (words > 0 && isParticle)) {
      words++;
      end = ++token;
    } else if (isParticle || /^[-'’.]$/.test(scan.wordOf(token))) {
      if (++token - first > MAX_STREET_WORDS) break;
    } else break;
  }
  return end;
}

/** "Hauptstraße 12", "Lange Str. 5": the word at a token ends like a street, and a number follows. */
export function streetInOneWord(scan: ScannedText, token: number): StreetCore | undefined {
  const dot = scan.wordOf(token + 1) === "." ? 1 : 0;
  const number = scan.wordOf(token + 1 + dot) === "," ? token + 2 + dot : token + 1 + dot;
  if (
    !isHouseNumber(scan, number) ||
    !isCapital(scan.classOf(token)) ||
    !STREET_ENDING.test(scan.wordOf(token))
  )
    return undefined;
  let first = token;
  while (
    token - first < 3 &&
    scan.classOf(first - 1) === TOKEN_CLASS.capitalised &&
    scan.endOf(first - 1) + 1 >= scan.startOf(first)
  )
    first--;
  const word = scan.wordOf(token);
  return {
    first: /^(?:str|stra(?:ß|ss)e|weg|platz|ring)$/i.test(word) ? first : hyphenated(scan, token),
    end: endOfHouseNumber(scan, number),
    isWeak: false,
  };
}

/** The first word of "Karl-Marx-Allee". */
function hyphenated(scan: ScannedText, token: number): number {
  let first = token;
  while (
    scan.wordOf(first - 1) === "-" &&
    scan.endOf(first - 1) === scan.startOf(first) &&
    isWord(scan.classOf(first - 2))
  )
    first -= 2;
  return first;
}
