import { PROTECTION } from "../scan-text.ts";
import { ROLE } from "./cue-words.ts";
import { commonWeight, givenWeight, isKnown, roleOf, surnameWeight } from "./name-lexicon.ts";
import { CERTAINTY, type NameMarks } from "./name-marks.ts";
import type { NameMention } from "./name-spans.ts";
import { isCapitalClass, isTokenOf, isWordClass, type NameText } from "./name-text.ts";

const MIN_LENGTH = 3;
const MAX_LOCAL_PART_TOKENS = 8;
const AT_SIGN = "@";

/**
 * Marks later and earlier mentions by surname or given name of the persons found so far, and names that an e-mail
 * address in the text spells out. True when a mark was added.
 */
export function markRepeatedNames(
  text: NameText,
  marks: NameMarks,
  mentions: readonly NameMention[],
): boolean {
  const words = wordsOfPersons(text, mentions);
  addLocalParts(text, words);
  if (words.size === 0) return false;
  const { scanned } = text;
  let isChanged = false;
  for (let token = 0; token < scanned.tokenCount; token++) {
    if (!isCapitalClass(scanned.classOf(token)) || !words.has(scanned.hashOf(token))) continue;
    if (marks.of(token) >= CERTAINTY.repeated || scanned.protectionOf(token) !== PROTECTION.none) continue;
    if (isPartOfTerm(text, token) || isPlainWord(text, token)) continue;
    marks.mark(token, CERTAINTY.repeated);
    isChanged = true;
  }
  return isChanged;
}

/** Hashes of the words of every mention that is sure or has two words. */
function wordsOfPersons({ scanned, facts }: NameText, mentions: readonly NameMention[]): Set<number> {
  const words = new Set<number>();
  for (const { first, end, certainty, wordCount } of mentions) {
    if (wordCount < 2 && certainty < CERTAINTY.cued) continue;
    for (let token = first; token < end; token++) {
      const role = roleOf(facts[token] ?? 0);
      const isLong = scanned.endOf(token) - scanned.startOf(token) >= MIN_LENGTH;
      if (
        isLong &&
        isCapitalClass(scanned.classOf(token)) &&
        (role === ROLE.none || role === ROLE.firmWord || role === ROLE.brand)
      )
        words.add(scanned.hashOf(token));
    }
  }
  return words;
}

/** Words of the part before the "@" of each e-mail address, when they can be names. */
function addLocalParts(text: NameText, words: Set<number>): void {
  const { scanned } = text;
  for (let at = scanned.text.indexOf(AT_SIGN); at >= 0; at = scanned.text.indexOf(AT_SIGN, at + 1)) {
    let token = scanned.tokenAt(at) - 1;
    const floor = Math.max(0, token - MAX_LOCAL_PART_TOKENS);
    for (; token >= floor && scanned.endOf(token) === scanned.startOf(token + 1); token--) {
      if (isNameInAddress(text, token)) words.add(scanned.hashOf(token));
      else if (!isWordClass(scanned.classOf(token)) && !isTokenOf(scanned, token, "._+-")) break;
    }
  }
}

function isNameInAddress({ scanned, facts }: NameText, token: number): boolean {
  const own = facts[token] ?? 0;
  if (!isWordClass(scanned.classOf(token)) || commonWeight(own) >= 2) return false;
  if (scanned.endOf(token) - scanned.startOf(token) <= MIN_LENGTH) return false;
  return givenWeight(own) + surnameWeight(own) > 0 || !isKnown(own);
}

/** Whether the word right after, or an ampersand beside it, makes a firm, a place or an eponym of it. */
export function isPartOfTerm({ scanned, facts }: NameText, token: number): boolean {
  const next = facts[token + 1] ?? 0;
  const role = roleOf(next);
  const isCapital = isCapitalClass(scanned.classOf(token + 1));
  if (isCapital && (role === ROLE.firmWord || role === ROLE.eponymWord)) return true;
  if (role === ROLE.eponymWord && scanned.endOf(token) < scanned.startOf(token + 1)) return true;
  return /^[&+]$/.test(scanned.wordOf(token + 1)) || /^[&+]$/.test(scanned.wordOf(token - 1));
}

/** "Banks rose" may be about banks; "Banks said" and "Banks's" are not. */
function isPlainWord(text: NameText, token: number): boolean {
  if (commonWeight(text.facts[token] ?? 0) < 3 || !isSentenceStart(text, token)) return false;
  return (
    roleOf(text.facts[token + 1] ?? 0) !== ROLE.speechVerb && !/^['’]$/.test(text.scanned.wordOf(token + 1))
  );
}

function isSentenceStart({ scanned }: NameText, token: number): boolean {
  const before = scanned.wordOf(token - 1);
  return before === "" || '.!?\n:"“'.includes(before);
}
