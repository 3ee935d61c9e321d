import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParameterValue } from "#shared/calculations/calculation.ts";
import { LedgerEntrySchema } from "#shared/calculations/ledger.ts";
import { expectClose, returnsOf } from "./drawn-samples.ts";
import { relativeError } from "./golden-calculations.ts";
import { runScenario, SCENARIO_GOLDEN } from "./golden-scenarios.ts";
import { DATA, run, seriesOf, step } from "./plans.ts";

const TOLERANCE = 1e-11;

const sumOf = (parts: readonly { readonly value: number }[] = []) =>
  parts.reduce((sum, { value }) => sum + value, 0);

describe("scenarios", () => {
  test.each(SCENARIO_GOLDEN.rows)(
    "$calculation $method, of the sample $sample with $parameters, gives $expected and its parts",
    ({ sample, calculation, method, parameters, expected, breakdown }) => {
      const data = SCENARIO_GOLDEN.samples[sample] ?? { returns: [] };
      const result = runScenario(calculation, data, parameters, method);
      if (expected === null) {
        expect(result.value).toBeNaN();
        expect(result.breakdown).toBeUndefined();
        expect(result.warnings).not.toEqual([]);
        return;
      }
      expect(relativeError(result.value, expected)).toBeLessThan(TOLERANCE);
      const parts = result.breakdown ?? [];
      expect(parts.map(({ name }) => name)).toEqual(breakdown.map(({ name }) => name));
      for (const [index, { value }] of parts.entries()) {
        expect(relativeError(value, breakdown[index]?.value ?? Number.NaN)).toBeLessThan(TOLERANCE);
      }
    },
  );
});

describe("stress", () => {
  const returns = [0.01, 0.05, 0.03];
  const benchmark = [0.01, 0.03, 0.02];

  test("market stress, by a shock beyond what was seen and beyond ruin, says both", () => {
    const { value, conventions, warnings } = runScenario(
      "market-stress",
      { returns, benchmark },
      { marketReturn: -0.6 },
    );
    expectClose(value, -1.2);
    expectClose(Number(conventions["beta"]), 2);
    expect(warnings).toHaveLength(2);
  });

  test("market stress, by a shock that was seen, has nothing to warn of", () => {
    const { warnings } = runScenario("market-stress", { returns, benchmark }, { marketReturn: 0.03 });
    expect(warnings).toEqual([]);
  });

  const assets = ["A", "B", "C"].map((name, index) => ({
    ...{ name, weight: [0.5, 0.3, 0.2][index] ?? 0 },
    returns: [0.01, 0.02 * index, -0.01],
  }));
  const refused: readonly [string, Readonly<Record<string, ParameterValue>>, string, RegExp][] = [
    ["a name that is not held", { assetReturn: -0.1, asset: "D" }, "direct", /it holds A, B, C/],
    ["several shocks for one asset", { assetReturns: [-0.1, 0.1, 0], asset: "A" }, "direct", /one return/],
    ["fewer shocks than assets", { assetReturns: [-0.1, 0.1] }, "direct", /in this order: A, B, C/],
    ["two shocks that should move the third", { assetReturns: [-0.1, 0.1, 0] }, "correlated", /Only one/],
  ];
  test.each(refused)(
    "asset stress, given %s, is undefined and says what to give",
    (_, parameters, method, why) => {
      const { value, warnings } = runScenario("asset-stress", { returns, assets }, parameters, method);
      expect(value).toBeNaN();
      expect(warnings.join(" ")).toMatch(why);
    },
  );

  test("asset stress, along with an asset that does not vary or was seen once, is undefined and says why", () => {
    for (const seen of [[0.01, 0.01, 0.01], [0.01]]) {
      const still = assets.map((asset) => ({ ...asset, returns: seen }));
      const parameters = { assetReturn: -0.1, asset: "a" };
      const { value, warnings } = runScenario(
        "asset-stress",
        { returns: seen, assets: still },
        parameters,
        "correlated",
      );
      expect(value).toBeNaN();
      expect(warnings).not.toEqual([]);
    }
  });

  test("asset stress, of any shocks, is the sum of its parts and grows with the shocks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 3, maxLength: 3 }), (points) => {
        const assetReturns = points.map((point) => point / 100);
        const whole = runScenario("asset-stress", { returns, assets }, { assetReturns });
        expectClose(sumOf(whole.breakdown), whole.value);
        const halved = runScenario(
          "asset-stress",
          { returns, assets },
          { assetReturns: assetReturns.map((each) => each / 2) },
        );
        expectClose(halved.value * 2, whole.value);
      }),
    );
  });
});

describe("a scenario in a plan", () => {
  test("market stress, without its shock, is a problem that names what it needs", () => {
    const { ledger, problems } = run({ ...DATA, benchmark: "B" }, step("market-stress"));
    expect(ledger).toEqual([]);
    expect(problems).toMatchObject([
      { kind: "bad-parameter", message: "Market stress needs what was not given: marketReturn." },
    ]);
  });

  const unsettled: readonly [string, Readonly<Record<string, ParameterValue>>, string][] = [
    ["no return", {}, "Asset stress needs what was not given: assetReturn."],
    ["a return and a list", { assetReturn: -0.1, assetReturns: [-0.1] }, "in its place"],
  ];
  test.each(unsettled)(
    "asset stress, given %s, is a problem that says which to give",
    (_, parameters, message) => {
      const data = { ...DATA, positions: [{ name: "A", weight: 1 }] };
      const asked = { series: "portfolio", parameters: { ...parameters } };
      const { ledger, problems } = run(data, step("asset-stress", asked));
      expect(ledger).toEqual([]);
      expect(problems[0]?.message).toContain(message);
    },
  );

  test("market stress, of a whole portfolio with a value, is told in money too", () => {
    const positions = [{ name: "A", weight: 1 }];
    const worth = { portfolioValue: 1_000, currency: "USD", benchmark: "A", positions };
    const parameters = { marketReturn: -0.1 };
    const { ledger } = run({ ...DATA, ...worth }, step("market-stress", { series: "portfolio", parameters }));
    expect(ledger[0]?.amount?.currency).toBe("USD");
    expectClose(ledger[0]?.amount?.value ?? Number.NaN, -100);
  });
});

describe("returns beyond any number", () => {
  const wild = seriesOf("wild", "price", [1e-300, 1e300, 1e-300, 1e300, 2, 1]);
  const still = seriesOf("still", "price", [1, 1, 1, 1, 1, 1]);
  const steps = [
    step("market-stress", { parameters: { marketReturn: -0.1 } }),
    step("historical-replay"),
    step("worst-window", { parameters: { windowPeriods: 2 } }),
    step("simulated-return", { parameters: { paths: 1_000 } }),
    step("simulated-return", { method: "bootstrap", parameters: { paths: 1_000 } }),
    step("buy-and-hold"),
    step("periodic-investment"),
    step("periodic-investment", { method: "money-weighted" }),
    step("moving-average-crossover", { parameters: { shortWindow: 1, longWindow: 2 } }),
    step("pair-ratio", { parameters: { windowPeriods: 3 } }),
    step("recovery-gain"),
  ];

  test.each(steps)(
    "$calculation $method, of them, is nothing with a reason, or a number, in a ledger that holds",
    (only) => {
      for (const [subject, benchmark] of [
        ["wild", "still"],
        ["still", "wild"],
      ] as const) {
        const { ledger, problems } = run({ series: [wild, still], benchmark }, { ...only, series: subject });
        expect(problems).toEqual([]);
        expect(LedgerEntrySchema.array().parse(ledger)).toEqual(ledger);
        const [entry] = ledger;
        if (entry?.value === null) expect(entry.warnings).not.toEqual([]);
        else expect(Math.abs(entry?.value ?? Number.NaN)).toBeLessThan(1e14);
      }
    },
  );
});

describe("replay", () => {
  const CRISIS = { from: "2001-03-01", to: "2001-04-30" } as const;

  test("historical replay, of a range of dates, tells its own period, count and path in the ledger", () => {
    const { ledger, problems } = run(DATA, step("historical-replay", { parameters: CRISIS }));
    expect(problems).toEqual([]);
    expect(LedgerEntrySchema.array().parse(ledger)).toEqual(ledger);
    expect(ledger[0]).toMatchObject({
      observations: 2,
      period: { from: "2001-02-28", to: "2001-04-30" },
      parameters: CRISIS,
    });
    expect(ledger[0]?.values?.map(({ date }) => date)).toEqual(["2001-03-31", "2001-04-30"]);
    expectClose(ledger[0]?.values?.at(-1)?.value ?? Number.NaN, ledger[0]?.value ?? Number.NaN);
  });

  test("historical replay, of bare returns by dates, is undefined and says that no dates are known", () => {
    const { value, warnings } = runScenario("historical-replay", { returns: [0.1, 0.2], dates: [] }, CRISIS);
    expect(value).toBeNaN();
    expect(warnings).toEqual(["The dates of the returns are not known, so no range of them can be taken."]);
  });

  test("worst window, with none stated, is a year of the data, which is said", () => {
    const { conventions, observations } = runScenario("worst-window", {
      returns: new Array<number>(20).fill(0.01),
    });
    expect([conventions["windowPeriods"], observations]).toEqual([12, 12]);
  });

  test("worst window, of any returns, is a window of them that none undercuts", () => {
    fc.assert(
      fc.property(returnsOf(4), fc.integer({ min: 1, max: 4 }), (returns, windowPeriods) => {
        const { value, period, values } = runScenario("worst-window", { returns }, { windowPeriods });
        const replayed = runScenario(
          "historical-replay",
          { returns },
          {
            from: values?.[0]?.date ?? "",
            to: period?.to ?? "",
          },
        );
        expectClose(replayed.value, value);
        for (let first = 0; first + windowPeriods <= returns.length; first += 1) {
          const other = runScenario("historical-replay", {
            returns: returns.slice(first, first + windowPeriods),
          });
          expect(value).toBeLessThanOrEqual(other.value + 1e-12);
        }
      }),
    );
  });
});
