import type { Narrative, NarrativeSentence } from "../prompts/narrative.ts";
import type { NarrativeInput } from "../prompts/write-narrative.ts";
import { describeBasis, describeEntry, describeParameters } from "./describe-entry.ts";
import { pickSupportingSentences } from "./pick-supporting-sentences.ts";

/** Passage sentences quoted when nothing was calculated: the passages are then the whole answer. */
const SENTENCES_WITHOUT_LEDGER = 3;
const NOTHING_FOUND = "Neither the data nor the knowledge at hand answers this question.";

type EntryOfPrompt = NarrativeInput["ledger"][number];

/** One passage sentence on each distinct calculation, so that a reader sees the convention behind the figure. */
function supportEntries(input: NarrativeInput): readonly NarrativeSentence[] {
  const titles = [...new Set(input.ledger.map((entry) => entry.title))];
  const picked = titles.flatMap((title) =>
    pickSupportingSentences({ text: title, passages: input.passages, facts: input.facts, limit: 1 }),
  );
  return picked.filter(
    (sentence, index) => picked.findIndex((other) => other.text === sentence.text) === index,
  );
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
    ...(style === "concise" ? [] : ledger.flatMap(describeParameters)),
  ];
}

/**
 * Words for a ledger without any language model: a sentence for each entry, what they rest on, and sentences quoted from the
 * passages. It is the narrator of the embedded model and the last resort behind every other one; the same check reads it.
 */
export function composeTemplateNarrative(input: NarrativeInput): Narrative {
  const answered = input.ledger.length > 0;
  const sentences = [
    ...describeLedger(input.ledger, input.style),
    ...(answered
      ? supportEntries(input)
      : pickSupportingSentences({
          text: input.question,
          passages: input.passages,
          facts: input.facts,
          limit: SENTENCES_WITHOUT_LEDGER,
        })),
    ...describeMissing(input.missing),
  ];
  return { sentences: sentences.length > 0 ? sentences : [{ text: NOTHING_FOUND, citations: [] }] };
}
