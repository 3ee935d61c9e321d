import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedShortfall, valueAtRisk } from "#shared/calculations/catalogue/tail.ts";
import { tailRatio } from "#shared/calculations/catalogue/tail-ratio.ts";
import { drawNormals } from "#shared/calculations/draw-normals.ts";
import { confidences, expectClose, figureOf, ROUNDING, returnsOf } from "./drawn-samples.ts";
import { monthEnds } from "./golden-calculations.ts";

const SIMULATION = { draws: 1_000, seed: 3 } as const;

describe("tail", () => {
  test("simulated shortfall, at any confidence, is at or beyond the simulated value at risk", () => {
    fc.assert(
      fc.property(returnsOf(2), confidences, (returns, confidence) => {
        const parameters = { ...SIMULATION, confidence };
        const shortfall = figureOf(expectedShortfall, returns, parameters, [], "monte-carlo");
        const threshold = figureOf(valueAtRisk, returns, parameters, [], "monte-carlo");
        expect(shortfall).toBeLessThanOrEqual(threshold + ROUNDING);
      }),
    );
  });

  test("simulated value at risk, of returns shifted and scaled, shifts and scales", () => {
    fc.assert(
      fc.property(returnsOf(2), fc.integer({ min: 1, max: 20 }), (returns, factor) => {
        const changed = returns.map((value) => value * factor + 0.01);
        const of = (values: readonly number[]) =>
          figureOf(valueAtRisk, values, SIMULATION, [], "monte-carlo");
        expectClose(of(changed), of(returns) * factor + 0.01);
      }),
    );
  });

  test("value at risk, over four periods, is twice that of one and says by which rule", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const sample = { dates: monthEnds(returns.length), returns, frequency: "monthly" } as const;
        const result = valueAtRisk.compute({
          method: "historical",
          parameters: { horizonPeriods: 4 },
          sample,
        });
        expectClose(result.value, 2 * figureOf(valueAtRisk, returns));
        expect(result.conventions).toMatchObject({
          horizon: "4 times one month",
          horizonScaling: "square root of time",
        });
        expect(result.warnings.join(" ")).toContain("independent returns");
        expect(result.warnings.some((warning) => warning.includes("more than everything"))).toBe(
          result.value < -1,
        );
      }),
    );
  });

  test("tail ratio, of a sample and its mirror image, is the inverse", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const forth = figureOf(tailRatio, returns);
        fc.pre(forth > 1e-6 && Number.isFinite(forth));
        const back = figureOf(
          tailRatio,
          returns.map((value) => -value),
        );
        expectClose(forth * back, 1);
      }),
    );
  });
});

describe("fitted tails", () => {
  test.each(["normal", "cornish-fisher"])(
    "%s, of returns shifted and scaled, shifts and scales",
    (method) => {
      fc.assert(
        fc.property(returnsOf(2), fc.integer({ min: 1, max: 20 }), (returns, factor) => {
          const changed = returns.map((value) => value * factor + 0.01);
          for (const figure of [valueAtRisk, expectedShortfall]) {
            const of = (values: readonly number[]) => figureOf(figure, values, {}, [], method);
            expectClose(of(changed), of(returns) * factor + 0.01);
          }
        }),
      );
    },
  );

  test("normal shortfall, at any confidence, is beyond the normal value at risk", () => {
    fc.assert(
      fc.property(returnsOf(2), confidences, (returns, confidence) => {
        const shortfall = figureOf(expectedShortfall, returns, { confidence }, [], "normal");
        expect(shortfall).toBeLessThan(figureOf(valueAtRisk, returns, { confidence }, [], "normal"));
      }),
    );
  });

  test("simulated value at risk, of many draws, is near the normal one", () => {
    const returns = [0.01, -0.02, 0.03, 0.005, -0.01];
    const simulated = figureOf(valueAtRisk, returns, { draws: 200_000 }, [], "monte-carlo");
    const exact = figureOf(valueAtRisk, returns, {}, [], "normal");
    expect(Math.abs(simulated / exact - 1)).toBeLessThan(0.01);
  });
});

describe("drawNormals", () => {
  test("draws, by seed, repeat for the same and differ for another, and a longer list begins alike", () => {
    expect(drawNormals(5, 1)).toEqual(drawNormals(9, 1).slice(0, 5));
    expect(drawNormals(5, 1)).not.toEqual(drawNormals(5, 2));
    expect(drawNormals(5, 1)).toHaveLength(5);
  });

  test("a hundred thousand draws, by their moments, are standard normal within four standard errors", () => {
    const draws = drawNormals(100_000, 1);
    const mean = (power: number) => draws.reduce((sum, draw) => sum + draw ** power, 0) / draws.length;
    const error = (variance: number) => 4 * Math.sqrt(variance / draws.length);
    expect(Math.abs(mean(1))).toBeLessThan(error(1));
    expect(Math.abs(mean(2) - 1)).toBeLessThan(error(2));
    expect(Math.abs(mean(3))).toBeLessThan(error(15));
    expect(Math.abs(mean(4) - 3)).toBeLessThan(error(96));
  });
});
