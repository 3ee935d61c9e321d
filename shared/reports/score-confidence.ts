/** What is known, without a model, about how an answer came about. */
export interface ConfidenceSignals {
  /** Calculations with a defined value, of all that the question asked for. */
  readonly answered: number;
  readonly asked: number;
  /** Share of the narrative's figures that resolved at the first reading, 0 to 1. */
  readonly slotResolutionRate: number;
  readonly retryCount: number;
  readonly fallback: boolean;
  readonly citations: number;
}

/** Answers that rest on passages alone have no ledger to prove them. */
const PASSAGES_ONLY = 0.7;
const NOTHING_AT_ALL = 0.1;
const RETRY_FACTOR = 0.9;
const FALLBACK_FACTOR = 0.9;

/**
 * A first, uncalibrated confidence in [0, 1]: the share of the question that was answered, discounted for every sign of
 * trouble on the way. It ranks answers; it is not yet a probability.
 */
export function scoreConfidence(signals: ConfidenceSignals): number {
  const covered =
    signals.asked > 0
      ? signals.answered / signals.asked
      : signals.citations > 0
        ? PASSAGES_ONLY
        : NOTHING_AT_ALL;
  const trouble = RETRY_FACTOR ** signals.retryCount * (signals.fallback ? FALLBACK_FACTOR : 1);
  return Math.round(covered * signals.slotResolutionRate * trouble * 1000) / 1000;
}
