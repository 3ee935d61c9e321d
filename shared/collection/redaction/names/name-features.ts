import { TOKEN_CLASS } from "../token-class.ts";
import { commonWeight, givenWeight, roleOf, surnameWeight } from "./name-lexicon.ts";
import type { NameText } from "./name-text.ts";

/** Length of the tagger's weight vector, a power of two. */
export const WEIGHT_COUNT = 1 << 17;
/** Features that `readFeatures` writes for each token. */
export const FEATURE_COUNT = 28;

const MIX = 0x9e3779b1 | 0;
const SALT = 0x85ebca6b | 0;
const SPREAD = 0x2c1b3c6d;
const CASE_BIT = 0x20;
const MAX_LENGTH_SHAPE = 7;

const COARSE = [0, 1, 1, 2, 2, 3, 3, 3];
/** Weights of a word in 6 bits: given 0-3, surname 0-3, common 0-3. */
const coarse = (facts: number): number =>
  ((COARSE[givenWeight(facts)] ?? 0) << 4) | ((COARSE[surnameWeight(facts)] ?? 0) << 2) | commonWeight(facts);

/** Hash of up to three characters from an offset, without regard to ASCII case. */
function hashCharacters(text: string, from: number, to: number): number {
  let hash = 17;
  for (let index = from; index < to; index++)
    hash = Math.imul(hash ^ (text.charCodeAt(index) | CASE_BIT), MIX);
  return hash;
}

/** The weight of a value of a feature: two features of one value have different ones, by their salt. */
function slotOf(value: number, salt: number): number {
  let hash = Math.imul(value ^ Math.imul(salt + 1, SALT), MIX);
  hash ^= hash >>> 15;
  return Math.imul(hash, SPREAD) >>> 15;
}

/**
 * Writes into `features` the indices of the weights that speak about one token: its word, ends and shape, the words
 * and roles around it, what the name table knows of it and of its neighbours, and whether the word before it was
 * tagged a name. Lower-case words have weights of their own.
 */
export function readFeatures(
  { scanned, facts }: NameText,
  token: number,
  namedBefore: number,
  features: Int32Array,
): void {
  const own = facts[token] ?? 0;
  const before = facts[token - 1] ?? 0;
  const after = facts[token + 1] ?? 0;
  const afterNext = facts[token + 2] ?? 0;
  const word = scanned.hashOf(token);
  const wordBefore = scanned.hashOf(token - 1);
  const wordAfter = scanned.hashOf(token + 1);
  const classOwn = scanned.classOf(token);
  const classBefore = scanned.classOf(token - 1);
  const classAfter = scanned.classOf(token + 1);
  const classAfterNext = scanned.classOf(token + 2);
  const start = scanned.startOf(token);
  const end = scanned.endOf(token);
  const text = scanned.text;
  const names = coarse(own);
  const shape = (classOwn << 3) | Math.min(end - start, MAX_LENGTH_SHAPE);
  const roleBefore = roleOf(before);
  const roleAfter = roleOf(after);
  const roleTwoBefore = roleOf(facts[token - 2] ?? 0);
  const seed = classOwn === TOKEN_CLASS.lower ? FEATURE_COUNT : 0;
  features[0] = slotOf(0, seed + 0);
  features[1] = slotOf(word, seed + 1);
  features[2] = slotOf(word ^ Math.imul(wordBefore, 31), seed + 2);
  features[3] = slotOf(word ^ Math.imul(wordAfter, 37), seed + 3);
  features[4] = slotOf(wordBefore, seed + 4);
  features[5] = slotOf(wordAfter, seed + 5);
  features[6] = slotOf(scanned.hashOf(token - 2), seed + 6);
  features[7] = slotOf(scanned.hashOf(token + 2), seed + 7);
  features[8] = slotOf(wordBefore ^ Math.imul(wordAfter, 41), seed + 8);
  features[9] = slotOf(hashCharacters(text, Math.max(start, end - 3), end), seed + 9);
  features[10] = slotOf(hashCharacters(text, Math.max(start, end - 2), end), seed + 10);
  features[11] = slotOf(hashCharacters(text, start, Math.min(end, start + 3)), seed + 11);
  features[12] = slotOf(shape, seed + 12);
  features[13] = slotOf(own & 0xff, seed + 13);
  features[14] = slotOf((names << 6) | shape, seed + 14);
  features[15] = slotOf((names << 10) | (coarse(before) << 4) | classBefore, seed + 15);
  features[16] = slotOf((names << 10) | (coarse(after) << 4) | classAfter, seed + 16);
  features[17] = slotOf((names << 1) | namedBefore, seed + 17);
  features[18] = slotOf((wordBefore << 1) ^ namedBefore, seed + 18);
  features[19] = slotOf((roleBefore << 6) | names, seed + 19);
  features[20] = slotOf((roleAfter << 6) | names, seed + 20);
  features[21] = slotOf((roleAfter << 4) | classAfter | (namedBefore << 9), seed + 21);
  features[22] = slotOf((roleTwoBefore << 6) | (roleBefore << 1) | namedBefore, seed + 22);
  features[23] = slotOf(
    (roleOf(afterNext) << 10) | (roleAfter << 5) | (classAfter << 1) | namedBefore,
    seed + 23,
  );
  features[24] = slotOf(
    (((scanned.classOf(token - 2) << 4) | classBefore) << 12) |
      (classOwn << 8) |
      (classAfter << 4) |
      classAfterNext,
    seed + 24,
  );
  features[25] = slotOf(
    (names << 10) | (coarse(afterNext) << 4) | (classAfter === TOKEN_CLASS.punctuation ? 1 : 0),
    seed + 25,
  );
  features[26] = slotOf((roleOf(own) << 8) | (roleBefore << 3) | namedBefore, seed + 26);
  features[27] = slotOf(
    (coarse(facts[token - 2] ?? 0) << 12) | (names << 6) | (classBefore << 1) | namedBefore,
    seed + 27,
  );
}
