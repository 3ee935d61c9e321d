import { PROTECTION, type ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import {
  endOfPostcode,
  endOfUnit,
  isCapital,
  isHouseNumber,
  isLetteredPostcode,
  isState,
} from "./address-parts.ts";
import { PLACE_WORD } from "./address-words.ts";
import type { StreetCore } from "./street-core.ts";

/** Addresses without a street: boxes, units after a numbered name, postcodes with a city or a cue. */
export function readNumberedCore(
  scan: ScannedText,
  token: number,
  kind: number,
  isCued: boolean,
): StreetCore | undefined {
  if (kind === PLACE_WORD.box && endOfUnit(scan, token) > token)
    return {
      first: startOfBox(scan, token),
      end: endOfUnit(scan, token),
      isWeak: scan.classOf(token) === TOKEN_CLASS.lower && startOfBox(scan, token) === token,
    };
  if (kind === PLACE_WORD.unit && endOfUnit(scan, token) > token)
    return (
      numberedName(scan, token) ?? { first: token, end: endOfUnit(scan, token), isWeak: true, isUnit: true }
    );
  if (isLetteredPostcode(scan, token))
    return {
      first: startOfCity(scan, token),
      end: endOfPostcode(scan, token),
      isWeak: !isCued && startOfCity(scan, token) === token && scan.classOf(token + 1) === TOKEN_CLASS.lower,
    };
  if (scan.classOf(token) !== TOKEN_CLASS.digits) return undefined;
  const isZip = scan.endOf(token) - scan.startOf(token) === 5;
  if (isZip && isState(scan, token - 1)) {
    const first = startOfCity(scan, token - 1);
    return first < token - 1 ? { first, end: endOfPostcode(scan, token), isWeak: false } : undefined;
  }
  return isZip && isCued && scan.classOf(token + 1) === TOKEN_CLASS.capitalised
    ? { first: token, end: token + 2, isWeak: true }
    : undefined;
}

/** The "P" of "P.O. Box" or "PO Box". */
function startOfBox(scan: ScannedText, token: number): number {
  if (/^po$/i.test(scan.wordOf(token - 1))) return token - 1;
  let first = token;
  if (scan.wordOf(first - 1) === "." && /^o$/i.test(scan.wordOf(first - 2))) first -= 2;
  else if (/^o$/i.test(scan.wordOf(first - 1))) first--;
  else return token;
  if (scan.wordOf(first - 1) === ".") first--;
  return /^p$/i.test(scan.wordOf(first - 1)) ? first - 1 : token;
}

/** The first capitalised word of the city before a state or postcode. */
function startOfCity(scan: ScannedText, token: number): number {
  let first = scan.wordOf(token - 1) === "," ? token - 1 : token;
  const stop = first;
  while (
    stop - first < 3 &&
    isCapital(scan.classOf(first - 1)) &&
    scan.endOf(first - 1) < scan.startOf(first) + 1 &&
    scan.protectionOf(first - 1) === PROTECTION.none
  )
    first--;
  return first === stop ? token : first;
}

/** "53 Placette Suite 3": the unit word at a token, capitalised words before it and a number before them. */
function numberedName(scan: ScannedText, token: number): StreetCore | undefined {
  let at = token - 1;
  let words = 0;
  for (
    ;
    words < 4 &&
    (isCapital(scan.classOf(at)) ||
      /^[,.'’-]$/.test(scan.wordOf(at)) ||
      (words === 0 && isHouseNumber(scan, at) && isCapital(scan.classOf(at - 1))));
    at--
  )
    if (isCapital(scan.classOf(at))) words++;
  return words > 0 && isHouseNumber(scan, at)
    ? { first: at, end: endOfUnit(scan, token), isWeak: false }
    : undefined;
}
