import type { PersonalDataSpan } from "../personal-data.ts";
import { PROTECTION, type ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { markChatNames } from "./chat-cues.ts";
import { ROLE } from "./cue-words.ts";
import { isListedFirm } from "./firms-like-persons.ts";
import { markCuedNames } from "./name-cues.ts";
import { commonWeight, givenWeight, isKnown, nameLexicon, roleOf, surnameWeight } from "./name-lexicon.ts";
import { CERTAINTY, NameMarks } from "./name-marks.ts";
import { type NameMention, readMentions, toSpan } from "./name-spans.ts";
import { NOT_TAGGED, taggerWeights, tagNames } from "./name-tagger.ts";
import { isCapitalClass, type NameText, readWords } from "./name-text.ts";
import { isPartOfTerm, markRepeatedNames } from "./repeated-names.ts";

/** Scores above it are marks; more false names below it, more missed ones above. */
const LOWEST_SCORE = -100;
const STEEPNESS = 150;
/** What each step of `fullNameWeight` adds to the tagger's score. */
const FULL_NAME_BONUS = 80;
const NEEDED = { several: 0.5, single: 0.7, unknown: 0.8, plain: 1 } as const;

/**
 * Finds the names of persons in a scanned text whose financial terms are protected: by a trained tagger, by the words
 * that announce a name, by the grammar of lower-case chat, and by what the rest of the text calls the same person.
 */
export function findNames(scanned: ScannedText): PersonalDataSpan[] {
  const text = readWords(scanned, nameLexicon());
  const marks = new NameMarks(scanned.tokenCount);
  markTaggedNames(text, marks);
  markCuedNames(text, marks);
  markChatNames(text, marks);
  let mentions = readMentions(text, marks).filter((mention) => isPerson(text, mention));
  if (markRepeatedNames(text, marks, mentions))
    mentions = readMentions(text, marks).filter((mention) => isPerson(text, mention));
  return mentions.map((mention) => toSpan(text, mention));
}

function markTaggedNames(text: NameText, marks: NameMarks): void {
  const scores = tagNames(text, taggerWeights());
  for (let token = 0; token < scores.length; token++) {
    const tagged = scores[token] ?? NOT_TAGGED;
    if (tagged === NOT_TAGGED) continue;
    const score =
      tagged + FULL_NAME_BONUS * Math.max(fullNameWeight(text, token), fullNameWeight(text, token - 1));
    if (score > LOWEST_SCORE)
      marks.mark(token, Math.min(CERTAINTY.tagged, 1 / (1 + Math.exp(-score / STEEPNESS))));
  }
}

/** How much a capitalised word is a given name and the next one a surname, and both hardly anything else: 0 to 7. */
function fullNameWeight({ scanned, facts }: NameText, token: number): number {
  const given = facts[token] ?? 0;
  const surname = facts[token + 1] ?? 0;
  if (givenWeight(given) < 3 || surnameWeight(surname) < 1 || commonWeight(given) + commonWeight(surname) > 2)
    return 0;
  if (roleOf(given) !== ROLE.none || roleOf(surname) !== ROLE.none) return 0;
  const isWritten = isCapitalClass(scanned.classOf(token)) && isCapitalClass(scanned.classOf(token + 1));
  return isWritten ? Math.max(3, Math.min(givenWeight(given), surnameWeight(surname))) : 0;
}

/** Keeps what the words in it and around it, and the protected terms, do not show to be something else. */
function isPerson(text: NameText, mention: NameMention): boolean {
  const { scanned } = text;
  const { first, end, certainty, wordCount } = mention;
  if (wordCount === 0) return false;
  if (certainty >= CERTAINTY.cued) return true;
  for (let token = first; token < end; token++)
    if (scanned.protectionOf(token) !== PROTECTION.none) return false;
  if (isListedFirm(scanned, first)) return false;
  if (isPartOfTerm(text, end - 1) || scanned.wordOf(first - 1) === "&") return false;
  if (wordCount === 1 && isListedWithTerms(text, first, end)) return false;
  return certainty >= CERTAINTY.repeated || certainty >= neededCertainty(text, mention);
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
    if (commonWeight(own) >= 2 || roleOf(own) !== ROLE.none) plainWords++;
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
