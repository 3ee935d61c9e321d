import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simulatedReturn } from "#shared/calculations/catalogue/simulation.ts";
import { expectClose, returnsOf } from "./drawn-samples.ts";
import { runScenario } from "./golden-scenarios.ts";

const METHODS = simulatedReturn.methods.map(({ id }) => id);
const RETURNS = [0.03, -0.02, 0.05, -0.04, 0.01, 0.02, -0.01, 0.04];
const FEW = { paths: 1_000 } as const;

describe("simulated return", () => {
  test.each(METHODS)("%s, from the same seed, gives the same paths, and others from another", (method) => {
    const at = (seed: number) =>
      runScenario("simulated-return", { returns: RETURNS }, { ...FEW, seed }, method);
    expect(at(5)).toEqual(at(5));
    expect(at(5).value).not.toBe(at(6).value);
  });

  test.each(METHODS)(
    "%s, of any returns, has percentiles in order and a share of losses that agrees",
    (method) => {
      fc.assert(
        fc.property(returnsOf(2), (returns) => {
          const { breakdown = [] } = runScenario("simulated-return", { returns }, FEW, method);
          const [low = 0, quarter = 0, middle = 0, three = 0, high = 0, , loss = 0] = breakdown.map(
            ({ value }) => value,
          );
          expect([low, quarter, middle, three, high].toSorted((left, right) => left - right)).toEqual([
            low,
            quarter,
            middle,
            three,
            high,
          ]);
          expect(runScenario("loss-probability", { returns }, FEW, method).value).toBe(loss);
          if (high < 0) expect(loss).toBeGreaterThanOrEqual(0.95);
          if (low > 0) expect(loss).toBeLessThanOrEqual(0.05);
        }),
        { numRuns: 30 },
      );
    },
  );

  test("geometric Brownian motion, over many paths, comes near its own median", () => {
    const logs = RETURNS.map(Math.log1p);
    const drift = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const parameters = { paths: 100_000, horizonPeriods: 24 };
    const { value } = runScenario("simulated-return", { returns: RETURNS }, parameters);
    expect(Math.abs(value - Math.expm1(24 * drift))).toBeLessThan(0.003);
  });

  test("a block as long as the data and the horizon, from any start, is the whole history again", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const parameters = {
          ...FEW,
          blockPeriods: returns.length,
          horizonPeriods: returns.length,
          quantile: 0.01,
        };
        const { value } = runScenario("simulated-return", { returns }, parameters, "block-bootstrap");
        const whole = runScenario("historical-replay", { returns }).value;
        expectClose(value / (1 + whole), whole / (1 + whole));
      }),
    );
  });

  test("the horizon, left out, is a year of the data, and the block the cube root of the returns", () => {
    const { conventions } = runScenario("simulated-return", { returns: RETURNS }, FEW, "block-bootstrap");
    expect(conventions).toMatchObject({ horizonPeriods: 12, blockPeriods: 2, generator: "mulberry32" });
  });

  test("gains and losses that undo each other exactly, by rounding, are no loss", () => {
    const parameters = { ...FEW, blockPeriods: 2, horizonPeriods: 2 };
    const { value } = runScenario("loss-probability", { returns: [4, -0.8] }, parameters, "block-bootstrap");
    expect(value).toBe(0);
  });

  test("a period in which everything was lost, has no logarithm, but is drawn by a bootstrap", () => {
    const returns = [0.1, -1, 0.2];
    const brownian = runScenario("simulated-return", { returns }, FEW);
    expect(brownian.value).toBeNaN();
    expect(brownian.warnings).toEqual([
      "Everything was lost in a period, and nothing has no logarithm: take a bootstrap.",
    ]);
    expect(runScenario("simulated-return", { returns }, FEW, "bootstrap").value).toBe(-1);
  });

  test.each(METHODS)(
    "%s, of returns that do not vary, too few or in debt, warns and never invents",
    (method) => {
      const constant = runScenario(
        "simulated-return",
        { returns: [0.1, 0.1] },
        { ...FEW, horizonPeriods: 2 },
        method,
      );
      expectClose(constant.value, 0.21);
      expect(constant.warnings).toHaveLength(1);
      for (const returns of [[], [0.1], [0.1, -1.5]]) {
        for (const id of ["simulated-return", "loss-probability"]) {
          const { value, breakdown, warnings } = runScenario(id, { returns }, FEW, method);
          expect(value).toBeNaN();
          expect(breakdown).toBeUndefined();
          expect(warnings).toHaveLength(1);
        }
      }
    },
  );
});
