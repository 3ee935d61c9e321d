import { describe, expect, test } from "vitest";
import type { Calculation, ParameterValue } from "#shared/calculations/calculation.ts";
import { CATALOGUE, describeCatalogue, findCalculation } from "#shared/calculations/catalogue.ts";
import { FinRiskError } from "#shared/errors.ts";
import { GOLDEN, GOLDEN_INPUTS, monthEnds, relativeError } from "./golden-calculations.ts";
import { FACTORS_GOLDEN } from "./golden-factors.ts";
import { PORTFOLIO_GOLDEN } from "./golden-portfolio.ts";
import { SCENARIO_GOLDEN } from "./golden-scenarios.ts";

const TOLERANCE = 1e-12;

function compute(
  calculation: Calculation,
  returns: readonly number[],
  benchmark: readonly number[],
  parameters: Readonly<Record<string, ParameterValue>>,
  method: string = calculation.methods[0].id,
  members: Calculation["example"]["assets"] = [],
  factors: Calculation["example"]["factors"] = [],
) {
  const dates = monthEnds(returns.length);
  const assets = members.map((asset) => ({ weight: Number.NaN, ...asset }));
  const sample = { dates, returns, benchmark, factors, assets, frequency: "monthly" } as const;
  return calculation.compute({ method, parameters, sample });
}

/** A phrase as it is compared: lower case, with spaces for hyphens. */
const plain = (phrase: string): string => phrase.toLowerCase().replaceAll(/[-–]/g, " ");

function find(id: string): Calculation {
  const found = findCalculation(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
}

describe("catalogue", () => {
  test.each(GOLDEN.rows)(
    "$calculation $method, of the sample $sample with $parameters, gives $expected",
    (row) => {
      const { returns = [], benchmark = [] } = GOLDEN.samples[row.sample] ?? {};
      const result = compute(find(row.calculation), returns, benchmark, row.parameters, row.method);
      if (row.expected === null) {
        expect(result.value).toBeNaN();
        expect(result.warnings).not.toEqual([]);
        return;
      }
      expect(relativeError(result.value, row.expected)).toBeLessThan(TOLERANCE);
      expect(result.observations).toBe(returns.length);
    },
  );

  test.each(CATALOGUE)("$id, by its worked example, gives the value worked by hand", (calculation) => {
    const { returns = [], benchmark = [], assets, factors, parameters = {}, value } = calculation.example;
    const result = compute(calculation, returns, benchmark, parameters, undefined, assets, factors);
    expect(relativeError(result.value, value)).toBeLessThan(TOLERANCE);
  });

  test("every method of every entry, as a whole, has a golden row with a value, and a source to cite", () => {
    const covered = new Set(
      [
        ...GOLDEN.rows,
        ...GOLDEN_INPUTS.rows,
        ...PORTFOLIO_GOLDEN.rows,
        ...SCENARIO_GOLDEN.rows,
        ...FACTORS_GOLDEN.rows,
      ]
        .filter(({ expected }) => expected !== null)
        .map(({ calculation, method }) => `${calculation}:${method ?? find(calculation).methods[0].id}`),
    );
    const methods = CATALOGUE.flatMap(({ id, methods }) =>
      methods.map((method) => ({ ...method, entry: id })),
    );
    expect(methods.filter(({ entry, id }) => !covered.has(`${entry}:${id}`))).toEqual([]);
    expect(methods.filter(({ title, source }) => title === "" || source === "")).toEqual([]);
  });

  test("every entry, as a whole, has an id of its own, lower-case synonyms and a working", () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, synonyms, example } of CATALOGUE) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(synonyms).toEqual(synonyms.map((synonym) => synonym.toLowerCase()));
      expect(example.working).not.toBe("");
    }
  });

  test("phrases, hyphens and case aside, belong to one entry each", () => {
    const owners = CATALOGUE.flatMap(({ id, title, synonyms }) =>
      [...new Set([id, title, ...synonyms].map(plain))].map((phrase) => [phrase, id] as const),
    );
    const shared = owners.filter(([phrase, id]) =>
      owners.some(([other, owner]) => other === phrase && owner !== id),
    );
    expect(shared).toEqual([]);
  });

  test("findCalculation, by an id in other case or unknown, finds it or nothing", () => {
    expect(findCalculation(" Sharpe-Ratio ")?.id).toBe("sharpe-ratio");
    expect(findCalculation("horoscope")).toBeUndefined();
  });
});

describe("compute", () => {
  test.each([
    ["an unknown method", "horoscope", {}, "method"],
    ["a confidence above its range", "historical", { confidence: 1 }, "parameters.confidence"],
    ["a horizon that is not offered", "historical", { horizonPeriods: 0 }, "parameters.horizonPeriods"],
    ["a parameter that does not exist", "historical", { colour: "red" }, "parameters."],
  ])("given %s, refuses and names it", (_, method, parameters, field) => {
    const sample = {
      ...{ dates: ["2001-01-31"], returns: [0.1], benchmark: [0.1], assets: [], factors: [] },
      frequency: "monthly",
    } as const;
    const attempt = () => find("value-at-risk").compute({ method, parameters, sample });
    expect(attempt).toThrow(FinRiskError);
    expect(attempt).toThrow(field);
  });
});

describe("describeCatalogue", () => {
  test("value at risk, described for a planner, shows its parameters with type, range and default", () => {
    const described = describeCatalogue().find(({ id }) => id === "value-at-risk");
    expect(described).toMatchObject({
      title: "Value at risk",
      methods: [
        "historical",
        "normal",
        "cornish-fisher",
        "monte-carlo",
        "peaks-over-threshold",
        "peaks-over-threshold-moments",
      ],
      needsBenchmark: false,
      parameters: [
        { name: "confidence", type: "number from 0.5 to 0.9999", default: 0.95 },
        { name: "horizonPeriods", type: "integer from 1 to 366", default: 1 },
        { name: "draws", type: "integer from 1000 to 200000" },
        { name: "seed", type: "integer from 0 to 4294967295" },
        { name: "thresholdQuantile", type: "number from 0.5 to 0.99" },
        { name: "rollingWindow", type: "integer from 2 to 100000" },
      ],
    });
  });

  test("the whole catalogue, sent as JSON, comes back equal and with every parameter described", () => {
    const described = describeCatalogue();
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
    const parameters = described.flatMap((entry) => entry.parameters);
    expect(parameters.length).toBeGreaterThan(0);
    expect(parameters.filter(({ description }) => description === "")).toEqual([]);
  });

  test("entries that compare with a benchmark, described, say so", () => {
    const comparing = describeCatalogue().filter(({ needsBenchmark }) => needsBenchmark);
    expect(comparing.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["beta", "correlation", "tracking-error"]),
    );
    expect(comparing.map(({ id }) => id)).not.toContain("volatility");
  });
});
