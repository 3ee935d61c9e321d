import {
  FEATURE_COUNT,
  readFeatures,
  WEIGHT_COUNT,
} from "../../shared/collection/redaction/names/name-features.ts";
import type { NameLexicon } from "../../shared/collection/redaction/names/name-lexicon.ts";
import { isCandidate } from "../../shared/collection/redaction/names/name-tagger.ts";
import { readWords } from "../../shared/collection/redaction/names/name-text.ts";
import { scanText } from "../../shared/collection/redaction/scan-text.ts";
import { randomSequence } from "./invented-sentences.ts";
import type { LabelledText } from "./labelled-text.ts";

const EPOCHS = 8;
const MARGIN = 2;
/** Weights are shipped in one byte each, in steps of 1 / 24; the few beyond the range are cut. */
const LARGEST_WEIGHT = 127;
const UNIT = 24;

/** Features of a text's candidates, known before training but for the tag of the word before. */
export interface Example {
  readonly tokens: Int32Array;
  readonly isName: Uint8Array;
  /** `FEATURE_COUNT` indices a token when no name stands before it, then as many when one does. */
  readonly features: Int32Array;
  /** Position in `tokens` of the candidate that `namedBefore` asks about, or -1. */
  readonly previous: Int32Array;
}

/** A text as the tagger sees it, with both answers to whether a name stands before each candidate. */
export function toExample({ text, spans }: LabelledText, lexicon: NameLexicon): Example {
  const scanned = scanText(text);
  const words = readWords(scanned, lexicon);
  const tokens: number[] = [];
  const positions = new Map<number, number>();
  for (let token = 0; token < scanned.tokenCount; token++)
    if (isCandidate(words, token)) {
      positions.set(token, tokens.length);
      tokens.push(token);
    }
  const features = new Int32Array(tokens.length * FEATURE_COUNT * 2);
  const persons = spans.filter(({ type }) => type === "PERSON");
  tokens.forEach((token, index) => {
    const at = index * FEATURE_COUNT * 2;
    readFeatures(words, token, 0, features.subarray(at, at + FEATURE_COUNT));
    readFeatures(words, token, 1, features.subarray(at + FEATURE_COUNT, at + FEATURE_COUNT * 2));
  });
  const joined = (token: number): boolean => /^[-.'’]$/.test(scanned.wordOf(token));
  return {
    tokens: Int32Array.from(tokens),
    isName: Uint8Array.from(tokens, (token) =>
      Number(
        persons.some(({ start, end }) => start <= scanned.startOf(token) && scanned.endOf(token) <= end),
      ),
    ),
    features,
    previous: Int32Array.from(tokens, (token) => positions.get(token - (joined(token - 1) ? 2 : 1)) ?? -1),
  };
}

/** An averaged perceptron with a margin: the mean over all steps of the weights, each wrong or unsure token moving its own by one. */
export function train(examples: readonly Example[], seed: number): Int8Array {
  const weights = new Float64Array(WEIGHT_COUNT);
  const sums = new Float64Array(WEIGHT_COUNT);
  const random = randomSequence(seed);
  const order = examples.map((_, index) => index);
  let step = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example !== undefined) step = learn(example, weights, sums, step);
    }
  }
  return Int8Array.from(weights, (weight, index) => {
    const mean = weight - (sums[index] ?? 0) / step;
    return Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round(mean * UNIT)));
  });
}

function learn(
  { tokens, isName, features, previous }: Example,
  weights: Float64Array,
  sums: Float64Array,
  first: number,
): number {
  const tagged = new Uint8Array(tokens.length);
  let step = first;
  for (let index = 0; index < tokens.length; index++, step++) {
    const before = tagged[previous[index] ?? -1] ?? 0;
    const at = (index * 2 + before) * FEATURE_COUNT;
    let score = 0;
    for (let offset = at; offset < at + FEATURE_COUNT; offset++) score += weights[features[offset] ?? 0] ?? 0;
    tagged[index] = Number(score > 0);
    const sign = isName[index] === 1 ? 1 : -1;
    if (score * sign >= MARGIN) continue;
    for (let offset = at; offset < at + FEATURE_COUNT; offset++) {
      const feature = features[offset] ?? 0;
      weights[feature] = (weights[feature] ?? 0) + sign;
      sums[feature] = (sums[feature] ?? 0) + sign * step;
    }
  }
  return step;
}

function shuffle(items: number[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const item = items[index] ?? 0;
    items[index] = items[other] ?? 0;
    items[other] = item;
  }
}
