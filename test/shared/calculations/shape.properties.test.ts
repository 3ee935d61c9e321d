import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { variance, volatility } from "#shared/calculations/catalogue/dispersion.ts";
import {
  autocorrelation,
  excessKurtosis,
  jarqueBera,
  skewness,
} from "#shared/calculations/catalogue/distribution.ts";
import { annualDownsideDeviation, semiVariance } from "#shared/calculations/catalogue/downside-risk.ts";
import { activeReturn, excessReturn } from "#shared/calculations/catalogue/excess-return.ts";
import { bestPeriod, positiveShare, worstPeriod } from "#shared/calculations/catalogue/period-returns.ts";
import { annualReturn, cumulativeReturn, logReturn } from "#shared/calculations/catalogue/returns.ts";
import { expectClose, figureOf, pairs, RATE, returnsOf } from "./drawn-samples.ts";

describe("returns", () => {
  test("log return, exponentiated, is the cumulative return", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        expectClose(Math.exp(figureOf(logReturn, returns)) - 1, figureOf(cumulativeReturn, returns));
      }),
    );
  });

  test("excess and active return, over nothing, are the annual return", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const annual = figureOf(annualReturn, returns, RATE);
        const nothing = returns.map(() => 0);
        for (const method of ["arithmetic", "geometric"]) {
          expectClose(figureOf(excessReturn, returns, RATE, [], method), annual);
          expectClose(figureOf(activeReturn, returns, RATE, nothing, method), annual);
        }
      }),
    );
  });

  test("best and worst period, of any sample, are returns that no other passes", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        expect(figureOf(bestPeriod, returns)).toBe(Math.max(...returns));
        expect(figureOf(worstPeriod, returns)).toBe(Math.min(...returns));
      }),
    );
  });

  test("share of positive periods, of a sample and its mirror image without zeros, sums to one", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const moving = returns.filter((value) => value !== 0);
        const mirrored = moving.map((value) => -value);
        expectClose(figureOf(positiveShare, moving) + figureOf(positiveShare, mirrored), 1);
      }),
    );
  });
});

describe("dispersion", () => {
  test("variance, of any sample, is the square of its volatility", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        expectClose(figureOf(variance, returns, RATE), figureOf(volatility, returns, RATE) ** 2);
      }),
    );
  });

  test("weighted volatility, as its weights become equal, is the root mean square", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const squares = returns.reduce((sum, value) => sum + value ** 2, 0) / returns.length;
        const parameters = { ...RATE, decayFactor: 1 - 1e-13 };
        const weighted = figureOf(volatility, returns, parameters, [], "ewma");
        expectClose(weighted, Math.sqrt(squares * RATE.periodsPerYear));
      }),
    );
  });

  test("semi-variance, of a sample and its mirror image, sums to the variance with divisor n", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const mirrored = returns.map((value) => -value);
        const halves = figureOf(semiVariance, returns, RATE) + figureOf(semiVariance, mirrored, RATE);
        const shrink = (returns.length - 1) / returns.length;
        expectClose(halves, figureOf(variance, returns, RATE) * shrink);
      }),
    );
  });

  test("downside deviation, of a higher required return, is not smaller", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const low = figureOf(annualDownsideDeviation, returns, RATE);
        const high = figureOf(annualDownsideDeviation, returns, { ...RATE, requiredReturn: 0.2 });
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });
});

describe("distribution", () => {
  test("skewness and kurtosis, of returns shifted and scaled, stay, and of the mirror image change sign and stay", () => {
    fc.assert(
      fc.property(returnsOf(4), (returns) => {
        const changed = returns.map((value) => value * 3 + 0.01);
        const mirrored = returns.map((value) => -value);
        for (const method of ["sample", "moment"]) {
          const shapes = (values: readonly number[]) =>
            [skewness, excessKurtosis].map((shape) => figureOf(shape, values, {}, [], method));
          const [skew = Number.NaN, tails = Number.NaN] = shapes(returns);
          const [changedSkew = Number.NaN, changedTails = Number.NaN] = shapes(changed);
          const [mirroredSkew = Number.NaN, mirroredTails = Number.NaN] = shapes(mirrored);
          expectClose(changedSkew, skew);
          expectClose(changedTails, tails);
          expectClose(mirroredSkew, -skew);
          expectClose(mirroredTails, tails);
        }
      }),
    );
  });

  test("moment kurtosis, of any sample, is at least the square of the skewness less two", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const tails = figureOf(excessKurtosis, returns, {}, [], "moment");
        const skew = figureOf(skewness, returns, {}, [], "moment");
        expect(tails).toBeGreaterThanOrEqual(skew ** 2 - 2 - 1e-9);
        expect(figureOf(jarqueBera, returns)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("autocorrelation, at any lag, is within its bounds and the same backwards in time", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 2 }), ({ returns }, lag) => {
        const forth = figureOf(autocorrelation, returns, { lag });
        expect(Math.abs(forth)).toBeLessThanOrEqual(1);
        expectClose(figureOf(autocorrelation, returns.toReversed(), { lag }), forth);
      }),
    );
  });
});
