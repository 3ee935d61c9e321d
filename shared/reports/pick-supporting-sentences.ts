import type { NarrativeSentence } from "../prompts/narrative.ts";
import type { Fact } from "../retrieval/fact.ts";
import { tokenize } from "../retrieval/tokenize.ts";

interface QuotablePassage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A sentence of a passage that may be quoted: its figures are slots, and its terms are what it is found by. */
export interface QuotableSentence extends NarrativeSentence {
  readonly terms: ReadonlySet<string>;
}

const MOST_CHARACTERS = 320;

/** Sentences and list items of Markdown or plain text, with their offsets; headings and table rows are left out. */
function* splitSentences(text: string): Generator<{ start: number; end: number }> {
  const line = /[^\n]+/g;
  for (const found of text.matchAll(line)) {
    if (/^\s*(#|\||```|---)/.test(found[0])) continue;
    const marker = /^\s*(?:[-*+]\s+|\d+[.)]\s+|>\s+)?/.exec(found[0])?.[0].length ?? 0;
    let start = found.index + marker;
    const lineEnd = found.index + found[0].length;
    for (const stop of found[0].matchAll(/[.!?](?=\s+[A-Z"(])/g)) {
      const end = found.index + stop.index + 1;
      if (end > start) yield { start, end };
      start = end + 1;
    }
    if (lineEnd > start) yield { start, end: lineEnd };
  }
}

/** The text of a span with every figure that is a fact turned into its slot. */
function withSlots(
  passage: QuotablePassage,
  span: { start: number; end: number },
  facts: readonly Fact[],
): string {
  const inside = facts
    .filter(
      (fact) => fact.passageId === passage.id && fact.span.start >= span.start && fact.span.end <= span.end,
    )
    .sort((a, b) => a.span.start - b.span.start);
  let text = "";
  let position = span.start;
  for (const fact of inside) {
    if (fact.span.start < position) continue;
    text += `${passage.text.slice(position, fact.span.start)}{{${fact.id}.value}}`;
    position = fact.span.end;
  }
  return (text + passage.text.slice(position, span.end)).replaceAll(/\*\*|__|`/g, "").trim();
}

/** The path in a slot is no word of the sentence: "{{f1.value}}" says nothing of a value at risk. */
const withoutSlots = (text: string): string => text.replaceAll(/\{\{[^}]*\}\}/g, "");
const hasBareDigits = (text: string): boolean => /\d/.test(withoutSlots(text));

function quotableOf(passage: QuotablePassage, facts: readonly Fact[]): readonly QuotableSentence[] {
  return [...splitSentences(passage.text)].flatMap((span) => {
    const text = withSlots(passage, span, facts);
    const quotable = text.split(/\s+/).length >= 4 && text.length <= MOST_CHARACTERS && !hasBareDigits(text);
    return quotable ? [{ text, citations: [passage.id], terms: new Set(tokenize(withoutSlots(text))) }] : [];
  });
}

/**
 * The sentences of the passages that may be quoted, each citing its passage and with its figures as slots. A sentence with a
 * figure that is no fact is left out, since the check would strike it.
 */
export function quotableSentences(
  passages: readonly QuotablePassage[],
  facts: readonly Fact[],
): readonly QuotableSentence[] {
  return passages.flatMap((passage) => quotableOf(passage, facts));
}

function overlap(asked: ReadonlySet<string>, said: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of asked) if (said.has(term)) shared += 1;
  return asked.size === 0 ? 0 : shared / asked.size;
}

/** How many sentences are wanted, and the share of the asked words below which a sentence is about something else. */
export interface SupportLimits {
  readonly limit: number;
  readonly leastOverlap: number;
}

/** The sentences that say most of what `text` asks, best first; of equals, the one of the better passage. */
export function pickSupportingSentences(
  sentences: readonly QuotableSentence[],
  text: string,
  { limit, leastOverlap }: SupportLimits,
): readonly NarrativeSentence[] {
  const asked = new Set(tokenize(text));
  return sentences
    .map((sentence) => ({ sentence, score: overlap(asked, sentence.terms) }))
    .filter(({ score }) => score >= leastOverlap)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ sentence: { text, citations } }) => ({ text, citations }));
}
