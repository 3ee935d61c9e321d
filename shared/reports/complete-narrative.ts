import type { LedgerEntry } from "../calculations/ledger.ts";
import type { NarrativeSentence } from "../prompts/narrative.ts";
import { describeEntry } from "./describe-entry.ts";
import { type CheckedNarrative, checkNarrative } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";
import { giveVerdicts } from "./give-verdicts.ts";

/** A value is told by its figure; an undefined result by a sentence that calls its title undefined. */
function isTold({ sentences }: CheckedNarrative, entry: LedgerEntry): boolean {
  if (entry.value === null) {
    const title = entry.title.toLowerCase();
    return sentences.some(({ text }) => /undefined/i.test(text) && text.toLowerCase().includes(title));
  }
  return sentences.some(({ figures }) => figures.some(({ source }) => source.startsWith(`${entry.id}.`)));
}

/**
 * Puts the verdicts that the question asks for in front, and adds a plain sentence for every result that the narrator left out:
 * what was asked and computed is always said.
 */
export function completeNarrative(checked: CheckedNarrative, evidence: Evidence): CheckedNarrative {
  const untold = evidence.ledger.filter((entry) => !isTold(checked, entry)).map(describeEntry);
  return {
    ...checked,
    sentences: [
      ...checkedSentences(giveVerdicts(evidence), evidence),
      ...checked.sentences,
      ...checkedSentences(untold, evidence),
    ],
  };
}

const checkedSentences = (sentences: readonly NarrativeSentence[], evidence: Evidence) =>
  sentences.length === 0 ? [] : checkNarrative({ sentences: [...sentences] }, evidence).sentences;
