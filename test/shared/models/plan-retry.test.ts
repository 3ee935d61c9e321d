import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import { planRetry } from "#shared/models/plan-retry.ts";

const unavailable = (retryAfterMs?: number) =>
  new FinRiskError({
    code: "provider-rate-limited",
    message: "x",
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

describe("planRetry", () => {
  it("for any failure count, chance and asked delay, never waits less than asked nor more than the limit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 20_000 }),
        (failures, chance, askedMs) => {
          const limits = { attempts: 41, initialDelayMs: 500, maxDelayMs: 10_000 };
          const delayMs = planRetry(unavailable(askedMs), failures, limits, chance);
          if (askedMs > limits.maxDelayMs) {
            expect(delayMs).toBeUndefined();
          } else {
            expect(delayMs).toBeGreaterThanOrEqual(Math.max(askedMs, 250));
            expect(delayMs).toBeLessThanOrEqual(limits.maxDelayMs);
          }
        },
      ),
    );
  });

  it.each([
    [1, 0, 250],
    [1, 0.999, 499.75],
    [3, 0, 1_000],
    [9, 0, 5_000],
  ])("after %i failures at chance %d, waits %d ms", (failures, chance, expected) => {
    const limits = { attempts: 10, initialDelayMs: 500, maxDelayMs: 10_000 };
    expect(planRetry(unavailable(), failures, limits, chance)).toBeCloseTo(expected, 6);
  });
});
