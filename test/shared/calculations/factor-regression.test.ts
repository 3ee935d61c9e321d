import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import { findCalculation } from "#shared/calculations/catalogue.ts";
import { leastSquares } from "#shared/calculations/least-squares.ts";
import type { MarketData } from "#shared/calculations/market-data.ts";
import { monthEnds, relativeError } from "./golden-calculations.ts";
import { FACTORS_GOLDEN } from "./golden-factors.ts";

/** Nearly alike factors lose a few digits in any arithmetic of 53 bits. */
const TOLERANCES: Readonly<Record<string, number>> = { "nearly alike": 1e-9 };
const tolerance = (sample: string): number => TOLERANCES[sample] ?? 1e-12;

function dataOf(sample: string): MarketData {
  const { returns = [], factors = [] } = FACTORS_GOLDEN.samples[sample] ?? {};
  const dates = monthEnds(returns.length);
  const seriesOf = (name: string, values: readonly number[]) => ({
    name,
    kind: "return" as const,
    points: values.map((value, index) => ({ date: dates[index] ?? "", value })),
  });
  return { series: [seriesOf("Fund", returns), ...factors.map((each) => seriesOf(each.name, each.returns))] };
}

const benchmarkOf = (sample: string): string =>
  (FACTORS_GOLDEN.samples[sample]?.factors ?? []).map(({ name }) => name).join(", ");

describe("factor entries", () => {
  test.each(FACTORS_GOLDEN.rows)(
    "$calculation $method, on $sample with $parameters.factorsAreExcess, gives what exact fractions give",
    ({ sample, calculation, method, parameters, expected, breakdown, errors, ratios }) => {
      const request = { data: dataOf(sample), series: "Fund", benchmark: benchmarkOf(sample) };
      const entry = calculate(calculation, { ...request, method, parameters });
      expect(relativeError(entry.value ?? Number.NaN, expected)).toBeLessThan(tolerance(sample));
      expect(entry.breakdown?.map(({ name }) => name)).toEqual(breakdown.map(({ name }) => name));
      for (const [index, { value }] of breakdown.entries()) {
        const found = entry.breakdown?.[index]?.value ?? Number.NaN;
        expect(relativeError(found, value)).toBeLessThan(10 * tolerance(sample));
      }
      const { standardErrors, standardError, tStatistics = [] } = entry.parameters;
      const stated = [standardErrors ?? standardError, tStatistics].flat().map(Number);
      for (const [index, value] of [...errors, ...ratios].entries()) {
        expect(relativeError(stated[index] ?? Number.NaN, value)).toBeLessThan(10 * tolerance(sample));
      }
      expect(entry.series[0]).toBe("Fund");
      expect(entry.series).toHaveLength(1 + (FACTORS_GOLDEN.samples[sample]?.factors.length ?? 0));
    },
  );

  test("factor-regression, of one factor, agrees with beta and R squared", () => {
    const request = { data: dataOf("one factor"), series: "Fund", benchmark: "Factor 1" };
    const entry = calculate("factor-regression", request);
    const beta = calculate("beta", request).value ?? Number.NaN;
    const determination = calculate("r-squared", request).value ?? Number.NaN;
    expect(relativeError(entry.breakdown?.[0]?.value ?? Number.NaN, beta)).toBeLessThan(1e-12);
    expect(relativeError(entry.value ?? Number.NaN, determination)).toBeLessThan(1e-12);
  });

  test.each([
    ["no factor named", {}, "needs factors"],
    ["a factor that is not there", { benchmark: "Factor 1, Mars" }, "no series named Mars"],
  ])("factor-regression, with %s, is refused with the remedy", (_, choice, message) => {
    const request = { data: dataOf("three factors"), series: "Fund", ...choice };
    expect(() => calculate("factor-regression", request)).toThrow(message);
  });

  test.each([
    ["the same factor twice", "Factor 1, Factor 1"],
    ["a factor that is the fund's own risk-free rate", "Flat"],
  ])("factor-alpha, with %s, is undefined with a warning", (_, benchmark) => {
    const data = dataOf("three factors");
    const flat = { ...(data.series[0] ?? { kind: "return" as const, points: [] }), name: "Flat" };
    const points = flat.points.map(({ date }) => ({ date, value: 0.002 }));
    const series = [...data.series, { ...flat, points }];
    const entry = calculate("factor-alpha", { data: { ...data, series }, series: "Fund", benchmark });
    expect(entry.value).toBeNull();
    expect(entry.warnings.join(" ")).toContain("cannot be told apart");
  });

  test("an entry with factors, found by what people say, is in the catalogue", () => {
    expect(findCalculation("factor-regression")?.synonyms).toContain("factor loadings");
  });
});

describe("leastSquares", () => {
  test("residuals of any fit, against every regressor and the constant, are orthogonal", () => {
    const column = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(column, column, column, (first, second, target) => {
        const fit = leastSquares([first, second], target);
        if (fit === undefined) return;
        const [constant = 0, left = 0, right = 0] = fit.coefficients;
        const residuals = target.map(
          (value, index) => value - constant - left * (first[index] ?? 0) - right * (second[index] ?? 0),
        );
        const scale = Math.max(1, Math.abs(left), Math.abs(right), Math.abs(constant));
        for (const regressor of [first.map(() => 1), first, second]) {
          const product = residuals.reduce((sum, value, index) => sum + value * (regressor[index] ?? 0), 0);
          expect(Math.abs(product) / scale).toBeLessThan(1e-12);
        }
      }),
    );
  });

  test("a fit, with no more observations than coefficients, does not exist", () => {
    expect(leastSquares([[1, 2]], [1, 2])).toBeUndefined();
  });
});
