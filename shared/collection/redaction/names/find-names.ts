import type { PersonalDataSpan } from "../personal-data.ts";
import type { ScannedText } from "../scan-text.ts";
import { markChatNames } from "./chat-cues.ts";
import { fullNameWeight, isPerson } from "./judge-mention.ts";
import { markCuedNames } from "./name-cues.ts";
import { nameLexicon } from "./name-lexicon.ts";
import { CERTAINTY, NameMarks } from "./name-marks.ts";
import { readMentions, toSpan } from "./name-spans.ts";
import { NOT_TAGGED, taggerWeights, tagNames } from "./name-tagger.ts";
import { type NameText, readWords } from "./name-text.ts";
import { markRepeatedNames } from "./repeated-names.ts";

/** Scores above it are marks; more false names below it, more missed ones above. */
const LOWEST_SCORE = -100;
const STEEPNESS = 150;
/** What each step of `fullNameWeight` adds to the tagger's score. */
const FULL_NAME_BONUS = 80;

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
  if (marks.isEmpty && !scanned.text.includes("@")) return [];
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
