import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import { type Quantity, readQuantities } from "./read-quantities.ts";
import type { Token } from "./read-tokens.ts";

const UNUSED_SUM =
  "a loss in money on the sum that the question states, for a sum is taken only as the value of the portfolio, with its currency, in the data";
/** Alone behind a number these may mean months or something else. */
const VAGUE: ReadonlySet<string> = new Set(["m", "b"]);

function isSum(tokens: readonly Token[], { kind, first, last }: Quantity): boolean {
  const isSigned = tokens[first]?.kind === "mark";
  return kind === "money" && (isSigned || !VAGUE.has(tokens[last]?.lower ?? ""));
}

/** Says that a sum of money in the question went into no step; steps on stated inputs take every sum or are refused. */
export function describeUnusedSums(
  tokens: readonly Token[],
  steps: readonly PlanStep[],
  named: readonly Quantity[],
): readonly string[] {
  if (steps.every(({ series }) => series === "")) return [];
  const taken = new Set(named.map(({ first }) => first));
  const left = readQuantities(tokens).filter(({ first }) => !taken.has(first));
  return left.some((quantity) => isSum(tokens, quantity)) ? [UNUSED_SUM] : [];
}
