import { describe, expect, test } from "vitest";
import type { Calculation, ParameterValue } from "#shared/calculations/calculation.ts";
import { CATALOGUE, describeCatalogue, findCalculation } from "#shared/calculations/catalogue.ts";
import { FinRiskError } from "#shared/errors.ts";
import { GOLDEN, monthEnds, relativeError } from "./golden-calculations.ts";

const TOLERANCE = 1e-12;

function compute(
  calculation: Calculation,
  returns: readonly number[],
  benchmark: readonly number[],
  parameters: Readonly<Record<string, ParameterValue>>,
) {
  const sample = { dates: monthEnds(returns.length), returns, benchmark, frequency: "monthly" } as const;
  return calculation.compute({ method: calculation.methods[0].id, parameters, sample });
}

function find(id: string): Calculation {
  const found = findCalculation(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
}

describe("catalogue", () => {
  test.each(GOLDEN.rows)("$calculation, of the sample $sample with $parameters, gives $expected", (row) => {
    const { returns = [], benchmark = [] } = GOLDEN.samples[row.sample] ?? {};
    const result = compute(find(row.calculation), returns, benchmark, row.parameters);
    if (row.expected === null) {
      expect(result.value).toBeNaN();
      expect(result.warnings).not.toEqual([]);
      return;
    }
    expect(relativeError(result.value, row.expected)).toBeLessThan(TOLERANCE);
    expect(result.observations).toBe(returns.length);
  });

  test.each(CATALOGUE)("$id, by its worked example, gives the value worked by hand", (calculation) => {
    const { returns, benchmark = [], parameters = {}, value } = calculation.example;
    const result = compute(calculation, returns, benchmark, parameters);
    expect(relativeError(result.value, value)).toBeLessThan(TOLERANCE);
  });

  test("every entry, as a whole, has golden rows, an id of its own and a citable default method", () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.filter((id) => !GOLDEN.rows.some((row) => row.calculation === id && row.expected !== null)),
    ).toEqual([]);
    for (const { id, synonyms, methods, example } of CATALOGUE) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(synonyms).toEqual(synonyms.map((synonym) => synonym.toLowerCase()));
      expect(methods[0].source).not.toBe("");
      expect(example.working).not.toBe("");
    }
  });

  test("synonyms, across entries, belong to one entry each", () => {
    const all = CATALOGUE.flatMap(({ synonyms }) => synonyms);
    expect(all.filter((synonym, index) => all.indexOf(synonym) !== index)).toEqual([]);
  });

  test("findCalculation, by an id in other case or unknown, finds it or nothing", () => {
    expect(findCalculation(" Sharpe-Ratio ")?.id).toBe("sharpe-ratio");
    expect(findCalculation("horoscope")).toBeUndefined();
  });
});

describe("compute", () => {
  test.each([
    ["an unknown method", "normal", {}, "method"],
    ["a confidence above its range", "historical", { confidence: 1 }, "parameters.confidence"],
    ["a horizon that is not offered", "historical", { horizonPeriods: 10 }, "parameters.horizonPeriods"],
    ["a parameter that does not exist", "historical", { colour: "red" }, "parameters."],
  ])("given %s, refuses and names it", (_, method, parameters, field) => {
    const sample = { dates: ["2001-01-31"], returns: [0.1], benchmark: [0.1], frequency: "monthly" } as const;
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
      methods: ["historical"],
      needsBenchmark: false,
      parameters: [
        { name: "confidence", type: "number from 0.5 to 0.9999", default: 0.95 },
        { name: "horizonPeriods", type: "number, always 1", default: 1 },
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
    expect(comparing.map(({ id }) => id)).toEqual(["beta", "correlation", "tracking-error"]);
  });
});
