import { TOKEN_CLASS } from "../token-class.ts";
import { commonWeight, givenWeight, roleOf, surnameWeight } from "./name-lexicon.ts";
import type { NameText } from "./name-text.ts";

/** Length of the tagger's weight vector, a power of two. */
export const WEIGHT_COUNT = 1 << 17;
/** Features that `readFeatures` writes for each token. */
export const FEATURE_COUNT = 28;

const MIX = 0x9e3779b1 | 0;
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
  const seed = classOwn === TOKEN_CLASS.lower ? MIX : 0;
  let count = 0;
  const put = (value: number): void => {
    let hash = Math.imul(value ^ seed ^ Math.imul(count + 1, 0x85ebca6b), MIX);
    hash ^= hash >>> 15;
    features[count++] = Math.imul(hash, 0x2c1b3c6d) >>> 15;
  };
  put(0);
  put(word);
  put(word ^ Math.imul(wordBefore, 31));
  put(word ^ Math.imul(wordAfter, 37));
  put(wordBefore);
  put(wordAfter);
  put(scanned.hashOf(token - 2));
  put(scanned.hashOf(token + 2));
  put(wordBefore ^ Math.imul(wordAfter, 41));
  put(hashCharacters(text, Math.max(start, end - 3), end));
  put(hashCharacters(text, Math.max(start, end - 2), end));
  put(hashCharacters(text, start, Math.min(end, start + 3)));
  put(shape);
  put(own & 0xff);
  put((names << 6) | shape);
  put((names << 10) | (coarse(before) << 4) | classBefore);
  put((names << 10) | (coarse(after) << 4) | classAfter);
  put((names << 1) | namedBefore);
  put((wordBefore << 1) ^ namedBefore);
  put((roleBefore << 6) | names);
  put((roleAfter << 6) | names);
  put((roleAfter << 4) | classAfter | (namedBefore << 9));
  put((roleTwoBefore << 6) | (roleBefore << 1) | namedBefore);
  put((roleOf(afterNext) << 10) | (roleAfter << 5) | (classAfter << 1) | namedBefore);
  put(
    (((scanned.classOf(token - 2) << 4) | classBefore) << 12) |
      (classOwn << 8) |
      (classAfter << 4) |
      classAfterNext,
  );
  put((names << 10) | (coarse(afterNext) << 4) | (classAfter === TOKEN_CLASS.punctuation ? 1 : 0));
  put((roleOf(own) << 8) | (roleBefore << 3) | namedBefore);
  put((coarse(facts[token - 2] ?? 0) << 12) | (names << 6) | (classBefore << 1) | namedBefore);
}
