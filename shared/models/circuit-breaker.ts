import type { Clock } from "../ports/runtime.ts";

export interface BreakerLimits {
  /** Failures within the window that open the circuit. */
  readonly failures: number;
  readonly windowMs: number;
  /** How long an open circuit refuses calls before it lets one through as a probe. */
  readonly coolDownMs: number;
}

/** Closed lets calls through, open refuses them, half-open has one probe on its way. Times are monotonic readings. */
export type BreakerState =
  | { readonly kind: "closed"; readonly failedAtMs: readonly number[] }
  | { readonly kind: "open"; readonly sinceMs: number }
  | { readonly kind: "half-open"; readonly sinceMs: number };

export const CLOSED: BreakerState = { kind: "closed", failedAtMs: [] };

/** Whether a call may go out at this time. */
export function admits(state: BreakerState, nowMs: number, { coolDownMs }: BreakerLimits): boolean {
  return state.kind === "closed" || nowMs - state.sinceMs >= coolDownMs;
}

/** The state once an admitted call is on its way. A probe that never reports back is given up after another cool-down. */
export function afterCall(state: BreakerState, nowMs: number): BreakerState {
  return state.kind === "closed" ? state : { kind: "half-open", sinceMs: nowMs };
}

/** The state after a call came back. A late failure from before the circuit opened does not prolong its being open. */
export function afterOutcome(
  state: BreakerState,
  outcome: "success" | "failure",
  nowMs: number,
  { failures, windowMs }: BreakerLimits,
): BreakerState {
  if (outcome === "success") return state.kind === "open" ? state : CLOSED;
  if (state.kind === "open") return state;
  if (state.kind === "half-open") return { kind: "open", sinceMs: nowMs };
  const recent = [...state.failedAtMs.filter((failedAtMs) => nowMs - failedAtMs < windowMs), nowMs];
  return recent.length >= failures
    ? { kind: "open", sinceMs: nowMs }
    : { kind: "closed", failedAtMs: recent };
}

/** Five failures within a minute, then half a minute of rest. */
const USUAL_LIMITS: BreakerLimits = { failures: 5, windowMs: 60_000, coolDownMs: 30_000 };

/** Remembers for each model, by name, whether it has failed too often of late to be asked. Lives as long as the instance. */
export class CircuitBreakers {
  private readonly clock: Clock;
  private readonly limits: BreakerLimits;
  private readonly states = new Map<string, BreakerState>();

  constructor(fields: { readonly clock: Clock; readonly limits?: BreakerLimits }) {
    this.clock = fields.clock;
    this.limits = fields.limits ?? USUAL_LIMITS;
  }

  admits(model: string): boolean {
    return admits(this.stateOf(model), this.clock.monotonicMs(), this.limits);
  }

  /** To be told of every call that goes out. */
  called(model: string): void {
    this.keep(model, afterCall(this.stateOf(model), this.clock.monotonicMs()));
  }

  /** To be told how a call ended, unless its caller gave it up. */
  ended(model: string, outcome: "success" | "failure"): void {
    this.keep(model, afterOutcome(this.stateOf(model), outcome, this.clock.monotonicMs(), this.limits));
  }

  private stateOf(model: string): BreakerState {
    return this.states.get(model) ?? CLOSED;
  }

  private keep(model: string, state: BreakerState): void {
    if (state === CLOSED) this.states.delete(model);
    else this.states.set(model, state);
  }
}
