import { describe, expect, test } from "vitest";
import type { Asset, HeldAsset, ParameterValue } from "#shared/calculations/calculation.ts";
import { sharpeRatio } from "#shared/calculations/catalogue/ratios.ts";
import { solveQuadraticProgram } from "#shared/calculations/quadratic-program.ts";
import { drawAssets } from "./drawn-assets.ts";
import { expectClose, figureOf } from "./drawn-samples.ts";
import { runOnAssets } from "./golden-portfolio.ts";
import { DATA, run, step } from "./plans.ts";

const MONTHLY = { periodsPerYear: 12 } as const;
const OPTIMAL = ["minimum-variance", "maximum-sharpe", "efficient-frontier"] as const;

const held = (assets: readonly Asset[]): readonly HeldAsset[] =>
  assets.map((asset) => ({ ...asset, weight: Number.NaN }));
const runOn = (id: string, assets: readonly Asset[], parameters: Record<string, ParameterValue> = {}) =>
  runOnAssets(id, held(assets), { ...MONTHLY, ...parameters });
const named = (...columns: readonly (readonly number[])[]): readonly Asset[] =>
  columns.map((returns, index) => ({ name: `asset ${index}`, returns }));

const RISING = [0.02, -0.01, 0.03, 0.01];
const FALLING = [-0.02, 0.01, -0.04, -0.01];
const PAIR = named(RISING, [0.01, 0.03, -0.02, 0.01]);

describe("optimal portfolios", () => {
  test.each([
    ["one return", named([0.01], [0.02]), {}, "too few"],
    ["a series that does not vary", named(RISING, [0.01, 0.01, 0.01, 0.01]), {}, "asset 1 do not vary"],
    ["no more returns than assets", named([0.01, 0.02], [0.02, 0.01]), {}, "no more returns than assets"],
    ["the same series twice", named(RISING, RISING), {}, "singular"],
    ["a return that is no number", named(RISING, [0.01, Number.NaN, 0.02, 0.03]), {}, "singular"],
    ["a minimum that is too high", PAIR, { minimumWeight: 0.6 }, "minimum weight is too high"],
    ["a maximum that is too low", PAIR, { maximumWeight: 0.4 }, "maximum weight is too low"],
    ["a minimum above the maximum", PAIR, { minimumWeight: 0.5, maximumWeight: 0.4 }, "above the maximum"],
  ] as const)("of %s, are undefined and say why", (_, assets, parameters, reason) => {
    for (const id of OPTIMAL) {
      const { value, breakdown, curve, warnings } = runOn(id, assets, parameters);
      expect(value).toBeNaN();
      expect([breakdown, curve]).toEqual([undefined, undefined]);
      expect(warnings.join()).toContain(reason);
    }
  });

  test("of assets that all lose, have a least variance but no highest Sharpe ratio, and say why", () => {
    const losing = named(FALLING, [-0.01, -0.03, 0.02, -0.01]);
    expect(runOn("minimum-variance", losing).value).toBeGreaterThan(0);
    const { value, warnings } = runOn("maximum-sharpe", losing);
    expect(value).toBeNaN();
    expect(warnings.join()).toContain("above the risk-free rate");
  });

  test.each([3, 4, 9, 10, 49])("of %i assets and bounds that leave no choice, hold all alike", (count) => {
    const assets = drawAssets(1, count, 2 * count);
    const [least, most] = [{ minimumWeight: 1 / count }, { maximumWeight: 1 / count }];
    for (const parameters of [least, most, { ...least, ...most }]) {
      const { breakdown = [] } = runOn("minimum-variance", assets, parameters);
      for (const { value } of breakdown) expectClose(value, 1 / count);
      const { curve, warnings } = runOn("efficient-frontier", assets, parameters);
      expect(curve?.points).toHaveLength(1);
      expect(warnings.join()).toContain("the frontier is a point");
    }
  });

  test("of an asset that is calm and gains beside others that lose, are that asset alone", () => {
    const assets = named([0.011, 0.01, 0.012, 0.01], [-0.3, 0.2, 0.1, -0.2], [0.2, 0.1, -0.4, -0.3]);
    for (const id of ["minimum-variance", "maximum-sharpe"]) {
      const weights = runOn(id, assets, { minimumWeight: 0 }).breakdown?.map(({ value }) => value);
      expect(weights?.map((weight) => Math.round(weight * 100))).toEqual([100, 0, 0]);
    }
  });

  test("the highest Sharpe ratio, of any assets, is the Sharpe ratio of the returns at its weights", () => {
    const assets = drawAssets(4, 12, 80);
    const rate = { riskFreeRate: 0.02 };
    const { value, breakdown = [] } = runOn("maximum-sharpe", assets, rate);
    const returns = (assets[0]?.returns ?? []).map((_, period) =>
      assets.reduce(
        (sum, asset, index) => sum + (breakdown[index]?.value ?? 0) * (asset.returns[period] ?? 0),
        0,
      ),
    );
    expectClose(value, figureOf(sharpeRatio, returns, { ...MONTHLY, ...rate }));
  });

  test("the frontier, of long-only assets, lists what is held at each point and no zeros", () => {
    const { curve } = runOn("efficient-frontier", drawAssets(3, 20, 60), { points: 4 });
    expect(curve).toMatchObject({ x: "volatility", y: "mean return" });
    for (const { parts = [] } of curve?.points ?? []) {
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 10);
      expect(parts.every(({ value }) => value > 0)).toBe(true);
    }
    expect(curve?.points.at(-1)?.parts).toHaveLength(1);
  });

  test("the frontier, of more weights than are listed, leaves them out and says so", () => {
    const short = { minimumWeight: -1, points: 100 };
    const { curve, warnings } = runOn("efficient-frontier", drawAssets(2, 55, 90), short);
    expect(curve?.points.filter(({ parts }) => parts !== undefined)).toEqual([]);
    expect(warnings).toEqual(["The weights behind the points are too many to be listed."]);
  });

  test("risk parity, of assets whose mix has no risk or that do not vary, is undefined and says why", () => {
    const opposed = named(
      RISING,
      RISING.map((value) => -value),
    );
    expect(runOn("risk-parity", opposed).warnings.join()).toContain("has no risk");
    const steady = named(RISING, [0, 0, 0, 0]);
    expect(runOn("risk-parity", steady).warnings.join()).toContain("do not vary");
  });
});

describe("rebalancing", () => {
  const positions = [
    { name: "A", weight: 0.5 },
    { name: "B", weight: 0.3 },
  ];

  test("the trades, with a fifth in cash, bring the weights back and are charged both ways", () => {
    const data = { ...DATA, positions, portfolioValue: 1_000, currency: "USD" };
    const costs = step("rebalancing", { series: "portfolio", parameters: { costBasisPoints: 10 } });
    const [entry] = run(data, costs).ledger;
    const [a, b, cash] = [0.5 * 1.089, 0.3 * 1.2, 0.2];
    const whole = a + b + cash;
    const traded = Math.abs(0.5 - a / whole) + Math.abs(0.3 - b / whole);
    expect(entry?.value).toBeCloseTo(traded / 2, 12);
    expect(entry?.amount).toEqual({ value: expect.closeTo(500 * traded, 9), currency: "USD" });
    expect(entry?.breakdown?.map(({ name }) => name)).toEqual(["Trade in A", "Trade in B"]);
    expect(entry?.parameters["tradingCost"]).toBeCloseTo(0.001 * traded, 12);
  });

  test("the trades, of a portfolio that lost everything, are undefined and say why", () => {
    const lost = [{ name: "A", weight: 1, returns: [-1] }];
    const { value, warnings } = runOnAssets("rebalancing", lost);
    expect(value).toBeNaN();
    expect(warnings.join()).toContain("nothing is left");
  });
});

describe("solveQuadraticProgram", () => {
  const square = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
  const budget = { coefficients: [1, 1], total: -1 };

  test("two variables whose sum is given, unbounded, are halves, with the slope of half the minimum", () => {
    const program = { curvature: square, pull: [0, 0], equations: [budget] };
    const solution = solveQuadraticProgram({ ...program, lower: -Infinity, upper: Infinity });
    expect(solution?.values).toEqual([expect.closeTo(-0.5, 12), expect.closeTo(-0.5, 12)]);
    expect(solution?.multipliers).toEqual([expect.closeTo(-0.5, 12)]);
  });

  test("bounds that contradict an equation, and a matrix that is not definite, have no solution", () => {
    const contradiction = { curvature: square, pull: [0, 0], equations: [budget], lower: 0, upper: 1 };
    expect(solveQuadraticProgram(contradiction)).toBeUndefined();
    const flat = [Float64Array.of(1, 1), Float64Array.of(1, 1)];
    expect(solveQuadraticProgram({ ...contradiction, curvature: flat })).toBeUndefined();
  });
});
