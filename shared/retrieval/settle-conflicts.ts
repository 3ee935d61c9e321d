import type { Fact } from "./fact.ts";
import type { Passage } from "./passage.ts";
import { isTrusted } from "./source-trust.ts";
import { tokenize } from "./tokenize.ts";

/** Two passages that state different figures of the same thing; the untrusted one is left out. */
export interface Conflict {
  readonly label: string;
  readonly keptPassageId: string;
  readonly droppedPassageId: string;
}

export interface Evidenced {
  readonly passages: readonly Passage[];
  readonly facts: readonly Fact[];
}

const SAME_VALUE = 1e-9;

const keyOf = ({ label, unit, currency }: Fact): string =>
  JSON.stringify([[...new Set(tokenize(label))].sort(), unit, currency ?? ""]);

const differ = (left: Fact, right: Fact): boolean =>
  (left.period ?? right.period) === (right.period ?? left.period) &&
  Math.abs(left.value - right.value) > SAME_VALUE * Math.max(1, Math.abs(left.value));

/**
 * Leaves out each passage of an untrusted source that states another figure than a trusted one does under the same name. What
 * only untrusted sources say of each other stays. The ids of what is kept do not change.
 */
export function settleConflicts<T extends Evidenced>(
  evidenced: T,
): { readonly settled: T; readonly conflicts: readonly Conflict[] } {
  const trusted = new Set(evidenced.passages.filter(isTrusted).map(({ id }) => id));
  const byKey = Map.groupBy(evidenced.facts, keyOf);
  const conflicts = evidenced.facts.flatMap((fact) => {
    if (trusted.has(fact.passageId)) return [];
    const rival = byKey
      .get(keyOf(fact))
      ?.find((other) => trusted.has(other.passageId) && differ(other, fact));
    return rival === undefined
      ? []
      : [{ label: rival.label, keptPassageId: rival.passageId, droppedPassageId: fact.passageId }];
  });
  const left = new Set(conflicts.map(({ droppedPassageId }) => droppedPassageId));
  return {
    settled: {
      ...evidenced,
      passages: evidenced.passages.filter(({ id }) => !left.has(id)),
      facts: evidenced.facts.filter(({ passageId }) => !left.has(passageId)),
    },
    conflicts,
  };
}
