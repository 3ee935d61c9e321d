import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import type { HeldAsset } from "#shared/calculations/calculation.ts";
import { valueAtRisk } from "#shared/calculations/catalogue/tail.ts";
import { expectClose, figureOf } from "./drawn-samples.ts";
import { relativeError } from "./golden-calculations.ts";
import { PORTFOLIO_GOLDEN, runOnAssets } from "./golden-portfolio.ts";
import { A, B, DATA, run, seriesOf, step } from "./plans.ts";

const TOLERANCE = 1e-10;
const MONTHLY = { periodsPerYear: 12 } as const;

/** Portfolios of two to six assets over six to thirty periods, whose returns vary. */
const portfolios = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 6, max: 30 }))
  .chain(([assets, periods]) =>
    fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: -2_000, max: 2_000 }), { minLength: periods, maxLength: periods }),
      ),
      { minLength: assets, maxLength: assets },
    ),
  )
  .map((drawn) => {
    const total = drawn.reduce((sum, [weight]) => sum + weight, 0);
    return drawn.map(([weight, points], index) => ({
      name: `asset ${index}`,
      weight: weight / total,
      returns: points.map((point) => point / 10_000),
    }));
  })
  .filter((assets) => assets.every(({ returns }) => new Set(returns).size > 1));

const sumOf = (parts: readonly { readonly value: number }[] = []) =>
  parts.reduce((sum, { value }) => sum + value, 0);
const wholeOf = (assets: readonly HeldAsset[]) =>
  (assets[0]?.returns ?? []).map((_, period) =>
    assets.reduce((sum, { weight, returns }) => sum + weight * (returns[period] ?? 0), 0),
  );

describe("portfolio calculations", () => {
  test.each(PORTFOLIO_GOLDEN.rows)(
    "$calculation $method, of the portfolio $sample with $parameters, gives $expected, its parts and its curve",
    ({ sample, calculation, method, parameters, expected, breakdown, curve = [] }) => {
      const assets = PORTFOLIO_GOLDEN.samples[sample] ?? [];
      const result = runOnAssets(calculation, assets, parameters, method);
      expect(relativeError(result.value, expected)).toBeLessThan(TOLERANCE);
      const parts = result.breakdown ?? [];
      expect(parts.map(({ name }) => name)).toEqual(breakdown.map(({ name }) => name));
      for (const [index, { value }] of parts.entries()) {
        expect(Math.abs(value - (breakdown[index]?.value ?? Number.NaN))).toBeLessThan(TOLERANCE);
      }
      expect(result.curve?.points ?? []).toHaveLength(curve.length);
      for (const [index, { x, y }] of curve.entries()) {
        expect(Math.abs(x - (result.curve?.points[index]?.x ?? Number.NaN))).toBeLessThan(TOLERANCE);
        expect(Math.abs(y - (result.curve?.points[index]?.y ?? Number.NaN))).toBeLessThan(TOLERANCE);
      }
    },
  );

  test.each([
    ["risk-contributions", MONTHLY],
    ["component-value-at-risk", { confidence: 0.975 }],
    ["diversification-ratio", {}],
    ["concentration", {}],
  ] as const)("%s, of any portfolio, has parts that sum to the whole", (id, parameters) => {
    fc.assert(
      fc.property(portfolios, (assets) => {
        const { value, breakdown } = runOnAssets(id, assets, parameters);
        fc.pre(Number.isFinite(value));
        expect(breakdown).toHaveLength(assets.length);
        expectClose(sumOf(breakdown), value);
      }),
    );
  });

  test("component value at risk, of any portfolio, is the normal value at risk of its returns", () => {
    fc.assert(
      fc.property(portfolios, (assets) => {
        const { value } = runOnAssets("component-value-at-risk", assets, { confidence: 0.99 });
        const whole = wholeOf(assets);
        expectClose(value, figureOf(valueAtRisk, whole, { confidence: 0.99 }, whole, "normal"));
      }),
    );
  });

  test("marginal value at risk, of any portfolio, is the slope of the value at risk", () => {
    const nudge = 1e-6;
    const varOf = (assets: readonly HeldAsset[]) => runOnAssets("component-value-at-risk", assets).value;
    fc.assert(
      fc.property(portfolios, (assets) => {
        fc.pre(runOnAssets("risk-contributions", assets, MONTHLY).value > 0.05);
        const { breakdown = [] } = runOnAssets("marginal-value-at-risk", assets);
        for (const { name, value } of breakdown) {
          const shifted = (by: number) =>
            assets.map((asset) => (asset.name === name ? { ...asset, weight: asset.weight + by } : asset));
          const slope = (varOf(shifted(nudge)) - varOf(shifted(-nudge))) / (2 * nudge);
          expect(Math.abs(slope - value)).toBeLessThan(1e-5);
        }
      }),
    );
  });

  test("diversification ratio, of any portfolio without shorts, is at least one", () => {
    fc.assert(
      fc.property(portfolios, (assets) => {
        const { value } = runOnAssets("diversification-ratio", assets);
        fc.pre(Number.isFinite(value));
        expect(value).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  test.each([
    ["risk-contributions", MONTHLY, 0],
    ["component-value-at-risk", {}, 0.01],
  ] as const)(
    "%s, of assets that do not vary, is known but has no parts, and says why",
    (id, parameters, whole) => {
      const assets = ["A", "B"].map((name) => ({ name, weight: 0.5, returns: [0.01, 0.01, 0.01] }));
      const { value, breakdown, warnings } = runOnAssets(id, assets, parameters);
      expectClose(value, whole);
      expect(breakdown).toBeUndefined();
      expect(warnings).not.toEqual([]);
    },
  );

  test.each([
    ["diversification-ratio", {}],
    ["marginal-value-at-risk", {}],
    ["incremental-value-at-risk", {}],
    ["average-correlation", {}],
  ] as const)(
    "%s, of assets that do not vary or were seen once, is undefined and says why",
    (id, parameters) => {
      for (const returns of [[0.01, 0.01, 0.01], [0.01]]) {
        const assets = ["A", "B"].map((name) => ({ name, weight: 0.5, returns }));
        const { value, breakdown, warnings } = runOnAssets(id, assets, parameters);
        expect(value).toBeNaN();
        expect(breakdown).toBeUndefined();
        expect(warnings).not.toEqual([]);
      }
    },
  );

  test("average correlation, of more pairs than are listed, averages all and says how many are listed", () => {
    const assets = Array.from({ length: 16 }, (_, index) => ({
      ...{ name: `asset ${index}`, weight: 1 / 16 },
      returns: [0, 1, 2, 3, 4, 5].map((period) => Math.sin(1 + index * 7 + period * (index + 2)) / 100),
    }));
    const { breakdown, warnings } = runOnAssets("average-correlation", assets);
    expect(breakdown).toHaveLength(100);
    expect(warnings).toEqual(["Of 120 pairs the 100 strongest are listed."]);
  });
});

describe("runPlan", () => {
  const positions = [
    { name: "A", weight: 0.5 },
    { name: "B", weight: 0.25 },
    { name: "A", weight: 0.25 },
  ];

  test("a portfolio's figure, with a series held twice, is one part a series and names its worst asset", () => {
    const data = { ...DATA, positions };
    const { ledger, problems } = run(
      data,
      step("concentration", { series: "portfolio" }),
      step("marginal-value-at-risk", { series: "portfolio" }),
    );
    expect(problems).toEqual([]);
    expect(ledger[0]).toMatchObject({ value: 0.625, series: ["portfolio"], observations: 3 });
    expect(ledger[0]?.breakdown).toEqual([
      { name: "A", value: 0.5625 },
      { name: "B", value: 0.0625 },
    ]);
    expect(ledger[1]?.parameters).toMatchObject({ asset: "A" });
  });

  test("a portfolio's figure, asked of a single series, is a problem that says what to name", () => {
    const { ledger, problems } = run({ ...DATA, positions }, step("concentration"));
    expect(ledger).toEqual([]);
    expect(problems).toMatchObject([{ kind: "bad-series", series: "A" }]);
    expect(problems[0]?.message).toContain("name portfolio as the series");
  });

  test("a figure of several assets, of those that a step lists, runs on them alone", () => {
    const C = seriesOf("C", "price", [10, 11, 9.9, 11.88]);
    const data = { series: [...DATA.series, C] };
    const { ledger, problems } = run(
      data,
      step("correlation-matrix", { series: "A, C" }),
      step("correlation-matrix", { series: "A" }),
      step("correlation-matrix", { series: "A, a" }),
    );
    expect(ledger).toHaveLength(1);
    expect(ledger[0]).toMatchObject({ series: ["A, C"] });
    expect(ledger[0]?.breakdown?.map(({ name }) => name)).toEqual(["A and C"]);
    expect(problems.map(({ kind, message }) => [kind, message.includes("separated by commas")])).toEqual([
      ["bad-series", true],
      ["bad-series", true],
    ]);
  });

  test("a figure of several assets, of series without positions, runs on all of them but the benchmark", () => {
    const C = seriesOf("C", "price", [10, 11, 9.9, 11.88]);
    const data = { series: [A, B, C], benchmark: "C" };
    const { ledger, problems } = run(data, step("average-correlation", { series: "portfolio" }));
    expect(problems).toEqual([]);
    expect(ledger[0]).toMatchObject({ series: ["all series"], observations: 3 });
    expect(ledger[0]?.breakdown?.map(({ name }) => name)).toEqual(["A and B"]);
    expect(calculate("average-correlation", { data })).toEqual(ledger[0]);
  });

  test("a figure of several assets, of positions, runs on what is held, whatever its weights", () => {
    const { ledger } = run({ ...DATA, positions }, step("average-correlation", { series: "portfolio" }));
    expect(ledger[0]).toMatchObject({ series: ["portfolio"], warnings: [] });
    expect(ledger[0]?.breakdown?.map(({ name }) => name)).toEqual(["A and B"]);
  });

  test.each([
    ["a single series", "A", DATA, "separated by commas, or portfolio"],
    ["one series only", "portfolio", { series: [A] }, "fewer than two assets"],
    [
      "an unknown position",
      "portfolio",
      { ...DATA, positions: [{ name: "X", weight: 1 }] },
      "no series named X",
    ],
  ])("a figure of several assets, of %s, is a problem that says why", (_, series, data, reason) => {
    const { ledger, problems } = run(data, step("average-correlation", { series }));
    expect(ledger).toEqual([]);
    expect(problems[0]?.message).toContain(reason);
  });
});
