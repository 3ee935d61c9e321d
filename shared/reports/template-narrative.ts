import type { Narrative, NarrativeSentence } from "../prompts/narrative.ts";
import type { NarrativeInput } from "../prompts/write-narrative.ts";
import { describeBasis, describeConventions, describeEntry } from "./describe-entry.ts";
import { pickSupportingSentences, quotableSentences } from "./pick-supporting-sentences.ts";

/** Passage sentences quoted when nothing was calculated: the passages are then the whole answer. */
const SENTENCES_WITHOUT_LEDGER = 3;
const NOTHING_FOUND = "Neither the data nor the knowledge at hand answers this question.";

type EntryOfPrompt = NarrativeInput["ledger"][number];

/** Of each distinct calculation one sentence on its convention; without any calculation, what speaks to the question. */
function supportingSentences(input: NarrativeInput): readonly NarrativeSentence[] {
  const sentences = quotableSentences(input.passages, input.facts);
  if (input.ledger.length === 0) {
    return pickSupportingSentences(sentences, input.question, SENTENCES_WITHOUT_LEDGER);
  }
  const titles = [...new Set(input.ledger.map(({ title }) => title))];
  const picked = titles.flatMap((title) => pickSupportingSentences(sentences, title, 1));
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
    ...describeBasis(ledger),
    ...(style === "concise" ? [] : describeConventions(ledger)),
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
