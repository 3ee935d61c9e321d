import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { volatility } from "#shared/calculations/catalogue/dispersion.ts";
import { maximumDrawdown } from "#shared/calculations/catalogue/drawdown.ts";
import { sharpeRatio, sortinoRatio } from "#shared/calculations/catalogue/ratios.ts";
import { beta, correlation, trackingError } from "#shared/calculations/catalogue/relative.ts";
import { annualReturn, cumulativeReturn } from "#shared/calculations/catalogue/returns.ts";
import { expectedShortfall, valueAtRisk } from "#shared/calculations/catalogue/tail.ts";
import { confidences, expectClose, figureOf, pairs, RATE, ROUNDING, returnsOf } from "./drawn-samples.ts";

describe("returns", () => {
  test("cumulative return, of a sample cut in two, compounds from its parts", () => {
    fc.assert(
      fc.property(returnsOf(2), fc.nat(), (returns, cut) => {
        const middle = 1 + (cut % (returns.length - 1));
        const parts = [returns.slice(0, middle), returns.slice(middle)];
        const [first = Number.NaN, second = Number.NaN] = parts.map((part) =>
          figureOf(cumulativeReturn, part),
        );
        expectClose(figureOf(cumulativeReturn, returns), (1 + first) * (1 + second) - 1);
      }),
    );
  });

  test("annual return, of exactly one year, is the cumulative return", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const annual = figureOf(annualReturn, returns, { periodsPerYear: returns.length });
        expectClose(annual, figureOf(cumulativeReturn, returns));
      }),
    );
  });
});

describe("dispersion and ratios", () => {
  test("volatility, of returns shifted and scaled, ignores the shift and scales", () => {
    fc.assert(
      fc.property(returnsOf(2), fc.integer({ min: 1, max: 50 }), (returns, factor) => {
        const changed = returns.map((value) => value * factor + 0.01);
        expectClose(figureOf(volatility, changed, RATE), factor * figureOf(volatility, returns, RATE));
      }),
    );
  });

  test.each([
    ["sharpe ratio", sharpeRatio],
    ["sortino ratio", sortinoRatio],
  ])("%s, of returns scaled by a positive factor with no risk-free rate, stays", (_, ratio) => {
    fc.assert(
      fc.property(returnsOf(2), fc.integer({ min: 1, max: 50 }), (returns, factor) => {
        fc.pre(returns.some((value) => value < 0));
        const scaled = returns.map((value) => value * factor);
        expectClose(figureOf(ratio, scaled, RATE), figureOf(ratio, returns, RATE));
      }),
    );
  });

  test("sharpe ratio, of a higher risk-free rate, is lower", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const free = figureOf(sharpeRatio, returns, RATE);
        expect(figureOf(sharpeRatio, returns, { ...RATE, riskFreeRate: 0.05 })).toBeLessThan(free);
      }),
    );
  });
});

describe("tail", () => {
  test("expected shortfall, at any confidence, is between the worst return and the value at risk", () => {
    fc.assert(
      fc.property(returnsOf(2), confidences, (returns, confidence) => {
        const shortfall = figureOf(expectedShortfall, returns, { confidence });
        expect(shortfall).toBeLessThanOrEqual(figureOf(valueAtRisk, returns, { confidence }) + ROUNDING);
        expect(shortfall).toBeGreaterThanOrEqual(Math.min(...returns) - ROUNDING);
      }),
    );
  });

  test("value at risk, at a higher confidence, is not a smaller loss", () => {
    fc.assert(
      fc.property(returnsOf(2), confidences, confidences, (returns, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const loose = figureOf(valueAtRisk, returns, { confidence: low });
        expect(figureOf(valueAtRisk, returns, { confidence: high })).toBeLessThanOrEqual(loose + ROUNDING);
      }),
    );
  });

  test.each([
    ["value at risk", valueAtRisk],
    ["expected shortfall", expectedShortfall],
    ["volatility", volatility],
  ])("%s, of the same returns in another order, stays", (_, calculation) => {
    const parameters = calculation === volatility ? RATE : {};
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const other = returns.toSorted((left, right) => right - left);
        expectClose(figureOf(calculation, other, parameters), figureOf(calculation, returns, parameters));
      }),
    );
  });
});

describe("drawdown", () => {
  test("maximum drawdown, of any sample, is between the whole loss and zero and at most the worst return", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const depth = figureOf(maximumDrawdown, returns);
        expect(depth).toBeGreaterThanOrEqual(-1);
        expect(depth).toBeLessThanOrEqual(Math.min(0, ...returns) + ROUNDING);
      }),
    );
  });

  test("maximum drawdown, of a rising series, is exactly zero", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        expect(figureOf(maximumDrawdown, returns.map(Math.abs))).toBe(0);
      }),
    );
  });
});

describe("relative", () => {
  test("beta and correlation, of a series with itself, are exactly and nearly one", () => {
    fc.assert(
      fc.property(pairs, ({ returns }) => {
        expect(figureOf(beta, returns)).toBe(1);
        expectClose(figureOf(correlation, returns), 1);
        expect(figureOf(correlation, returns)).toBeLessThanOrEqual(1);
        expect(figureOf(trackingError, returns, RATE)).toBe(0);
      }),
    );
  });

  test("beta, of a multiple of the benchmark, is that multiple", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -20, max: 20 }), ({ benchmark }, factor) => {
        const returns = benchmark.map((value) => value * factor);
        expectClose(figureOf(beta, returns, {}, benchmark), factor);
      }),
    );
  });

  test("correlation, of any pair, is within its bounds and the same both ways", () => {
    fc.assert(
      fc.property(pairs, ({ returns, benchmark }) => {
        const forth = figureOf(correlation, returns, {}, benchmark);
        expect(Math.abs(forth)).toBeLessThanOrEqual(1);
        expectClose(figureOf(correlation, benchmark, {}, returns), forth);
      }),
    );
  });
});
