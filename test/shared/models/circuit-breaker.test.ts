import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  admits,
  afterCall,
  afterOutcome,
  type BreakerState,
  CircuitBreakers,
  CLOSED,
} from "#shared/models/circuit-breaker.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";

const LIMITS = { failures: 3, windowMs: 1_000, coolDownMs: 500 };

const failing = (times: readonly number[]): BreakerState =>
  times.reduce<BreakerState>((state, atMs) => afterOutcome(state, "failure", atMs, LIMITS), CLOSED);

describe("circuit breaker, as a state machine", () => {
  test.each([
    { failures: [0, 1], kind: "closed", why: "fewer failures than the limit" },
    { failures: [0, 1, 2], kind: "open", why: "as many failures as the limit" },
    { failures: [0, 600, 1_200], kind: "closed", why: "failures of which one is out of the window" },
  ])("a closed circuit, after $why, is $kind", ({ failures, kind }) => {
    expect(failing(failures).kind).toBe(kind);
  });

  test("an open circuit, before and after its cool-down, refuses and then lets one probe through", () => {
    const open = failing([0, 1, 2]);
    expect([admits(open, 501, LIMITS), admits(open, 502, LIMITS)]).toEqual([false, true]);
    const probing = afterCall(open, 502);
    expect(admits(probing, 503, LIMITS)).toBe(false);
    expect(afterOutcome(probing, "success", 600, LIMITS)).toEqual(CLOSED);
    expect(afterOutcome(probing, "failure", 600, LIMITS)).toEqual({ kind: "open", sinceMs: 600 });
  });

  test("a probe, when it never reports back, is followed by another after a cool-down", () => {
    const probing = afterCall(failing([0, 1, 2]), 502);
    expect([admits(probing, 1_001, LIMITS), admits(probing, 1_002, LIMITS)]).toEqual([false, true]);
  });

  test("an open circuit, whatever late calls report, stays open until it is probed", () => {
    const open = failing([0, 1, 2]);
    expect(afterOutcome(open, "failure", 400, LIMITS)).toBe(open);
    expect(afterOutcome(open, "success", 400, LIMITS)).toBe(open);
  });

  test("a circuit, whatever happens, refuses only after as many failures as the limit", () => {
    const steps = fc.array(fc.record({ afterMs: fc.nat(800), failed: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (taken) => {
        let state: BreakerState = CLOSED;
        let nowMs = 0;
        let failures = 0;
        for (const { afterMs, failed } of taken) {
          nowMs += afterMs;
          if (!admits(state, nowMs, LIMITS)) {
            expect(failures).toBeGreaterThanOrEqual(LIMITS.failures);
            continue;
          }
          state = afterOutcome(afterCall(state, nowMs), failed ? "failure" : "success", nowMs, LIMITS);
          failures += failed ? 1 : 0;
        }
      }),
    );
  });
});

describe("CircuitBreakers", () => {
  test("models, one of which fails, are judged each by itself", async () => {
    const clock = new ControllableClock();
    const breakers = new CircuitBreakers({ clock, limits: LIMITS });
    for (let count = 0; count < LIMITS.failures; count += 1) {
      breakers.called("tuned");
      breakers.ended("tuned", "failure");
    }
    expect([breakers.admits("tuned"), breakers.admits("base")]).toEqual([false, true]);
    await clock.advance(LIMITS.coolDownMs);
    expect(breakers.admits("tuned")).toBe(true);
  });
});
