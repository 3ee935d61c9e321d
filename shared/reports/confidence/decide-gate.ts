/** What the gate looks at besides the confidence. */
export interface GateContext {
  /** Least confidence that is answered, 0 to 1. */
  readonly threshold: number;
  /** Whether deeper retrieval is still to be had: it is, once. */
  readonly canWiden: boolean;
  /** Steps of the plan, and those of them that gave a value. */
  readonly plannedCalculations: number;
  readonly calculatedValues: number;
  /** Share of the narrative's figures whose source was found, 0 to 1. */
  readonly slotResolutionRate: number;
  /** Passages that the text rests on. */
  readonly citations: number;
}

export interface GateDecision {
  readonly action: "answer" | "widen" | "refuse";
  readonly reason: string;
}

/** Figures that code worked out in full need nobody's confidence. */
const isProven = (context: GateContext): boolean =>
  context.plannedCalculations > 0 &&
  context.calculatedValues === context.plannedCalculations &&
  context.slotResolutionRate === 1 &&
  context.citations === 0;

/**
 * Whether to serve an answer, to look further once, or to refuse it. An answer that is calculated alone, every step with a
 * value and every figure with its source, is never refused.
 */
export function decideGate(confidence: number, context: GateContext): GateDecision {
  const compared = `confidence ${confidence.toFixed(2)}, threshold ${context.threshold.toFixed(2)}`;
  if (confidence >= context.threshold) return { action: "answer", reason: `sure enough: ${compared}` };
  if (isProven(context)) {
    return { action: "answer", reason: `every figure is calculated and has its source: ${compared}` };
  }
  if (context.canWiden)
    return { action: "widen", reason: `not sure enough, deeper retrieval may help: ${compared}` };
  return { action: "refuse", reason: `not sure enough after all that could be retrieved: ${compared}` };
}
