import type { ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { endOfUnit, isCapital, placeWordAt } from "./address-parts.ts";
import { PLACE_WORD } from "./address-words.ts";

const MAX_TOKENS_BACK = 14;

/** Where an address begins, and whether a unit before the street proves that it is one. */
export interface AddressHead {
  readonly first: number;
  readonly isProven: boolean;
}

/** Looks back from a street for a unit that belongs to it, "Flat 2, Rose Court, 12 High Street", but not before `floor`. */
export function readHead(scan: ScannedText, core: number, floor: number): AddressHead {
  let first = core;
  for (let token = core - 1; token >= Math.max(floor, core - MAX_TOKENS_BACK); token--) {
    const tokenClass = scan.classOf(token);
    const kind = placeWordAt(scan, token);
    const isUnit =
      (kind === PLACE_WORD.unit || kind === PLACE_WORD.floor || scan.wordOf(token) === "#") &&
      endOfUnit(scan, token) > token;
    if (isUnit) first = token;
    const isPassable =
      isCapital(tokenClass) || tokenClass === TOKEN_CLASS.digits || tokenClass === TOKEN_CLASS.alphanumeric;
    const isJoint =
      tokenClass === TOKEN_CLASS.lineBreak
        ? scan.classOf(token - 1) !== TOKEN_CLASS.lineBreak
        : /^[,.#/-]$/.test(scan.wordOf(token));
    if (!isUnit && !isPassable && !isJoint) break;
  }
  return { first, isProven: first < core };
}
