import type { EvidenceIndex } from "./evidence-index.ts";
import { wordAt } from "./read-unit.ts";
import type { ScannedFigure, ScannedSentence } from "./scan-figures.ts";
import { tokenizeSentence } from "./tokenize-sentence.ts";
import { isAsserted } from "./user-figures.ts";

const plainWords = (text: string): string =>
  ` ${tokenizeSentence(text)
    .map(({ lower }) => lower)
    .join(" ")} `;

/**
 * True for a number in words that a cited passage has between the same words, as in "the covariance of the two return series":
 * part of a definition that is quoted. What is said of a series is never taken from there.
 */
export function isQuotedNumber(
  index: EvidenceIndex,
  sentence: ScannedSentence,
  figure: ScannedFigure,
): boolean {
  const { tokens, mentions, citations } = sentence;
  if (figure.typed?.inWords !== true || citations.length === 0) return false;
  if (mentions.series.length > 0 && isAsserted(sentence, figure)) return false;
  const words: string[] = [];
  for (let at = figure.first - 1; at <= figure.last + 1; at += 1) words.push(wordAt(tokens, at));
  const phrase = ` ${words.join(" ").trim()} `;
  return index.evidence.passages.some(
    ({ id, text }) => citations.includes(id) && plainWords(text).includes(phrase),
  );
}
