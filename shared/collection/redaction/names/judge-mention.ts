import { PROTECTION } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { ROLE } from "./cue-words.ts";
import { isListedFirm } from "./firms-like-persons.ts";
import { commonWeight, givenWeight, isKnown, roleOf, surnameWeight } from "./name-lexicon.ts";
import { CERTAINTY } from "./name-marks.ts";
import type { NameMention } from "./name-spans.ts";
import { isCapitalClass, type NameText } from "./name-text.ts";
import { isPartOfTerm } from "./repeated-names.ts";

/** The certainty that the tagger alone must reach, by what a mention is made of; plain words need a cue. */
const NEEDED = { several: 0.4, single: 0.7, unknown: 0.8, plain: 1 } as const;

/** How much a capitalised word is a given name and the next one a surname, and both hardly anything else: 0 to 7. */
export function fullNameWeight({ scanned, facts }: NameText, token: number): number {
  const given = facts[token] ?? 0;
  const surname = facts[token + 1] ?? 0;
  if (givenWeight(given) < 3 || surnameWeight(surname) < 1 || commonWeight(given) + commonWeight(surname) > 2)
    return 0;
  if (roleOf(given) !== ROLE.none || roleOf(surname) !== ROLE.none) return 0;
  const isWritten = isCapitalClass(scanned.classOf(token)) && isCapitalClass(scanned.classOf(token + 1));
  return isWritten ? Math.max(3, Math.min(givenWeight(given), surnameWeight(surname))) : 0;
}

/** Keeps what the words in it and around it, and the protected terms, do not show to be something else. */
export function isPerson(text: NameText, mention: NameMention): boolean {
  const { scanned } = text;
  const { first, end, certainty, wordCount } = mention;
  if (wordCount === 0) return false;
  if (certainty >= CERTAINTY.cued) return true;
  if (isProtected(text, mention)) return false;
  if (isListedFirm(scanned, first)) return false;
  if (isPartOfTerm(text, end - 1) || scanned.wordOf(first - 1) === "&") return false;
  if (wordCount === 1 && isListedWithTerms(text, first, end)) return false;
  return certainty >= CERTAINTY.repeated || certainty >= neededCertainty(text, mention);
}

/** Whether a listed term is in a mention, or a likely one that no full name outweighs: "Lei Zhang" is nobody's LEI. */
function isProtected(text: NameText, { first, end }: NameMention): boolean {
  let isLikely = false;
  let isFullName = false;
  for (let token = first; token < end; token++) {
    const protection = text.scanned.protectionOf(token);
    if (protection >= PROTECTION.certain) return true;
    isLikely ||= protection === PROTECTION.likely;
    const isNextFree = token + 1 < end && text.scanned.protectionOf(token + 1) === PROTECTION.none;
    isFullName ||= isNextFree && fullNameWeight(text, token) > 0;
  }
  return isLikely && !isFullName;
}

/** "Deere" of "Kellogg, Deere and Caterpillar": a word in a row with protected terms, and nobody who says something. */
function isListedWithTerms({ scanned, facts }: NameText, first: number, end: number): boolean {
  const isJoint = (token: number): boolean => /^(?:,|and|or)$/.test(scanned.wordOf(token));
  const isTerm = (token: number): boolean => scanned.protectionOf(token) !== PROTECTION.none;
  const after = scanned.wordOf(end) === "," && isJoint(end + 1) ? end + 2 : end + 1;
  if (isJoint(end) && isTerm(after)) return true;
  const before = isJoint(first - 2) && isJoint(first - 1) ? first - 3 : first - 2;
  return isJoint(first - 1) && isTerm(before) && roleOf(facts[end] ?? 0) !== ROLE.speechVerb;
}

/** What the tagger must be sure of, by what the table says of the words: less for names, more for plain words. */
function neededCertainty({ scanned, facts }: NameText, { first, end, wordCount }: NameMention): number {
  let names = 0;
  let plainWords = 0;
  for (let token = first; token < end; token++) {
    const own = facts[token] ?? 0;
    const weight = givenWeight(own) + surnameWeight(own);
    if (wordCount > 1 && givenWeight(own) >= 3) names++;
    else if (commonWeight(own) >= 2 || roleOf(own) !== ROLE.none) plainWords++;
    else if (weight > 0) names++;
    else if (isKnown(own)) plainWords++;
    else if (
      scanned.classOf(token) === TOKEN_CLASS.upper &&
      scanned.endOf(token) - scanned.startOf(token) > 1
    )
      plainWords++;
  }
  if (names === 0 && plainWords > 0) return NEEDED.plain;
  if (wordCount > 1) return NEEDED.several;
  return names > 0 ? NEEDED.single : NEEDED.unknown;
}
