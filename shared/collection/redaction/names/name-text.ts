import type { ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import type { NameLexicon } from "./name-lexicon.ts";

/** A scanned text with the lexicon's facts of every token; what all name finders read. */
export interface NameText {
  readonly scanned: ScannedText;
  /** Facts of each token: `givenWeight`, `roleOf` and so on read them. */
  readonly facts: Int32Array;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

const accentedFacts = (word: string, lexicon: NameLexicon): number =>
  BEYOND_ASCII.test(word) ? lexicon.factsOfAccented(word) : 0;

/** Looks up every word of a text once. */
export function readWords(scanned: ScannedText, lexicon: NameLexicon): NameText {
  const facts = new Int32Array(scanned.tokenCount);
  const isAscii = !BEYOND_ASCII.test(scanned.text);
  for (let token = 0; token < scanned.tokenCount; token++) {
    if (!isWordClass(scanned.classOf(token))) continue;
    const found = lexicon.factsOfHash(scanned.hashOf(token));
    facts[token] = found !== 0 || isAscii ? found : accentedFacts(scanned.wordOf(token), lexicon);
  }
  return { scanned, facts };
}

/** Whether a token class is made of letters alone. */
export const isWordClass = (tokenClass: number): boolean =>
  tokenClass >= TOKEN_CLASS.lower && tokenClass <= TOKEN_CLASS.mixedCase;

/** Whether a token class begins with a capital. */
export const isCapitalClass = (tokenClass: number): boolean =>
  tokenClass >= TOKEN_CLASS.capitalised && tokenClass <= TOKEN_CLASS.mixedCase;

/** Whether a token is one of some single characters. */
export const isTokenOf = (scanned: ScannedText, token: number, characters: string): boolean =>
  token >= 0 &&
  token < scanned.tokenCount &&
  scanned.endOf(token) - scanned.startOf(token) === 1 &&
  characters.includes(scanned.text.charAt(scanned.startOf(token)));
