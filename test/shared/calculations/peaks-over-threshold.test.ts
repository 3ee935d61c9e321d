import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import type { ParameterValue } from "#shared/calculations/calculation.ts";
import { drawNormals } from "#shared/calculations/draw-normals.ts";
import { fitByLikelihood, fitByMoments } from "#shared/calculations/generalised-pareto.ts";

/** Evenly spaced quantiles of a generalised Pareto distribution. */
const quantilesOf = (shape: number, scale: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, rank) => {
    const logarithm = -Math.log(1 - (rank + 0.5) / count);
    return scale * (shape === 0 ? logarithm : Math.expm1(shape * logarithm) / shape);
  });

const NORMAL = drawNormals(1_000, 5).map((draw) => 0.01 * draw);

const tail = (
  id: string,
  returns: readonly number[],
  method: string,
  parameters: Readonly<Record<string, ParameterValue>> = {},
) => calculate(id, { returns, frequency: "daily", method, parameters });

describe("generalised Pareto fits", () => {
  test.each([-0.4, -0.1, 0, 0.2, 0.7])(
    "of quantiles of shape %d, give shape and scale back in either way",
    (shape) => {
      const excesses = quantilesOf(shape, 0.02, 5_000);
      for (const fit of [fitByLikelihood(excesses), fitByMoments(excesses)]) {
        expect(fit?.shape).toBeCloseTo(shape, 1);
        expect(fit?.scale).toBeCloseTo(0.02, 3);
      }
    },
  );

  test("likelihood, of excesses scaled, keeps the shape and scales the scale", () => {
    const excesses = quantilesOf(0.3, 1, 40);
    const [one, scaled] = [fitByLikelihood(excesses), fitByLikelihood(excesses.map((each) => each * 8))];
    expect(scaled?.shape).toBeCloseTo(one?.shape ?? Number.NaN, 12);
    expect(scaled?.scale).toBeCloseTo(8 * (one?.scale ?? Number.NaN), 10);
  });

  test("likelihood, of excesses that crowd at their largest, has no maximum", () => {
    expect(fitByLikelihood([1, 9, 9.5, 9.8, 9.9, 9.95, 9.99, 10, 10, 10])).toBeUndefined();
  });
});

describe.each(["peaks-over-threshold", "peaks-over-threshold-moments"])("%s", (method) => {
  test("value at risk, of normal returns, is near the historical one and states the fit", () => {
    const fitted = tail("value-at-risk", NORMAL, method, { confidence: 0.99 });
    const historical = tail("value-at-risk", NORMAL, "historical", { confidence: 0.99 });
    expect(fitted.value).toBeCloseTo(historical.value ?? Number.NaN, 2);
    expect(fitted.parameters).toMatchObject({ thresholdQuantile: 0.9, exceedances: 100 });
    expect(Object.keys(fitted.parameters)).toEqual(expect.arrayContaining(["shape", "scale", "threshold"]));
    expect(fitted.warnings).toEqual([]);
  });

  test("shortfall, at any confidence above the threshold, is beyond the value at risk", () => {
    for (const confidence of [0.9, 0.95, 0.99, 0.9999]) {
      const shortfall = tail("expected-shortfall", NORMAL, method, { confidence }).value ?? Number.NaN;
      expect(shortfall).toBeLessThan(
        tail("value-at-risk", NORMAL, method, { confidence }).value ?? Number.NaN,
      );
    }
  });

  test("a sample of few exceedances, fitted, is warned about, and of too few is undefined", () => {
    expect(tail("value-at-risk", NORMAL.slice(0, 150), method).warnings.join(" ")).toContain("15 losses");
    const undefinedTail = tail("value-at-risk", NORMAL.slice(0, 90), method);
    expect(undefinedTail.value).toBeNull();
    expect(undefinedTail.warnings.join(" ")).toContain("at least 10 are needed");
  });

  test("a confidence below the threshold, asked for, is undefined with the reason", () => {
    const below = tail("value-at-risk", NORMAL, method, { confidence: 0.8 });
    expect(below.value).toBeNull();
    expect(below.warnings.join(" ")).toContain("below that of the threshold");
  });
});

describe("peaks-over-threshold", () => {
  test("shortfall, of a tail without a mean, is undefined where the value at risk is not", () => {
    const returns = quantilesOf(2, 0.001, 300).map((loss) => -loss);
    expect(tail("value-at-risk", returns, "peaks-over-threshold").value).toBeLessThan(0);
    const shortfall = tail("expected-shortfall", returns, "peaks-over-threshold");
    expect(shortfall.value).toBeNull();
    expect(shortfall.warnings.join(" ")).toContain("infinite");
  });
});
