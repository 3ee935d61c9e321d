import { describe, expect, test } from "vitest";
import type { MarketData } from "#shared/calculations/market-data.ts";
import { runPlan } from "#shared/calculations/run-plan.ts";
import { chartLedger } from "#shared/charts/chart-ledger.ts";
import { drawChart } from "./render-chart.ts";

const seriesOf = (name: string, prices: readonly number[]): MarketData["series"][number] => ({
  name,
  kind: "price",
  points: prices.map((value, month) => ({ date: `2009-0${month + 1}-01`, value })),
});
const DATA: MarketData = { series: [seriesOf("A", [100, 110, 99, 104]), seriesOf("B", [50, 51, 52, 40])] };

function chartOf(steps: readonly (readonly [calculation: string, series: string])[]) {
  const plan = steps.map(([calculation, series]) => ({ calculation, series, parameters: {} }));
  return chartLedger(runPlan({ steps: plan, missing: [] }, DATA).ledger, DATA);
}

describe("chartLedger", () => {
  test("one calculation, run on several series, is compared in bars that trace to each entry", async () => {
    const chart = chartOf([
      ["maximum-drawdown", "A"],
      ["volatility", "B"],
      ["maximum-drawdown", "B"],
    ]);
    expect(chart).toMatchObject({
      title: { text: "Maximum drawdown" },
      description: "Bar chart: Maximum drawdown, 2009-01-01 to 2009-04-01, of A -10.00%, B -23.08%.",
      usermeta: { calculations: ["c1", "c3"] },
    });
    expect((await drawChart(chart ?? {})).warnings).toEqual([]);
  });

  test("several calculations, on one series, are shown by the first that has a chart", () => {
    const chart = chartOf([
      ["volatility", "A"],
      ["value-at-risk", "A"],
      ["maximum-drawdown", "A"],
    ]);
    expect(chart).toMatchObject({
      title: { text: "Value at risk of A" },
      usermeta: { calculations: ["c2"] },
    });
  });

  test("the same calculation, asked for twice of one series, is no comparison", () => {
    const chart = chartOf([
      ["maximum-drawdown", "A"],
      ["maximum-drawdown", "A"],
    ]);
    expect(chart?.["description"]).toMatch(/^Area chart/);
  });

  test("figures alone, or nothing, are not drawn", () => {
    expect(chartOf([["volatility", "A"]])).toBeUndefined();
    expect(chartOf([])).toBeUndefined();
  });
});
