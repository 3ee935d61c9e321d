import type { LedgerEntry } from "../../calculations/ledger.ts";
import type { Fact } from "../../retrieval/fact.ts";
import type { Evidence } from "../figures/evidence.ts";
import { readStatement } from "./read-statement.ts";

/** A passage that states another value of what was calculated. */
export interface Contradiction {
  readonly factId: string;
  readonly passageId: string;
  readonly entryId: string;
}

/** Documents round: what differs by more than this share of the calculated value is another value. */
const ROUNDING = 0.02;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(readStatement(text).terms.map(({ term }) => term));

/** The fact's label names the calculation and its series, in whatever order. */
function isAbout(label: ReadonlySet<string>, { title, series }: LedgerEntry): boolean {
  const [subject = ""] = series;
  const named = [...wordsOf(title), ...wordsOf(subject)];
  return named.length > 0 && named.every((word) => label.has(word));
}

const differs = (fact: Fact, value: number): boolean =>
  Math.abs(Math.abs(fact.value) - Math.abs(value)) > ROUNDING * Math.abs(value);

/**
 * Facts that name a calculation of the ledger and its series and state another value: such a figure is told to nobody beside
 * the calculated one, whichever source it comes from.
 */
export function findContradictions({
  facts,
  ledger,
}: Pick<Evidence, "facts" | "ledger">): readonly Contradiction[] {
  if (ledger.length === 0) return [];
  return facts.flatMap((fact) => {
    const label = wordsOf(fact.label);
    const entry = ledger.find(
      (candidate) =>
        candidate.value !== null &&
        candidate.unit === fact.unit &&
        isAbout(label, candidate) &&
        differs(fact, candidate.value),
    );
    return entry === undefined ? [] : [{ factId: fact.id, passageId: fact.passageId, entryId: entry.id }];
  });
}
