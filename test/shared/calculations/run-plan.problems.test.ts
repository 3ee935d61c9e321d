import { describe, expect, test } from "vitest";
import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import type { MarketData, Series } from "#shared/calculations/market-data.ts";
import type { PlanProblem } from "#shared/calculations/run-plan.ts";
import { A, B, DATA, run, seriesOf, step } from "./plans.ts";

type Row = readonly [
  situation: string,
  data: MarketData,
  step: PlanStep,
  kind: PlanProblem["kind"],
  words: string,
];

const volatility = step("volatility");
const ofPortfolio = step("volatility", { series: "portfolio" });
const betaToB = step("beta", { benchmark: "B" });
const only = (...series: Series[]): MarketData => ({ series });
const pricesOf = (...values: number[]): MarketData => only(seriesOf("A", "price", values));

const stranger: MarketData = { ...DATA, positions: [{ name: "C", weight: 1 }] };
const duplicate = only({ ...A, points: [...A.points, ...A.points.slice(-1)] });
const descending = only({ ...A, points: A.points.toReversed() });
const apart = only(A, seriesOf("B", "price", [1, 2, 3], ["2002-01-31", "2002-02-28", "2002-03-31"]));
const daily = only(A, seriesOf("B", "return", [0.1, 0.2, 0.1], ["2001-02-26", "2001-02-27", "2001-02-28"]));
const tooSure = step("value-at-risk", { parameters: { confidence: 95 } });
const foreign = step("beta", { benchmark: "B", parameters: { confidence: 0.9 } });

const rows: readonly Row[] = [
  ["an unknown calculation", DATA, step("horoscope"), "unknown-calculation", "horoscope"],
  [
    "an unknown method",
    DATA,
    step("volatility", { method: "horoscope" }),
    "bad-parameter",
    "it offers sample",
  ],
  ["an unknown series", DATA, step("volatility", { series: "C" }), "unknown-series", "the series are A, B"],
  ["no positions", DATA, ofPortfolio, "unknown-series", "give positions"],
  ["a position without a series", stranger, ofPortfolio, "unknown-series", "no series named C"],
  ["two series of one name", only(A, A), volatility, "bad-series", "More than one"],
  ["no benchmark", DATA, step("beta"), "missing-benchmark", "needs a benchmark"],
  ["an unknown benchmark", DATA, step("beta", { benchmark: "C" }), "unknown-series", "no series named C"],
  ["a parameter out of range", DATA, tooSure, "bad-parameter", "confidence"],
  ["a parameter of another calculation", DATA, foreign, "bad-parameter", "confidence"],
  ["a date given twice", duplicate, volatility, "bad-series", "ascending"],
  ["dates in descending order", descending, volatility, "bad-series", "ascending"],
  ["a price of zero", pricesOf(1, 0, 1), volatility, "bad-series", "not above zero"],
  ["a value that is no number", pricesOf(1, Number.NaN), volatility, "bad-series", "not a number"],
  ["one price", pricesOf(1), volatility, "too-few-observations", "at least two dates"],
  ["no common dates", apart, betaToB, "too-few-observations", "A and B"],
  ["returns of another frequency", daily, betaToB, "bad-series", "B is daily"],
];

describe("runPlan", () => {
  test.each(rows)("given %s, reports it and still runs the others", (_, data, bad, kind, words) => {
    const other = seriesOf("OTHER", "price", [1, 2]);
    const good = step("cumulative-return", { series: "OTHER" });
    const { ledger, problems } = run({ ...data, series: [...data.series, other] }, bad, good);
    expect(problems).toMatchObject([{ step: 0, calculation: bad.calculation, series: bad.series, kind }]);
    expect(problems[0]?.message).toContain(words);
    expect(ledger).toMatchObject([{ id: "c1", calculation: "cumulative-return", value: 1 }]);
  });

  test("given no series at all, says so", () => {
    const { ledger, problems } = run({ series: [] }, volatility);
    expect(ledger).toEqual([]);
    expect(problems).toMatchObject([{ kind: "unknown-series" }]);
    expect(problems[0]?.message).toContain("no series was given");
  });

  test("given two series that differ in case only, takes the exact one", () => {
    const data = only(seriesOf("B", "price", [1, 2]), { ...B, name: "b" });
    const { ledger } = run(data, step("cumulative-return", { series: "b" }));
    expect(ledger).toMatchObject([{ series: ["b"], value: 0.2 }]);
  });
});
