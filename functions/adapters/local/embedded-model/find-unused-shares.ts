import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import type { Figure, FigureList } from "./read-figures.ts";

const UNUSED_SHARE = "a percentage that the question states and no calculation of it takes";
const SAME = 1e-6;

/** A level may be used as it is or as its tail: "5% VaR" is a confidence of 0.95. */
function isUsed({ value }: Figure, used: readonly number[]): boolean {
  return used.some((each) => [value, 1 - value].some((meant) => Math.abs(Math.abs(each) - meant) < SAME));
}

/**
 * Says that a percentage or a number of basis points of the question went into no step, so that an answer on defaults is never
 * taken for one on what was stated. A question without steps has nothing to mistake, nor has one whose steps run on stated inputs
 * alone, for those take every figure or are refused.
 */
export function describeUnusedShares(
  figures: readonly FigureList[],
  steps: readonly PlanStep[],
): readonly string[] {
  if (steps.every(({ series }) => series === "")) return [];
  const used = steps
    .flatMap(({ parameters }) => Object.values(parameters))
    .flat()
    .filter((value) => typeof value === "number");
  const stated = figures
    .flatMap((list) => list.figures)
    .filter(({ unit }) => unit !== "none" && unit !== "odds");
  return stated.every((figure) => isUsed(figure, used)) ? [] : [UNUSED_SHARE];
}
