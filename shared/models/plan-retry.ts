import type { FinRiskError } from "../errors.ts";

export interface RetryLimits {
  /** Calls in all, the first included. */
  readonly attempts: number;
  /** Doubled after every failure. */
  readonly initialDelayMs: number;
  /** The longest wait; a provider that asks for more is not asked again. */
  readonly maxDelayMs: number;
}

/**
 * How long to wait before the next attempt in milliseconds, or undefined when there should be none. Half of the doubled,
 * capped delay is certain and half is up to `chance` in [0, 1), so that callers who failed together do not return together;
 * never less than the provider asked for.
 */
export function planRetry(
  error: FinRiskError,
  failures: number,
  limits: RetryLimits,
  chance: number,
): number | undefined {
  const askedMs = error.retryAfterMs ?? 0;
  if (!error.retryable || failures >= limits.attempts || askedMs > limits.maxDelayMs) return undefined;
  const backOffMs = Math.min(limits.maxDelayMs, limits.initialDelayMs * 2 ** (failures - 1));
  return Math.max(askedMs, backOffMs * (0.5 + chance / 2));
}
