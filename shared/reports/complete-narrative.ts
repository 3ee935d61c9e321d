import type { LedgerEntry } from "../calculations/ledger.ts";
import { describeEntry } from "./describe-entry.ts";
import { type CheckedNarrative, checkNarrative } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";

const isTold = (checked: CheckedNarrative, entry: LedgerEntry): boolean =>
  checked.sentences.some(({ figures }) => figures.some(({ source }) => source.startsWith(`${entry.id}.`)));

/** Adds a plain sentence for every calculated value that the narrator left out: what was asked and computed is always said. */
export function completeNarrative(checked: CheckedNarrative, evidence: Evidence): CheckedNarrative {
  const untold = evidence.ledger.filter((entry) => entry.value !== null && !isTold(checked, entry));
  if (untold.length === 0) return checked;
  const added = checkNarrative({ sentences: untold.map(describeEntry) }, evidence);
  return { ...checked, sentences: [...checked.sentences, ...added.sentences] };
}
