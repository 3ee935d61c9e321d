import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import { LedgerEntrySchema } from "#shared/calculations/ledger.ts";
import type { MarketData } from "#shared/calculations/market-data.ts";
import { parseMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
import { GOLDEN, monthEnds, relativeError } from "./golden-calculations.ts";
import { A, DATA, run, seriesOf, step } from "./plans.ts";

const MARKET = "S&P 500";

/** The only entry of a plan of one step. */
function entryOf(data: MarketData, only: PlanStep) {
  const { ledger, problems } = run(data, only);
  expect(problems).toEqual([]);
  const [entry] = ledger;
  if (entry === undefined) throw new Error("the plan gave no entry");
  return LedgerEntrySchema.parse(entry);
}

describe("runPlan on real prices", () => {
  const shipped = readFileSync(new URL("../../../functions/seed/market-prices.csv", import.meta.url), "utf8");
  const data: MarketData = { ...parseMarketDataCsv(shipped), benchmark: MARKET };

  test.each(GOLDEN.realRows)(
    "$calculation $method, of $series since 2000, is what the oracle worked out",
    (row) => {
      const { series, calculation, method, parameters, expected, observations, from, to } = row;
      const chosen = { series, parameters, ...(method === undefined ? {} : { method }) };
      const entry = entryOf(data, step(calculation, chosen));
      expect(relativeError(entry.value ?? Number.NaN, expected)).toBeLessThan(1e-12);
      expect(entry).toMatchObject({ observations, period: { from, to } });
    },
  );

  test("the golden rows, as a whole, cover every shipped series", () => {
    const covered = new Set(GOLDEN.realRows.map(({ series }) => series));
    expect(covered).toEqual(new Set(data.series.map(({ name }) => name)));
  });
});

describe("runPlan", () => {
  test("steps in a plan, by their order, are numbered in the ledger and name what was used", () => {
    const { ledger } = run({ ...DATA, benchmark: "b" }, step("beta", { series: "a" }), step("VALUE-AT-RISK"));
    expect(ledger).toMatchObject([
      {
        id: "c1",
        calculation: "beta",
        method: "covariance-over-variance",
        series: ["A", "B"],
        parameters: {},
      },
      {
        id: "c2",
        calculation: "value-at-risk",
        series: ["A"],
        parameters: { confidence: 0.95, horizonPeriods: 1, horizon: "one month" },
        observations: 3,
        period: { from: "2001-01-31", to: "2001-04-30" },
      },
    ]);
  });

  test("simple returns, of prices, are dated by the end of each period", () => {
    const { value, values = [] } = entryOf(DATA, step("simple-returns"));
    expect(values.map(({ date }) => date)).toEqual(["2001-02-28", "2001-03-31", "2001-04-30"]);
    expect(values.map((each) => Number(each.value.toFixed(12)))).toEqual([0.1, -0.1, 0.1]);
    expect(value).toBeCloseTo(0.1, 12);
  });

  test("maximum drawdown, of prices that fall from the start, names the dates of peak and trough", () => {
    const falling: MarketData = { series: [seriesOf("A", "price", [100, 80, 90, 75])] };
    const { value, values } = entryOf(falling, step("maximum-drawdown"));
    expect(value).toBeCloseTo(-0.25, 12);
    expect(values).toEqual([
      { date: "2001-01-31", value: 0 },
      { date: "2001-04-30", value },
    ]);
  });

  test("maximum drawdown, of prices that reach their peak twice, counts from the later time", () => {
    const twice: MarketData = { series: [seriesOf("A", "price", [100, 125, 125, 100])] };
    expect(entryOf(twice, step("maximum-drawdown")).values).toEqual([
      { date: "2001-03-31", value: 0 },
      { date: "2001-04-30", value: -0.2 },
    ]);
  });

  test.each([
    [9, true],
    [10, false],
  ])("value at risk at nine tenths, of %i returns, warns of an empty tail: %s", (count, isWarned) => {
    const returns = Array.from({ length: count }, (_, index) => index / 100);
    const data: MarketData = { series: [seriesOf("A", "return", returns)] };
    const { warnings } = entryOf(data, step("value-at-risk", { parameters: { confidence: 0.9 } }));
    expect(warnings.join().includes("too short for this confidence")).toBe(isWarned);
  });

  test("sortino ratio, of a constant return at the risk-free rate, is undefined rather than huge", () => {
    const constant = 0.01;
    const riskFreeRate = (1 + constant) ** 12 - 1;
    const data: MarketData = { series: [seriesOf("A", "return", [constant, constant, constant])] };
    const { value, warnings } = entryOf(data, step("sortino-ratio", { parameters: { riskFreeRate } }));
    expect(value).toBeNull();
    expect(warnings[0]).toContain("no downside");
  });

  test("the risk-free rate, from the step, the data or nowhere, is used in that order and said", () => {
    const withRate: MarketData = { ...DATA, riskFreeRate: 0.02 };
    const fromStep = entryOf(withRate, step("sharpe-ratio", { parameters: { riskFreeRate: 0.04 } }));
    expect(fromStep.parameters).toEqual({
      riskFreeRate: 0.04,
      periodsPerYear: 12,
      riskFreeConversion: "geometric",
    });
    const fromData = entryOf(withRate, step("sharpe-ratio"));
    expect(fromData).toMatchObject({ parameters: { riskFreeRate: 0.02 } });
    expect(fromData.warnings.join()).not.toContain("risk-free");
    const assumed = entryOf(DATA, step("sharpe-ratio"));
    expect(assumed).toMatchObject({ parameters: { riskFreeRate: 0 } });
    expect(assumed.warnings.join()).toContain("risk-free");
  });

  test("an undefined result, of a constant series, is null with the reason first and without digits", () => {
    const flat: MarketData = { series: [seriesOf("A", "return", [0.01, 0.01, 0.01])] };
    const entry = entryOf(flat, step("sharpe-ratio"));
    expect(entry.value).toBeNull();
    expect(entry.warnings[0]).toMatch(/^\D*do not vary\D*$/);
  });

  test("an infinite result, of prices that explode, is null with a reason", () => {
    const explosion: MarketData = { series: [seriesOf("A", "price", [1e-300, 1e300])] };
    const entry = entryOf(explosion, step("cumulative-return"));
    expect(entry.value).toBeNull();
    expect(entry.warnings.join()).toContain("too large");
  });
});

describe("runPlan on a portfolio", () => {
  const positions = [
    { name: "A", weight: 0.25 },
    { name: "B", weight: 0.75 },
  ];

  test("returns, at fixed weights, are the weighted sums of the members' returns", () => {
    const {
      values = [],
      series,
      warnings,
    } = entryOf({ ...DATA, positions }, step("simple-returns", { series: "Portfolio" }));
    expect(series).toEqual(["portfolio"]);
    expect(values.map(({ value }) => Number(value.toFixed(12)))).toEqual([0.025, 0.125, 0.025]);
    expect(warnings).toEqual([]);
  });

  test("weights that do not sum to one, as given, are used and warned about", () => {
    const levered = positions.map(({ name, weight }) => ({ name, weight: weight * 2 }));
    const entry = entryOf({ ...DATA, positions: levered }, step("simple-returns", { series: "portfolio" }));
    expect(entry.value).toBeCloseTo(0.05, 12);
    expect(entry.warnings.join()).toContain("sum to 2, not to 1");
  });

  test("members of different lengths, on common dates only, are joined with a warning", () => {
    const late = seriesOf("B", "price", [50, 60, 60], monthEnds(4).slice(1));
    const entry = entryOf({ series: [A, late], positions }, step("simple-returns", { series: "portfolio" }));
    expect(entry).toMatchObject({ observations: 2, period: { from: "2001-02-28", to: "2001-04-30" } });
    expect(entry.warnings.join()).toContain("of A were left out");
  });

  test.each([
    ["the portfolio", "portfolio", positions, true],
    ["one series of several positions", "A", positions, false],
    ["the only position", "a", [{ name: "A", weight: 1 }], true],
    ["the only position, of half the portfolio", "A", [{ name: "A", weight: 0.5 }], false],
    ["a series without positions", "A", undefined, true],
  ])(
    "value at risk, of %s, is told in money where that is what the value is of",
    (_, series, held, isTold) => {
      const worth = {
        ...DATA,
        portfolioValue: 1_000,
        currency: "USD",
        ...(held === undefined ? {} : { positions: held }),
      };
      const { amount, value } = entryOf(worth, step("value-at-risk", { series }));
      expect(amount).toEqual(isTold ? { value: (value ?? Number.NaN) * 1_000, currency: "USD" } : undefined);
    },
  );

  test("volatility, of a portfolio with a value, has no amount; nor has any figure without a currency", () => {
    const worth = { ...DATA, portfolioValue: 1_000 };
    expect(entryOf({ ...worth, currency: "USD" }, step("volatility")).amount).toBeUndefined();
    const entry = entryOf(worth, step("value-at-risk"));
    expect(entry.amount).toBeUndefined();
    expect(entry.warnings.join()).toContain("currency");
  });
});

describe("runPlan on two series", () => {
  test("prices of different frequency, before they become returns, are joined on common dates", () => {
    const [first, , third, fourth] = monthEnds(4);
    const sparse = seriesOf("B", "price", [50, 60, 66], [first ?? "", third ?? "", fourth ?? ""]);
    const { value, observations } = entryOf({ series: [A, sparse] }, step("beta", { benchmark: "B" }));
    expect(observations).toBe(2);
    // A: 99/100 - 1 = -1 % and 10 %; B: 20 % and 10 %.
    expect(value).toBeCloseTo(0.11 / -0.1, 12);
  });

  test("prices against returns, of the same months, meet on the returns' dates", () => {
    const returns = seriesOf("B", "return", [0.05, -0.05, 0.05], monthEnds(4).slice(1));
    const entry = entryOf({ series: [A, returns] }, step("beta", { benchmark: "B" }));
    expect(entry.value).toBeCloseTo(2, 12);
    expect(entry).toMatchObject({ observations: 3, period: { from: "2001-02-28", to: "2001-04-30" } });
  });
});
