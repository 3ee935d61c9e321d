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

/** Puts the parts of a result behind the sentence that first tells the result, and behind all that is settled, where none of them is told. */
function withParts(
  sentences: readonly CheckedSentence[],
  evidence: Evidence,
  settled: number,
): readonly CheckedSentence[] {
  return evidence.ledger.reduce((told, entry) => {
    const parts = describeParts(entry, evidence.seriesNames);
    const place = Math.max(settled, told.findIndex((sentence) => isOf(sentence, `${entry.id}.`)) + 1);
    if (parts === undefined || told.some((sentence) => isOf(sentence, `${entry.id}.breakdown.`))) return told;
    return [...told.slice(0, place), ...checkedSentences([parts], evidence), ...told.slice(place)];
  }, sentences);
}

/** The verdicts that the question asks for. They rest on the ledger alone, so they are known before anything is narrated. */
export const openingSentences = (evidence: Evidence): readonly CheckedSentence[] =>
  checkedSentences(giveVerdicts(evidence), evidence);

/**
 * Puts the verdicts in front, and adds a plain sentence for every result and its parts that the narrator left out, and for the
 * warnings that matter: what was asked and computed is always said. Of the narrator's sentences the first `settled` have been
 * told already, with the verdicts before them, and nothing is put between them any more.
 */
export function completeNarrative(
  checked: CheckedNarrative,
  evidence: Evidence,
  settled = 0,
): CheckedNarrative {
  const untold = evidence.ledger.filter((entry) => !isTold(checked, entry)).map(describeEntry);
  const told = [...checked.sentences, ...checkedSentences(untold, evidence)];
  return {
    ...checked,
    sentences: [
      ...openingSentences(evidence),
      ...withParts(told, evidence, settled),
      ...checkedSentences(describeWarnings(evidence.ledger), evidence),
    ],
  };
}

const checkedSentences = (sentences: readonly NarrativeSentence[], evidence: Evidence) =>
  sentences.length === 0 ? [] : checkNarrative({ sentences: [...sentences] }, evidence).sentences;
