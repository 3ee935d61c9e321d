import type { PersonalDataSpan } from "../personal-data.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { ROLE } from "./cue-words.ts";
import { roleOf } from "./name-lexicon.ts";
import type { NameMarks } from "./name-marks.ts";
import { isWordClass, type NameText } from "./name-text.ts";

/** One mention of a person: the tokens from `first` up to but without `end`, and how sure it is. */
export interface NameMention {
  readonly first: number;
  readonly end: number;
  readonly certainty: number;
  /** Words in it, initials and particles aside. */
  readonly wordCount: number;
}

/** Joins marked words to mentions: with initials before, suffixes after, and hyphens, apostrophes and particles between. */
export function readMentions(text: NameText, marks: NameMarks): NameMention[] {
  const mentions: NameMention[] = [];
  for (let token = 0; token < text.scanned.tokenCount; token++) {
    if (marks.of(token) === 0) continue;
    const mention = readMention(text, marks, token, mentions.at(-1)?.end ?? 0);
    mentions.push(mention);
    token = mention.end - 1;
  }
  return mentions;
}

function readMention(text: NameText, marks: NameMarks, token: number, floor: number): NameMention {
  const { scanned } = text;
  let first = token;
  while (first - 1 > floor && isInitialDot(text, first - 1)) first -= 2;
  let end = token + 1;
  let certainty = 0;
  let wordCount = 0;
  for (let next = token; next >= 0; next = nextInName(text, marks, next)) {
    certainty = Math.max(certainty, marks.of(next));
    if (scanned.endOf(next) - scanned.startOf(next) > 1) wordCount++;
    end = isInitialDot(text, next + 1) && marks.of(next + 2) > 0 ? next + 2 : next + 1;
  }
  return { first, end: afterSuffix(text, end), certainty, wordCount };
}

/** Whether a token is the full stop right after a single capital. */
function isInitialDot({ scanned }: NameText, token: number): boolean {
  const start = scanned.startOf(token - 1);
  return (
    scanned.wordOf(token) === "." &&
    scanned.classOf(token - 1) === TOKEN_CLASS.upper &&
    scanned.endOf(token - 1) - start === 1 &&
    scanned.startOf(token) === start + 1
  );
}

/** The next marked word of the same name, or -1. */
function nextInName(text: NameText, marks: NameMarks, token: number): number {
  const { scanned, facts } = text;
  let next = token + 1;
  const gap = scanned.wordOf(next);
  if (gap === "." && scanned.endOf(token) - scanned.startOf(token) === 1) next++;
  else if (/^[-'’‐]$/.test(gap)) {
    if (scanned.startOf(next) !== scanned.endOf(token) || scanned.startOf(next + 1) !== scanned.endOf(next))
      return -1;
    next++;
  }
  for (let particles = 0; particles < 3; particles++) {
    if (marks.of(next) > 0) return next;
    if (isInitialDot(text, next + 1)) next += 2;
    else if (roleOf(facts[next] ?? 0) === ROLE.particle && isWordClass(scanned.classOf(next))) {
      next++;
      if (/^[-'’]$/.test(scanned.wordOf(next))) next++;
    } else return -1;
  }
  return marks.of(next) > 0 ? next : -1;
}

/** "Jr.", "III" and "Ph" after a name belong to it. */
function afterSuffix({ scanned, facts }: NameText, end: number): number {
  const at = scanned.wordOf(end) === "," ? end + 1 : end;
  if (roleOf(facts[at] ?? 0) !== ROLE.suffix || !/^(?:jr|snr|sr|jnr|ii|iii|iv)$/i.test(scanned.wordOf(at)))
    return end;
  return scanned.wordOf(at + 1) === "." ? at + 2 : at + 1;
}

export const toSpan = ({ scanned }: NameText, { first, end, certainty }: NameMention): PersonalDataSpan => ({
  start: scanned.startOf(first),
  end: scanned.endOf(end - 1),
  type: "PERSON",
  score: certainty,
});
