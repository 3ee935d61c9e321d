import type { Ledger } from "../../calculations/ledger.ts";
import type { Fact } from "../../retrieval/fact.ts";
import type { Passage } from "../../retrieval/passage.ts";

/** How one calculation of the catalogue is called in prose. */
export interface CalculationLabel {
  readonly id: string;
  readonly title: string;
  readonly synonyms: readonly string[];
}

/** Everything a figure of an answer may be traced to. `seriesNames` are all series and positions of the user's data. */
export interface Evidence {
  readonly question: string;
  readonly ledger: Ledger;
  readonly facts: readonly Fact[];
  readonly passages: readonly Passage[];
  readonly seriesNames: readonly string[];
  readonly labels: readonly CalculationLabel[];
}
