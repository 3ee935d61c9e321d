import { describe, expect, test } from "vitest";
import { type CalculationRequest, calculate } from "#shared/calculations/calculate.ts";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import { runPlan } from "#shared/calculations/run-plan.ts";
import { FinRiskError } from "#shared/errors.ts";
import { relativeError } from "./golden-calculations.ts";
import { A, B, DATA, step } from "./plans.ts";

const ON_RETURNS = CATALOGUE.filter(({ needs }) => /^subject(-and-benchmark)?$/.test(needs));
const MONTHLY = { frequency: "monthly" } as const;

function violationOf(attempt: () => unknown) {
  try {
    attempt();
  } catch (error) {
    if (error instanceof FinRiskError && error.code === "invalid-request") return error.violations[0];
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("calculate", () => {
  test("an entry, run on market data, gives what a plan writes into its ledger", () => {
    const plan = { steps: [step("volatility")], missing: [] };
    expect(calculate("volatility", { data: DATA, series: "A" })).toEqual(runPlan(plan, DATA).ledger[0]);
  });

  // About their means, the returns of A are those of B with the sign turned.
  test("a benchmark, named or given with the data, is compared with", () => {
    const named = calculate("beta", { data: DATA, series: "A", benchmark: "B" });
    expect(named.value).toBeCloseTo(-1, 12);
    expect(calculate("beta", { data: { ...DATA, benchmark: "B" }, series: "A" })).toEqual(named);
  });

  test("a series, left out, is the only one there is or else the portfolio", () => {
    expect(calculate("volatility", { data: { series: [A] } }).series).toEqual(["A"]);
    const positions = [{ name: "A", weight: 1 }];
    expect(calculate("volatility", { data: { series: [A, B], positions } }).series).toEqual(["portfolio"]);
  });

  test.each(["sharpe", "Sharpe Ratio", "sharpe-ratio", " SHARPE-RATIO "])(
    "the name %j, in place of an id, finds the Sharpe ratio",
    (name) => {
      expect(calculate(name, { data: DATA, series: "A" }).calculation).toBe("sharpe-ratio");
    },
  );

  test.each(ON_RETURNS)("$id, on the bare returns of its worked example, gives its value", (calculation) => {
    const { returns = [], benchmark, parameters, value } = calculation.example;
    const entry = calculate(calculation.id, { returns, benchmarkReturns: benchmark, parameters, ...MONTHLY });
    expect(relativeError(entry.value ?? Number.NaN, value)).toBeLessThan(1e-12);
  });

  test("bare returns, by their frequency, are annualised; the entry claims no series, date or period", () => {
    const { parameters, ...entry } = calculate("volatility", { returns: [0.01, 0.03], frequency: "weekly" });
    expect(parameters["periodsPerYear"]).toBe(52);
    expect(entry).toMatchObject({ id: "c1", series: [], observations: 2 });
    expect(Object.keys(entry)).not.toContain("period");
    expect(Object.keys(calculate("simple-returns", { returns: [0.01], ...MONTHLY }))).not.toContain("values");
  });

  const on = { data: DATA, series: "A" };
  const bare = { returns: [0.01, 0.02], ...MONTHLY };
  const refused: readonly [string, string, CalculationRequest, string, RegExp][] = [
    ["a portfolio's figure of bare returns", "concentration", bare, "returns", /positions/],
    ["an unknown id", "horoscope", on, "id", /sharpe-ratio, .*beta/],
    [
      "an unknown method",
      "value-at-risk",
      { ...on, method: "guess" },
      "method",
      /historical, normal, cornish-fisher, monte-carlo/,
    ],
    ["an unknown parameter", "sharpe-ratio", { ...on, parameters: { x: 1 } }, "parameters.x", /riskFreeRate/],
    ["a parameter of none", "concentration", { ...on, parameters: { x: 1 } }, "parameters.x", /leave it out/],
    ["a confidence of 2", "var", { ...on, parameters: { confidence: 2 } }, "parameters", /confidence/],
    ["an unknown series", "volatility", { data: DATA, series: "C" }, "series", /A, B/],
    ["no series of two", "volatility", { data: DATA }, "series", /A, B/],
    ["an unknown benchmark", "beta", { ...on, benchmark: "C" }, "benchmark", /A, B/],
    ["no benchmark", "beta", on, "benchmark", /name one/],
    [
      "one common date",
      "volatility",
      { data: { series: [{ ...A, points: A.points.slice(0, 1) }] } },
      "data",
      /two/,
    ],
    ["a return that is NaN", "volatility", { ...bare, returns: [0, Number.NaN] }, "returns.1", /fraction/],
    ["bare returns alone", "beta", bare, "benchmarkReturns", /for each/],
    ["a shorter benchmark", "beta", { ...bare, benchmarkReturns: [0.1] }, "benchmarkReturns", /for each/],
    ["a bad bare parameter", "var", { ...bare, parameters: { confidence: 2 } }, "parameters", /confidence/],
  ];
  test.each(refused)(
    "%s, asked for, is refused with its field and what exists",
    (_, id, request, field, remedy) => {
      const violation = violationOf(() => calculate(id, request));
      expect(violation?.field).toBe(field);
      expect(violation?.remedy).toMatch(remedy);
    },
  );
});
