import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import type { ParameterValue } from "#shared/calculations/calculation.ts";
import { CalculationPlanSchema } from "#shared/calculations/calculation-plan.ts";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import { LedgerEntrySchema } from "#shared/calculations/ledger.ts";
import { runPlan } from "#shared/calculations/run-plan.ts";
import { FinRiskError } from "#shared/errors.ts";
import { GOLDEN_INPUTS, relativeError } from "./golden-calculations.ts";

const TOLERANCE = 1e-12;

describe("calculations on inputs alone", () => {
  test.each(GOLDEN_INPUTS.rows)(
    "$calculation $method, of $parameters, gives $expected",
    ({ calculation, method, parameters, expected }) => {
      const entry = calculate(calculation, { method, parameters });
      if (expected === null) {
        expect(entry.value).toBeNull();
        expect(entry.warnings).not.toEqual([]);
        return;
      }
      expect(entry.warnings).toEqual([]);
      expect(relativeError(entry.value ?? Number.NaN, expected)).toBeLessThan(TOLERANCE);
    },
  );

  test("a plan that names no series, run without data, writes an entry without series and period", () => {
    const cashFlows = [-100, 55, 60.5];
    const plan = CalculationPlanSchema.parse({
      steps: [{ calculation: "internal-rate-of-return", parameters: { cashFlows } }],
    });
    const { ledger, problems } = runPlan(plan, { series: [] });
    expect(problems).toEqual([]);
    expect(ledger).toMatchObject([{ id: "c1", series: [], observations: 0, parameters: { cashFlows } }]);
    expect(Object.keys(ledger[0] ?? {})).not.toContain("period");
    expect(LedgerEntrySchema.array().parse(ledger)).toEqual(ledger);
  });

  test("a series, named for an entry on inputs, is not looked for", () => {
    const parameters = { cashFlows: [-1, 2], rate: 0 };
    const step = { calculation: "net-present-value", series: "nowhere", parameters };
    expect(runPlan({ steps: [step], missing: [] }, { series: [] }).ledger).toMatchObject([{ value: 1 }]);
  });

  const refused: readonly [string, string, Readonly<Record<string, ParameterValue>>, RegExp][] = [
    ["a missing parameter", "present-value", { rate: 0.1 }, /periods/],
    ["a rate of -100 %", "present-value", { rate: -1, periods: 2 }, /rate/],
    ["a list of one", "irr", { cashFlows: [1] }, /cashFlows/],
    ["a number for a list", "irr", { cashFlows: 1 }, /cashFlows/],
    ["a list for a number", "npv", { cashFlows: [1, 2], rate: [0.1] }, /rate/],
    [
      "a day that is none",
      "loan-schedule",
      { principal: 1, annualRate: 0, payments: 1, firstPayment: "2021-02-30" },
      /firstPayment/,
    ],
  ];
  test.each(refused)("%s, given, is refused by its name", (_, id, parameters, name) => {
    expect(() => calculate(id, { parameters })).toThrow(FinRiskError);
    expect(() => calculate(id, { parameters })).toThrow(name);
  });

  test("an entry on a series, run with no data, is refused with what to give", () => {
    expect(() => calculate("volatility", {})).toThrow(/calculated on a series/);
  });

  test("the description for a planner says that no series is needed and what a list holds", () => {
    const described = describeCatalogue().find(({ id }) => id === "internal-rate-of-return");
    expect(described).toMatchObject({
      needsSeries: false,
      needsBenchmark: false,
      parameters: [{ name: "cashFlows", type: "list of 2 to 1200 numbers" }],
    });
  });
});

describe("loan schedule", () => {
  test("its dated values, of a loan from the last of January, keep to month ends and come down to exactly 0", () => {
    const parameters = { principal: 300, annualRate: 0, payments: 3, firstPayment: "2020-01-31" };
    expect(calculate("loan-schedule", { parameters }).values).toEqual([
      { date: "2020-01-31", value: 200 },
      { date: "2020-02-29", value: 100 },
      { date: "2020-03-31", value: 0 },
    ]);
  });
});
