import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import { CATALOGUE, findCalculation } from "#shared/calculations/catalogue.ts";
import { FinRiskError } from "#shared/errors.ts";
import { A, DATA, run, seriesOf, step } from "./plans.ts";

const PAIRS = { parameters: { rollingWindow: 2 } };

describe("rolling form", () => {
  test("cumulative return, rolled over two of three months, has two dated values and is of the latest window", () => {
    const { ledger, problems } = run(DATA, step("cumulative-return", PAIRS));
    expect(problems).toEqual([]);
    expect(ledger[0]).toMatchObject({
      observations: 2,
      period: { from: "2001-02-28", to: "2001-04-30" },
      parameters: { rollingWindow: 2, rollingValue: expect.stringContaining("latest window") },
      values: [
        { date: "2001-03-31", value: expect.closeTo(-0.01, 12) },
        { date: "2001-04-30", value: expect.closeTo(-0.01, 12) },
      ],
    });
    expect(ledger[0]?.value).toBe(ledger[0]?.values?.at(-1)?.value);
  });

  test("beta, rolled against a benchmark without movement in one window, leaves that one out and says so", () => {
    const flat = seriesOf("flat", "return", [0.01, 0.01, 0.03, 0.02]);
    const moving = seriesOf("moving", "return", [0.02, 0.01, 0.03, 0.01]);
    const [entry] = run(
      { series: [flat, moving] },
      step("beta", { ...PAIRS, series: "moving", benchmark: "flat" }),
    ).ledger;
    expect(entry?.values?.map(({ date }) => date)).toEqual(["2001-03-31", "2001-04-30"]);
    expect(entry?.value).toBeCloseTo(2, 12);
    expect(entry?.warnings).toContain("Of 3 rolling windows 1 have no defined figure and are left out.");
  });

  test("volatility, rolled over more returns than there are, is undefined with the reason", () => {
    const [entry] = run(DATA, step("volatility", { parameters: { rollingWindow: 4 } })).ledger;
    expect(entry?.value).toBeNull();
    expect(entry?.warnings).toContain("There are fewer returns than the rolling window holds.");
  });

  test("volatility, rolled over bare returns, is that of the latest window", () => {
    const rolled = calculate("volatility", { returns: [0.5, 0.01, 0.03], frequency: "monthly", ...PAIRS });
    const latest = calculate("volatility", { returns: [0.01, 0.03], frequency: "monthly" });
    expect(rolled.value).toBeCloseTo(latest.value ?? Number.NaN, 12);
    expect(rolled.values).toBeUndefined();
  });

  test("a calculation without a faster way, over windows that would be read for minutes, is undefined at once", () => {
    const returns = Array.from({ length: 20_000 }, (_, day) => (day % 7) / 1_000);
    const rolled = calculate("skewness", {
      returns,
      frequency: "daily",
      parameters: { rollingWindow: 10_000 },
    });
    expect(rolled.value).toBeNull();
    expect(rolled.warnings.join(" ")).toContain("too long");
  });

  test.each([1, 2.5, 100_001, "60"])(
    "a window of %j, asked for, is refused with its name",
    (rollingWindow) => {
      const { problems } = run({ series: [A] }, step("volatility", { parameters: { rollingWindow } }));
      expect(problems).toMatchObject([
        { kind: "bad-parameter", message: expect.stringContaining("rollingWindow") },
      ]);
      const entry = findCalculation("volatility");
      if (entry?.needs !== "subject") throw new Error("the catalogue has no volatility");
      const sample = { dates: [], returns: [0.1, 0.2], frequency: "monthly" } as const;
      const parameters = { periodsPerYear: 12, rollingWindow };
      expect(() => entry.compute({ method: "sample", parameters, sample })).toThrow(FinRiskError);
    },
  );

  test("entries on one series or a pair, and no others, take a window unless they draw or cut by dates", () => {
    const rolling = CATALOGUE.filter(({ parameters }) => "rollingWindow" in parameters.shape);
    const needs = new Set(rolling.map((entry) => entry.needs));
    expect(needs).toEqual(new Set(["subject", "subject-and-benchmark"]));
    const left = CATALOGUE.filter((entry) => needs.has(entry.needs) && !rolling.includes(entry));
    expect(left.map(({ id }) => id)).toEqual(["historical-replay", "simulated-return", "loss-probability"]);
  });
});
