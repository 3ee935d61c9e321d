import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalculationResult } from "#shared/calculations/calculation.ts";
import { internalRateOfReturn } from "#shared/calculations/catalogue/cash-flows.ts";
import { expectClose, inputFigureOf, RATE, returnsOf } from "./drawn-samples.ts";
import { runScenario } from "./golden-scenarios.ts";
import { DATA, run, step } from "./plans.ts";

const CROSSING = { ...RATE, shortWindow: 2, longWindow: 4 } as const;

const partOf = ({ breakdown = [] }: CalculationResult, name: string): number =>
  breakdown.find((part) => part.name === name)?.value ?? Number.NaN;

const pathOf = ({ values = [] }: CalculationResult): readonly number[] => values.map(({ value }) => value);

describe("moving-average crossover", () => {
  test("its path, with everything after some day changed, is the same up to that day", () => {
    fc.assert(
      fc.property(returnsOf(6), returnsOf(6), fc.nat(), (returns, others, day) => {
        const cut = 1 + (day % (returns.length - 1));
        const changed = returns.map((value, index) => (index < cut ? value : (others[index] ?? 0.01)));
        const paths = [returns, changed].map((each) =>
          pathOf(runScenario("moving-average-crossover", { returns: each }, CROSSING)),
        );
        expect(paths[0]?.slice(0, cut)).toEqual(paths[1]?.slice(0, cut));
      }),
    );
  });

  test("what it holds over a period, whatever that period brings, was settled before it", () => {
    fc.assert(
      fc.property(returnsOf(6), fc.integer({ min: -9_000, max: 20_000 }), (returns, points) => {
        const brought = points / 10_000;
        const before = pathOf(runScenario("moving-average-crossover", { returns }, CROSSING));
        const changed = [...returns.slice(0, -1), brought];
        const after = pathOf(runScenario("moving-average-crossover", { returns: changed }, CROSSING));
        const start = 1 + (before.at(-2) ?? Number.NaN);
        const wasHeld = before.at(-1) !== before.at(-2);
        fc.pre((returns.at(-1) ?? 0) !== 0);
        expectClose((1 + (after.at(-1) ?? Number.NaN)) / start, wasHeld ? 1 + brought : 1);
      }),
    );
  });

  test("a price that only rises, once it has been seen long enough, is held to the end in one trade", () => {
    const returns = Array.from({ length: 20 }, () => 0.01);
    const result = runScenario("moving-average-crossover", { returns }, CROSSING);
    expectClose(result.value, 1.01 ** 17 - 1);
    expect(result.conventions).toEqual({ shortWindow: 2, longWindow: 4, trades: 1 });
    expectClose(partOf(result, "Share of time invested"), 17 / 20);
  });

  test.each([
    ["does not move", Array.from({ length: 20 }, () => 0)],
    ["only falls", Array.from({ length: 20 }, () => -0.01)],
  ])("a price that %s, is never held, which is said", (_, returns) => {
    const { value, conventions, warnings } = runScenario("moving-average-crossover", { returns }, CROSSING);
    expect(value).toBe(0);
    expect(conventions["trades"]).toBe(0);
    expect(warnings).toEqual(["The strategy never invested."]);
  });

  test("its cost, in basis points, is paid on every trade", () => {
    const returns = [0.1, 0.1, -0.5, 0.2];
    const windows = { ...RATE, shortWindow: 1, longWindow: 2 };
    const { value, conventions } = runScenario(
      "moving-average-crossover",
      { returns },
      {
        ...windows,
        costBasisPoints: 100,
      },
    );
    expectClose(value, 0.99 * 1.1 * 0.5 * 0.99 - 1);
    expect(conventions["trades"]).toBe(2);
  });

  test("windows out of order, and a sample shorter than the long one, are undefined and say why", () => {
    const returns = [0.1, 0.2, 0.1];
    const swapped = runScenario("moving-average-crossover", { returns }, { ...CROSSING, shortWindow: 4 });
    expect(swapped.value).toBeNaN();
    expect(swapped.warnings.join(" ")).toContain("not shorter than the long one");
    const short = runScenario("moving-average-crossover", { returns }, CROSSING);
    expect(short.value).toBeNaN();
    expect(short.warnings).toEqual(["3 returns are too few: at least 4 are needed."]);
  });
});

describe("buy and hold", () => {
  test("its ledger entry, from prices, has the path of wealth, dated, and states the trade", () => {
    const { ledger, problems } = run(DATA, step("buy-and-hold", { parameters: { costBasisPoints: 10 } }));
    expect(problems).toEqual([]);
    expect(ledger[0]).toMatchObject({ parameters: { trades: 1, periodsPerYear: 12, costBasisPoints: 10 } });
    expect(ledger[0]?.values?.map(({ date }) => date)).toEqual(["2001-02-28", "2001-03-31", "2001-04-30"]);
    expectClose(ledger[0]?.values?.at(-1)?.value ?? Number.NaN, 0.999 * 1.089 - 1);
  });
});

describe("periodic investment", () => {
  test("its internal rate, of any returns, is that of its payments and their end", () => {
    fc.assert(
      fc.property(returnsOf(3), fc.integer({ min: 1, max: 4 }), (returns, everyPeriods) => {
        const parameters = { periodsPerYear: 1, everyPeriods };
        const total = runScenario("periodic-investment", { returns }, parameters).value;
        const payments = Math.ceil(returns.length / everyPeriods);
        const flows: number[] = returns.map((_, index) => (index % everyPeriods === 0 ? -1 : 0));
        const rate = inputFigureOf(internalRateOfReturn, { cashFlows: [...flows, payments * (1 + total)] });
        fc.pre(Number.isFinite(rate));
        const found = runScenario("periodic-investment", { returns }, parameters, "money-weighted").value;
        expect(Math.abs(found - rate)).toBeLessThan(1e-7 * (1 + Math.abs(rate)));
      }),
    );
  });

  test("one payment in all, by any return, gains what buying and holding does", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        const parameters = { ...RATE, everyPeriods: 100, costBasisPoints: 30 };
        const { value } = runScenario("periodic-investment", { returns }, parameters);
        expectClose(value, runScenario("buy-and-hold", { returns }, { ...RATE, costBasisPoints: 30 }).value);
      }),
    );
  });
});

describe("pair ratio", () => {
  test("its score, of windows, is the last of the dated ones and turns its sign when the logarithm's pair is swapped", () => {
    fc.assert(
      fc.property(returnsOf(6), returnsOf(60), (returns, others) => {
        const benchmark = returns.map((_, index) => others[index] ?? 0.01 * (index % 3));
        const pair = runScenario("pair-ratio", { returns, benchmark }, { windowPeriods: 5 }, "logarithm");
        fc.pre(Number.isFinite(pair.value));
        expect(pair.values?.at(-1)?.value).toBe(pair.value);
        const swapped = runScenario(
          "pair-ratio",
          { returns: benchmark, benchmark: returns },
          { windowPeriods: 5 },
          "logarithm",
        );
        expect(Math.abs(swapped.value + pair.value)).toBeLessThan(1e-7);
      }),
    );
  });

  test("a pair that keeps its ratio, by rounding aside, has no score and says so", () => {
    const prices = Array.from({ length: 1_200 }, (_, day) => 3 + 2.9 * Math.sin(day));
    const changes = (levels: readonly number[]) =>
      levels.slice(1).map((level, index) => level / (levels[index] ?? Number.NaN) - 1);
    const returns = changes(prices);
    const benchmark = changes(prices.map((price) => price * 7.7));
    for (const method of ["level", "logarithm"]) {
      const { value, warnings, values } = runScenario(
        "pair-ratio",
        { returns, benchmark },
        { windowPeriods: 900 },
        method,
      );
      expect(value).toBeNaN();
      expect(values).toEqual([]);
      expect(warnings).toEqual(["The ratio does not vary over the window, so no score is defined."]);
    }
  });
});

describe("recovery gain", () => {
  test("the drawdown and its gain, of any returns, compound to nothing", () => {
    fc.assert(
      fc.property(returnsOf(2), (returns) => {
        for (const method of ["current", "maximum"]) {
          const result = runScenario("recovery-gain", { returns }, {}, method);
          expectClose((1 + result.value) * (1 + partOf(result, "Drawdown")), 1);
        }
      }),
    );
  });

  test("a total loss, from which no gain leads back, is undefined and says so", () => {
    const { value, breakdown, warnings } = runScenario("recovery-gain", { returns: [0.1, -1] });
    expect(value).toBeNaN();
    expect(breakdown).toBeUndefined();
    expect(warnings).toEqual(["Everything was lost, and no gain makes up for that."]);
  });
});
