import type { CalculationPlan } from "../calculations/calculation-plan.ts";
import type { Ledger } from "../calculations/ledger.ts";
import type { PlanProblem } from "../calculations/run-plan.ts";
import type { Refusal } from "./report.ts";

const REASONS: Readonly<Record<PlanProblem["kind"], Refusal["reason"]>> = {
  "unknown-calculation": "no-matching-calculation",
  "unknown-series": "unknown-series",
  "missing-benchmark": "missing-data",
  "bad-parameter": "missing-data",
  "too-few-observations": "missing-data",
  "bad-series": "missing-data",
};

/**
 * Whether the question cannot be answered at all, before any model is asked for words. A question that is answered in part
 * is not refused: its narrative says what is missing.
 */
export function decideRefusal(calculated: {
  readonly plan: CalculationPlan;
  readonly ledger: Ledger;
  readonly problems: readonly PlanProblem[];
}): Refusal | undefined {
  const { plan, ledger, problems } = calculated;
  if (ledger.length > 0) return undefined;
  const [problem] = problems;
  if (problem !== undefined) {
    const needed = problems.map(({ message }) => message);
    return {
      reason: REASONS[problem.kind],
      message: "The data at hand cannot answer this question.",
      needed,
    };
  }
  if (plan.missing.length > 0) {
    const message = "No calculation or series at hand answers this question.";
    return { reason: "no-matching-calculation", message, needed: plan.missing };
  }
  return undefined;
}

/** The refusal of a question that was to be answered from passages, of which none tells. */
export const NO_EVIDENCE: Refusal = {
  reason: "no-evidence",
  message: "The knowledge at hand does not tell.",
  needed: ["a document that answers the question, ingested with POST /v1/knowledge"],
};

/** The served text of a refusal. */
export const refusalText = (refusal: Refusal): string =>
  [refusal.message, ...refusal.needed.map((item) => `- Needed: ${item}`)].join("\n");
