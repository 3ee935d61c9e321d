import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appraisalRatio,
  informationRatio,
  modiglianiReturn,
  treynorRatio,
} from "#shared/calculations/catalogue/benchmark-ratios.ts";
import { jensenAlpha } from "#shared/calculations/catalogue/jensen-alpha.ts";
import {
  battingAverage,
  determination,
  downBeta,
  downCapture,
  upBeta,
  upCapture,
} from "#shared/calculations/catalogue/market-conditions.ts";
import { gainToPain, kappaThree, omegaRatio } from "#shared/calculations/catalogue/partial-moment-ratios.ts";
import { sharpeRatio } from "#shared/calculations/catalogue/ratios.ts";
import { beta, correlation, trackingError } from "#shared/calculations/catalogue/relative.ts";
import { sharpeStandardError } from "#shared/calculations/catalogue/sharpe-inference.ts";
import { expectClose, figureOf, pairs, RATE, ROUNDING, returnsOf } from "./drawn-samples.ts";

const RATED = { ...RATE, riskFreeRate: 0.03 } as const;

describe("ratios of one series", () => {
  test("omega ratio, at no required return, is one more than the gain-to-pain ratio", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        fc.pre(returns.some((value) => value < 0));
        expectClose(figureOf(omegaRatio, returns, RATE), figureOf(gainToPain, returns) + 1);
      }),
    );
  });

  test.each([
    ["omega ratio", omegaRatio],
    ["kappa 3 ratio", kappaThree],
  ])("%s, of a higher required return, is lower", (_, ratio) => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        fc.pre(returns.some((value) => value < 0));
        const higher = figureOf(ratio, returns, { ...RATE, requiredReturn: 0.2 });
        fc.pre(figureOf(omegaRatio, returns, RATE) > 1.01);
        expect(higher).toBeLessThan(figureOf(ratio, returns, RATE));
      }),
    );
  });

  test("standard error of the Sharpe ratio, of any sample, is at least that of a ratio of zero", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const error = figureOf(sharpeStandardError, returns, RATE);
        expect(error).toBeGreaterThanOrEqual(Math.sqrt(RATE.periodsPerYear / returns.length) - ROUNDING);
      }),
    );
  });
});

describe("ratios against a benchmark", () => {
  test("alpha, of a multiple of the benchmark above the risk-free rate, is nothing", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 5 }), ({ benchmark }, factor) => {
        const returns = benchmark.map((value) => value * factor);
        for (const method of ["geometric", "arithmetic"]) {
          expectClose(figureOf(jensenAlpha, returns, RATE, benchmark, method), 0);
        }
      }),
    );
  });

  test("M² return, of the benchmark leveraged, is its mean return a year", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 5 }), ({ benchmark }, factor) => {
        const returns = benchmark.map((value) => value * factor);
        const annual = (benchmark.reduce((sum, value) => sum + value, 0) / benchmark.length) * 12;
        expectClose(figureOf(modiglianiReturn, returns, RATE, benchmark), annual);
      }),
    );
  });

  test("information ratio, over a benchmark of nothing, is the Sharpe ratio at no rate", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const nothing = returns.map(() => 0);
        const annual = figureOf(informationRatio, returns, RATE, nothing, "annualised");
        expectClose(annual, figureOf(sharpeRatio, returns, RATE));
        expectClose(figureOf(informationRatio, returns, RATE, nothing) * Math.sqrt(12), annual);
      }),
    );
  });

  test("arithmetic Treynor ratio times beta, of any pair, is the Sharpe ratio times volatility", () => {
    fc.assert(
      fc.property(pairs, ({ returns, benchmark }) => {
        const slope = figureOf(beta, returns, {}, benchmark);
        fc.pre(Math.abs(slope) > 1e-6);
        const reward = figureOf(treynorRatio, returns, RATED, benchmark, "arithmetic") * slope;
        const nothing = returns.map(() => 0);
        const volatility = figureOf(trackingError, returns, RATE, nothing);
        expectClose(reward, figureOf(sharpeRatio, returns, RATED) * volatility);
      }),
    );
  });

  test("appraisal ratio, of any pair that does not fit, has the sign of alpha", () => {
    fc.assert(
      fc.property(pairs, ({ returns, benchmark }) => {
        const alpha = figureOf(jensenAlpha, returns, RATED, benchmark, "arithmetic");
        fc.pre(Math.abs(alpha) > 1e-6 && figureOf(determination, returns, {}, benchmark) < 0.999);
        expect(Math.sign(figureOf(appraisalRatio, returns, RATED, benchmark))).toBe(Math.sign(alpha));
      }),
    );
  });
});

describe("relative measures", () => {
  test("R-squared, of any pair, is the correlation squared and within 0 and 1", () => {
    fc.assert(
      fc.property(pairs, ({ returns, benchmark }) => {
        const fit = figureOf(determination, returns, {}, benchmark);
        expectClose(fit, figureOf(correlation, returns, {}, benchmark) ** 2);
        expect(fit).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("up and down beta and captures, of the benchmark itself, are one", () => {
    fc.assert(
      fc.property(pairs, ({ benchmark }) => {
        const up = new Set(benchmark.filter((value) => value > 0));
        const down = new Set(benchmark.filter((value) => value < 0));
        fc.pre(up.size > 1 && down.size > 1);
        for (const measure of [upBeta, downBeta]) expectClose(figureOf(measure, benchmark), 1);
        for (const measure of [upCapture, downCapture]) expectClose(figureOf(measure, benchmark, RATE), 1);
      }),
    );
  });

  test("batting average, of both sides of a pair, sums to one less the ties", () => {
    fc.assert(
      fc.property(pairs, ({ returns, benchmark }) => {
        const ties = returns.filter((value, index) => value === benchmark[index]).length / returns.length;
        const forth = figureOf(battingAverage, returns, {}, benchmark);
        expectClose(forth + figureOf(battingAverage, benchmark, {}, returns), 1 - ties);
      }),
    );
  });
});
