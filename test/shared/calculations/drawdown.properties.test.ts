import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maximumDrawdown } from "#shared/calculations/catalogue/drawdown.ts";
import { conditionalDrawdown, painIndex, ulcerIndex } from "#shared/calculations/catalogue/drawdown-depth.ts";
import { burkeRatio, martinRatio } from "#shared/calculations/catalogue/drawdown-ratios.ts";
import {
  averageDrawdown,
  longestDrawdown,
  recoveryTime,
} from "#shared/calculations/catalogue/drawdown-spells.ts";
import { confidences, expectClose, figureOf, ROUNDING, returnsOf } from "./drawn-samples.ts";

describe("drawdown", () => {
  test("pain and Ulcer index, of any sample, are ordered and within the maximum drawdown", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const deepest = -figureOf(maximumDrawdown, returns);
        const pain = figureOf(painIndex, returns);
        const ulcer = figureOf(ulcerIndex, returns);
        expect(pain).toBeLessThanOrEqual(ulcer + ROUNDING);
        expect(ulcer).toBeLessThanOrEqual(deepest + ROUNDING);
      }),
    );
  });

  test("conditional and average drawdown, of any sample, are between the maximum drawdown and zero", () => {
    fc.assert(
      fc.property(returnsOf(2), confidences, (returns, confidence) => {
        const deepest = figureOf(maximumDrawdown, returns);
        for (const depth of [
          figureOf(conditionalDrawdown, returns, { confidence }),
          figureOf(averageDrawdown, returns),
        ]) {
          expect(depth).toBeGreaterThanOrEqual(deepest - ROUNDING);
          expect(depth).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test("duration and recovery, of a fall that is made good at once, are two periods and one", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const rising = returns.map(Math.abs);
        const dipped = [...rising, -0.5, 1.5, ...rising];
        expect(figureOf(longestDrawdown, dipped)).toBe(2);
        expect(figureOf(recoveryTime, dipped)).toBe(1);
      }),
    );
  });

  test.each([
    ["average drawdown", averageDrawdown],
    ["longest drawdown", longestDrawdown],
    ["recovery time", recoveryTime],
    ["ulcer index", ulcerIndex],
    ["pain index", painIndex],
    ["conditional drawdown", conditionalDrawdown],
  ])("%s, of a rising series, is zero", (_, calculation) => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        expect(Math.abs(figureOf(calculation, returns.map(Math.abs)))).toBe(0);
      }),
    );
  });

  test("drawdown ratios, at a risk-free rate equal to the annual return, are zero", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const parameters = { periodsPerYear: returns.length };
        const annual = returns.reduce((wealth, value) => wealth * (1 + value), 1) - 1;
        fc.pre(annual < 1 && figureOf(maximumDrawdown, returns) < -0.01);
        for (const ratio of [burkeRatio, martinRatio]) {
          expectClose(figureOf(ratio, returns, { ...parameters, riskFreeRate: annual }), 0);
        }
      }),
    );
  });
});
