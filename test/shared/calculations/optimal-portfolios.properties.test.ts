import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choosableOf, momentsOf } from "#shared/calculations/choosable-assets.ts";
import { dot, multiply } from "#shared/calculations/covariance.ts";
import { efficientFrontier, tangencyPortfolio } from "#shared/calculations/efficient-frontier.ts";
import { type Choosable, highestReturn, leastVariance } from "#shared/calculations/least-variance.ts";
import { type LinearEquation, solveQuadraticProgram } from "#shared/calculations/quadratic-program.ts";
import { riskParityWeights } from "#shared/calculations/risk-parity.ts";
import { drawnAssets, drawnBounds } from "./drawn-assets.ts";

const TOLERANCE = 1e-8;
const POINTS = 8;

const choosables = fc
  .tuple(drawnAssets, drawnBounds)
  .map(([assets, bounds]) => choosableOf(momentsOf(assets), bounds));

const varianceOf = (weights: readonly number[], { covariance }: Choosable): number =>
  dot(weights, multiply(covariance, weights));

function expectWithinBounds(weights: readonly number[], { bounds }: Choosable): void {
  expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-10);
  expect(Math.min(...weights)).toBeGreaterThanOrEqual(bounds.minimum);
  expect(Math.max(...weights)).toBeLessThanOrEqual(bounds.maximum);
}

/** How much any shift from one asset to another would still gain, where returns have this price: zero at an optimum. */
function residualAt(
  price: number,
  weights: readonly number[],
  { covariance, means, bounds }: Choosable,
): number {
  const slopes = multiply(covariance, weights).map((slope, asset) => slope - price * (means[asset] ?? 0));
  const sellable = slopes.filter((_, asset) => (weights[asset] ?? 0) > bounds.minimum);
  const buyable = slopes.filter((_, asset) => (weights[asset] ?? 0) < bounds.maximum);
  return Math.max(0, Math.max(...sellable) - Math.min(...buyable));
}

/** All assets at once, with nothing fixed beforehand. */
function solveFully({ covariance, means, bounds }: Choosable, target: number) {
  const equations: LinearEquation[] = [
    { coefficients: means.map(() => 1), total: 1 },
    { coefficients: means, total: target },
  ];
  const [lower, upper] = [bounds.minimum, bounds.maximum];
  return solveQuadraticProgram({ curvature: covariance, pull: means.map(() => 0), equations, lower, upper });
}

describe("leastVariance", () => {
  test("the weights, of any assets within any bounds, keep the bounds and the conditions of an optimum", () => {
    fc.assert(
      fc.property(choosables, (choosable) => {
        const weights = leastVariance(choosable);
        expectWithinBounds(weights, choosable);
        expect(residualAt(0, weights, choosable)).toBeLessThan(TOLERANCE);
      }),
    );
  });

  test("the weights, of the assets in another order, are the same", () => {
    fc.assert(
      fc.property(drawnAssets, drawnBounds, (assets, bounds) => {
        const forth = leastVariance(choosableOf(momentsOf(assets), bounds));
        const back = leastVariance(choosableOf(momentsOf(assets.toReversed()), bounds)).toReversed();
        for (const [asset, weight] of forth.entries()) {
          expect(Math.abs(weight - (back[asset] ?? Number.NaN))).toBeLessThan(TOLERANCE);
        }
      }),
    );
  });
});

describe("efficientFrontier", () => {
  test("the points, of any assets, keep the bounds and rise in return and variance", () => {
    fc.assert(
      fc.property(choosables, (choosable) => {
        const frontier = efficientFrontier(choosable, POINTS);
        let [lastReturn, lastVariance] = [Number.NEGATIVE_INFINITY, 0];
        for (const weights of frontier) {
          expectWithinBounds(weights, choosable);
          const [nextReturn, nextVariance] = [dot(weights, choosable.means), varianceOf(weights, choosable)];
          expect(nextReturn).toBeGreaterThan(lastReturn);
          expect(nextVariance).toBeGreaterThan(lastVariance);
          [lastReturn, lastVariance] = [nextReturn, nextVariance];
        }
        const [least, highest] = [leastVariance(choosable), highestReturn(choosable)];
        const isPoint = dot(highest, choosable.means) - dot(least, choosable.means) < 1e-12;
        expect(frontier).toHaveLength(isPoint ? 1 : POINTS);
      }),
    );
  });

  test("the points, solved again with all assets at once, are the same and keep the conditions of an optimum", () => {
    fc.assert(
      fc.property(choosables, (choosable) => {
        for (const weights of efficientFrontier(choosable, POINTS).slice(1, -1)) {
          const full = solveFully(choosable, dot(weights, choosable.means));
          if (full === undefined) throw new Error("the full program was not solved");
          for (const [asset, weight] of full.values.entries()) {
            expect(Math.abs(weight - (weights[asset] ?? Number.NaN))).toBeLessThan(TOLERANCE);
          }
          expect(residualAt(full.multipliers[1] ?? Number.NaN, weights, choosable)).toBeLessThan(TOLERANCE);
        }
      }),
    );
  });

  test("the end, where assets share the highest return, is the one of least variance among them", () => {
    fc.assert(
      fc.property(drawnAssets, (assets) => {
        const choosable = choosableOf(momentsOf(assets), { minimum: 0, maximum: 1 });
        const level = { ...choosable, means: choosable.means.map(() => 1) };
        expect(highestReturn(level)).toEqual(leastVariance(level).map((weight) => expect.closeTo(weight, 8)));
        expect(efficientFrontier(level, POINTS)).toHaveLength(1);
      }),
    );
  });
});

describe("tangencyPortfolio", () => {
  test("the weights, of any assets, keep the bounds and the conditions of an optimum, and beat the frontier's points", () => {
    fc.assert(
      fc.property(choosables, (choosable) => {
        const weights = tangencyPortfolio(choosable);
        const most = dot(highestReturn(choosable), choosable.means);
        expect(weights === undefined).toBe(most <= 0);
        if (weights === undefined) return;
        expectWithinBounds(weights, choosable);
        const price = varianceOf(weights, choosable) / dot(weights, choosable.means);
        expect(residualAt(price, weights, choosable)).toBeLessThan(TOLERANCE * Math.max(1, price));
        const ratioOf = (held: readonly number[]) =>
          dot(held, choosable.means) / Math.sqrt(varianceOf(held, choosable));
        for (const point of efficientFrontier(choosable, POINTS)) {
          expect(ratioOf(weights)).toBeGreaterThanOrEqual(ratioOf(point) - 1e-12);
        }
      }),
    );
  });
});

describe("tangencyPortfolio, where next to nothing is earned", () => {
  test("the weights, of any assets, still keep the conditions of an optimum", () => {
    fc.assert(
      fc.property(choosables, (drawn) => {
        const most = dot(highestReturn(drawn), drawn.means);
        const choosable = { ...drawn, means: drawn.means.map((mean) => mean - most + 1e-6) };
        const weights = tangencyPortfolio(choosable) ?? [];
        expectWithinBounds(weights, choosable);
        const price = varianceOf(weights, choosable) / dot(weights, choosable.means);
        expect(price).toBeGreaterThan(0);
        expect(residualAt(price, weights, choosable)).toBeLessThan(TOLERANCE * price);
      }),
    );
  });
});

describe("riskParityWeights", () => {
  test("the weights, of any assets, are above zero, sum to one and contribute the same risk", () => {
    fc.assert(
      fc.property(drawnAssets, (assets) => {
        const { covariance } = momentsOf(assets);
        const weights = riskParityWeights(covariance) ?? [];
        expect(weights).toHaveLength(assets.length);
        expect(Math.min(...weights)).toBeGreaterThan(0);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        const pulls = multiply(covariance, weights);
        const whole = dot(weights, pulls);
        for (const [asset, weight] of weights.entries()) {
          const share = (weight * (pulls[asset] ?? Number.NaN)) / whole;
          expect(Math.abs(share * assets.length - 1)).toBeLessThan(1e-10);
        }
      }),
    );
  });
});
