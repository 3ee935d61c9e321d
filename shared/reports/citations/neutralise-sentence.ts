import type { CheckedSentence } from "../figures/check-narrative.ts";
import { neutraliseLinks } from "../neutralise-links.ts";

/** "[p2]" typed by a narrator would read like a citation that code has checked. */
const TYPED_CITATION = /\s*\[\s*p\d{1,3}(?:\s*[,;]\s*p\d{1,3})*\s*\]/gi;

const neutral = (text: string): string => neutraliseLinks(text.replace(TYPED_CITATION, ""));

/** A sentence without links, images, HTML and typed citation marks; the printed figures stay where they belong. */
export function neutraliseSentence(sentence: CheckedSentence): CheckedSentence {
  if (neutral(sentence.text) === sentence.text) return sentence;
  const figures: CheckedSentence["figures"][number][] = [];
  let text = "";
  let position = 0;
  for (const { start, end, source } of sentence.figures) {
    text += neutral(sentence.text.slice(position, start));
    const printed = sentence.text.slice(start, end);
    figures.push({ start: text.length, end: text.length + printed.length, source });
    text += printed;
    position = end;
  }
  return { ...sentence, text: text + neutral(sentence.text.slice(position)), figures };
}
