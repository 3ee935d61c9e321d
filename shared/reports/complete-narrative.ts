import type { LedgerEntry } from "../calculations/ledger.ts";
import type { NarrativeSentence } from "../prompts/narrative.ts";
import { describeEntry } from "./describe-entry.ts";
import { describeParts } from "./describe-parts.ts";
import { describeWarnings } from "./describe-warnings.ts";
import { type CheckedNarrative, type CheckedSentence, checkNarrative } from "./figures/check-narrative.ts";
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

const isOf = ({ figures }: CheckedSentence, start: string): boolean =>
  figures.some(({ source }) => source.startsWith(start));

/** Puts the parts of a result behind the sentence that first tells the result, where none of them is told. */
function withParts(sentences: readonly CheckedSentence[], evidence: Evidence): readonly CheckedSentence[] {
  return evidence.ledger.reduce((told, entry) => {
    const parts = describeParts(entry, evidence.seriesNames);
    const place = told.findIndex((sentence) => isOf(sentence, `${entry.id}.`)) + 1;
    if (parts === undefined || told.some((sentence) => isOf(sentence, `${entry.id}.breakdown.`))) return told;
    return [...told.slice(0, place), ...checkedSentences([parts], evidence), ...told.slice(place)];
  }, sentences);
}

/**
 * Puts the verdicts that the question asks for in front, and adds a plain sentence for every result and its parts that the
 * narrator left out, and for the warnings that matter: what was asked and computed is always said.
 */
export function completeNarrative(checked: CheckedNarrative, evidence: Evidence): CheckedNarrative {
  const untold = evidence.ledger.filter((entry) => !isTold(checked, entry)).map(describeEntry);
  const told = [...checked.sentences, ...checkedSentences(untold, evidence)];
  return {
    ...checked,
    sentences: [
      ...checkedSentences(giveVerdicts(evidence), evidence),
      ...withParts(told, evidence),
      ...checkedSentences(describeWarnings(evidence.ledger), evidence),
    ],
  };
}

const checkedSentences = (sentences: readonly NarrativeSentence[], evidence: Evidence) =>
  sentences.length === 0 ? [] : checkNarrative({ sentences: [...sentences] }, evidence).sentences;
