import type { Narrative, NarrativeSentence } from "../prompts/narrative.ts";
import type { NarrativeInput } from "../prompts/write-narrative.ts";
import { describeBasis, describeConventions, describeEntry } from "./describe-entry.ts";
import { describeMeanings } from "./describe-meaning.ts";
import { pickSupportingSentences, quotableSentences } from "./pick-supporting-sentences.ts";

/** Passage sentences quoted when nothing was calculated: the passages are then the whole answer. */
const SENTENCES_WITHOUT_LEDGER = 3;
const NOTHING_FOUND = "Neither the data nor the knowledge at hand answers this question.";

/** A question says more than what it is about; a title says nothing else, and half of it ("risk", "ratio") is another's. */
const THIRD = 0.34;
const MORE_THAN_HALF = 0.51;

type EntryOfPrompt = NarrativeInput["ledger"][number];

/** True for a document's own figure of a series that was calculated: beside the computed one it would only contradict. */
const statesFigureOf = (text: string, ledger: readonly EntryOfPrompt[]): boolean =>
  text.includes("{{") && ledger.some(({ series }) => series.some((name) => text.includes(name)));

/** Of each distinct calculation one sentence on its convention; without any calculation, what speaks to the question. */
function supportingSentences(input: NarrativeInput): readonly NarrativeSentence[] {
  const sentences = quotableSentences(input.passages, input.facts);
  if (input.ledger.length === 0) {
    return pickSupportingSentences(sentences, input.question, {
      limit: SENTENCES_WITHOUT_LEDGER,
      leastOverlap: THIRD,
    });
  }
  const conventions = sentences.filter(({ text }) => !statesFigureOf(text, input.ledger));
  const titles = [...new Set(input.ledger.map(({ title }) => title))];
  const picked = titles.flatMap((title) =>
    pickSupportingSentences(conventions, title, { limit: 1, leastOverlap: MORE_THAN_HALF }),
  );
  return [...new Map(picked.map((sentence) => [sentence.text, sentence])).values()];
}

function describeMissing(missing: readonly string[]): readonly NarrativeSentence[] {
  return missing
    .filter((item) => !/\d/.test(item))
    .map((item) => ({ text: `Not answered, for want of data or of a calculation: ${item}.`, citations: [] }));
}

function describeLedger(ledger: readonly EntryOfPrompt[], style: NarrativeInput["style"]) {
  return [
    ...ledger.map(describeEntry),
    ...(style === "detailed" ? describeMeanings(ledger) : []),
    ...describeBasis(ledger),
    ...(style === "technical" ? describeConventions(ledger) : []),
  ];
}

/**
 * Words for a ledger without any language model: a sentence for each entry, what they rest on, and sentences quoted from the
 * passages. It is the narrator of the embedded model and the last resort behind every other one; the same check reads it.
 */
export function composeTemplateNarrative(input: NarrativeInput): Narrative {
  const sentences = [
    ...describeLedger(input.ledger, input.style),
    ...supportingSentences(input),
    ...describeMissing(input.missing),
  ];
  return { sentences: sentences.length > 0 ? sentences : [{ text: NOTHING_FOUND, citations: [] }] };
}
