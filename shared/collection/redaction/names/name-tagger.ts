import { PROTECTION, type ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { ROLE } from "./cue-words.ts";
import { FEATURE_COUNT, readFeatures } from "./name-features.ts";
import { commonWeight, givenWeight, roleOf, surnameWeight } from "./name-lexicon.ts";
import { isCapitalClass, isTokenOf, type NameText } from "./name-text.ts";
import { TAGGER_WEIGHTS } from "./tagger-weights-data.ts";

/** What the shipped bytes add to a weight, to be above zero. */
export const WEIGHT_OFFSET = 128;
const MAX_HANDLE_TOKENS = 8;
/** "McAllister", "DeLuca"; other words with a capital inside are brands. */
const INNER_CAPITAL = /^(?:Mac|Mc|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|St|O)\p{Lu}\p{Ll}+$/u;

/**
 * Whether the tagger looks at a token: a word with a capital, or a lower-case word that is a name and hardly
 * anything else; no handles, no hash tags, no listed financial term.
 */
export function isCandidate({ scanned, facts }: NameText, token: number): boolean {
  const tokenClass = scanned.classOf(token);
  if (isCapitalClass(tokenClass)) {
    const isBrand = roleOf(facts[token] ?? 0) === ROLE.brand && givenWeight(facts[token - 1] ?? 0) < 3;
    if (isBrand || scanned.protectionOf(token) >= PROTECTION.certain) return false;
    if (
      tokenClass === TOKEN_CLASS.mixedCase &&
      facts[token] === 0 &&
      !INNER_CAPITAL.test(scanned.wordOf(token))
    )
      return false;
  } else if (tokenClass !== TOKEN_CLASS.lower || !isLowerName(facts[token] ?? 0)) return false;
  return !isPartOfHandle(scanned, token);
}

/** Whether a word belongs to a handle, a hash tag or an e-mail address. */
function isPartOfHandle(scanned: ScannedText, token: number): boolean {
  if (isTokenOf(scanned, token - 1, "@#") && scanned.endOf(token - 1) === scanned.startOf(token)) return true;
  for (let next = token + 1; next < token + MAX_HANDLE_TOKENS; next++) {
    if (scanned.startOf(next) !== scanned.endOf(next - 1)) return false;
    if (scanned.classOf(next) === TOKEN_CLASS.punctuation && !isTokenOf(scanned, next, "._+-"))
      return isTokenOf(scanned, next, "@");
  }
  return false;
}

/** Whether a word is common English and nobody's name by the table: learned from, but not worth a look afterwards. */
const isPlainWord = (facts: number): boolean =>
  commonWeight(facts) >= 2 && givenWeight(facts) + surnameWeight(facts) === 0;

/** Whether a word without a capital may be a name by the table alone. */
const isLowerName = (facts: number): boolean =>
  roleOf(facts) === ROLE.none &&
  givenWeight(facts) + surnameWeight(facts) >= 2 &&
  givenWeight(facts) + surnameWeight(facts) > commonWeight(facts) * 3;

/**
 * Scores every candidate token of a text from left to right: above 0 the token is more likely a part of a person's
 * name than not. Other tokens get the lowest score.
 */
export function tagNames(text: NameText, weights: Int8Array): Int16Array {
  const { scanned } = text;
  const scores = new Int16Array(scanned.tokenCount).fill(NOT_TAGGED);
  const features = new Int32Array(FEATURE_COUNT);
  for (let token = 0; token < scanned.tokenCount; token++) {
    if (!isCandidate(text, token)) continue;
    const before = namedBefore(scanned, scores, token);
    if (before === 0 && isPlainWord(text.facts[token] ?? 0)) continue;
    readFeatures(text, token, before, features);
    let score = 0;
    for (let index = 0; index < FEATURE_COUNT; index++) score += weights[features[index] ?? 0] ?? 0;
    scores[token] = score;
  }
  return scores;
}

/** The score of a token that is no candidate. */
export const NOT_TAGGED = -32768;

/** 1 when the nearest word before, beyond a full stop, hyphen or apostrophe, was tagged a name, else 0. */
function namedBefore(scanned: ScannedText, scores: Int16Array, token: number): number {
  const joined = isTokenOf(scanned, token - 1, ".-'’");
  return (scores[token - (joined ? 2 : 1)] ?? NOT_TAGGED) > 0 ? 1 : 0;
}

let shared: Int8Array | undefined;

/** The trained weights, decoded at the first call. */
export function taggerWeights(): Int8Array {
  shared ??= Int8Array.from(Buffer.from(TAGGER_WEIGHTS, "base64"), (byte) => byte - WEIGHT_OFFSET);
  return shared;
}
