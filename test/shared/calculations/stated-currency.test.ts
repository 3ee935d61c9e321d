import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import { FinRiskError } from "#shared/errors.ts";
import { DATA, run, step } from "./plans.ts";

const TERMS = { rate: 0.1, periods: 2, futureValue: 121 } as const;
const IN_EUROS = { ...TERMS, currency: "EUR" } as const;
const MONEY = CATALOGUE.filter(({ unit, needs }) => unit === "money" && needs === "inputs");

describe("the currency of money worked out from parameters", () => {
  test.each(MONEY)("$id, with a currency stated, carries it and gives the same value", ({ id, example }) => {
    const entry = calculate(id, { parameters: { ...example.parameters, currency: "CHF" } });
    expect(entry).toMatchObject({ currency: "CHF", parameters: { currency: "CHF" } });
    expect(entry.value).toBe(calculate(id, { parameters: example.parameters }).value);
  });

  test("present value, with data in dollars, is in dollars unless its parameters say otherwise", () => {
    const data = { ...DATA, currency: "USD" };
    const { ledger } = run(
      data,
      step("present-value", { parameters: TERMS }),
      step("present-value", { parameters: IN_EUROS }),
    );
    expect(ledger.map(({ currency }) => currency)).toEqual(["USD", "EUR"]);
    expect(calculate("present-value", { data, parameters: TERMS }).currency).toBe("USD");
  });

  test("present value, with no currency anywhere, carries none; a rate never carries one", () => {
    expect(Object.keys(calculate("present-value", { parameters: TERMS }))).not.toContain("currency");
    const data = { ...DATA, currency: "USD" };
    const parameters = { cashFlows: [-100, 110] };
    expect(Object.keys(calculate("irr", { data, parameters }))).not.toContain("currency");
  });

  test("a currency that is no code, stated, is refused by its name", () => {
    const parameters = { ...TERMS, currency: "euros" };
    expect(() => calculate("present-value", { parameters })).toThrow(FinRiskError);
    expect(() => calculate("present-value", { parameters })).toThrow(/currency/);
  });
});
