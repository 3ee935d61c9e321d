import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { calculate } from "#shared/calculations/calculate.ts";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { type MarketData, MarketDataSchema } from "#shared/calculations/market-data.ts";
import { parseMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
import type { ChartSpecification } from "#shared/charts/chart.ts";
import { chartEntry, SAMPLE_CHART_IDS } from "#shared/charts/chart-entry.ts";
import { chartOnData } from "#shared/charts/chart-ledger.ts";
import { MOST_POINTS } from "#shared/charts/thin-points.ts";
import { FinRiskError } from "#shared/errors.ts";
import { drawChart, faultsOf } from "./render-chart.ts";

const seed = (name: string) =>
  readFileSync(new URL(`../../../functions/seed/${name}`, import.meta.url), "utf8");
const SAMPLE = MarketDataSchema.parse({
  ...z.record(z.string(), z.unknown()).parse(JSON.parse(seed("portfolio.json"))),
  ...parseMarketDataCsv(seed("market-prices.csv")),
});

const entryOf = (fields: Partial<LedgerEntry>): LedgerEntry => ({
  id: "c1",
  calculation: "volatility",
  title: "Volatility",
  method: "sample",
  series: ["A"],
  parameters: {},
  value: 0.2,
  unit: "fraction",
  observations: 3,
  warnings: [],
  ...fields,
});

/** Rows of every inline data set of a specification, in order. */
const LayersSchema = z.object({
  data: z.object({ values: z.array(z.record(z.string(), z.unknown())) }).optional(),
});
function rowsOf(chart: ChartSpecification) {
  const { layer = [] } = z.object({ layer: z.array(LayersSchema).optional() }).parse(chart);
  return [LayersSchema.parse(chart), ...layer].flatMap(({ data }) =>
    data === undefined ? [] : [data.values],
  );
}

/** Entries that need parameters are given those of their worked example. */
function chartOf({ id, example: { parameters = {} } }: (typeof CATALOGUE)[number]) {
  try {
    return chartOnData(calculate(id, { data: SAMPLE, parameters }), SAMPLE);
  } catch (error) {
    // The example's parameters may name assets and dates that the sample lacks.
    if (error instanceof FinRiskError) return undefined;
    throw error;
  }
}

/** Every entry of the catalogue that can be calculated on the sample portfolio, with the chart the rule gives it. */
const CHARTED = CATALOGUE.filter(({ needs }) => needs !== "inputs").flatMap((calculation) => {
  const chart = chartOf(calculation);
  return chart === undefined ? [] : [{ id: calculation.id, chart }];
});

describe("chartEntry", () => {
  test("calculations with a chart of their sample, by id, are all in the catalogue and all draw one", () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(SAMPLE_CHART_IDS.filter((id) => !ids.includes(id))).toEqual([]);
    expect(CHARTED.map(({ id }) => id)).toEqual(expect.arrayContaining([...SAMPLE_CHART_IDS]));
  });

  test.each(CHARTED)(
    "$id, on the sample portfolio, is a valid specification that draws marks",
    async ({ chart }) => {
      expect(faultsOf(chart)).toEqual([]);
      const { svg, warnings } = await drawChart(chart);
      expect(warnings).toEqual([]);
      expect(svg).toMatch(/<path aria-label="[^"]+" role="graphics-symbol"/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  test.each(CHARTED)("$id, charted, has a title, a description and the ledger's id", ({ chart }) => {
    expect(chart).toMatchObject({
      title: { text: expect.stringMatching(/\w{3}/) },
      description: expect.stringMatching(/^(Area|Bar|Line|Histogram|Heat|Scatter)\b.*\d.*\.$/),
      usermeta: { calculations: ["c1"] },
    });
  });

  const data: MarketData = {
    series: [
      {
        name: "A",
        kind: "price",
        points: [
          { date: "2020-01-31", value: 100 },
          { date: "2020-02-29", value: 125 },
          { date: "2020-03-31", value: 75 },
          { date: "2020-04-30", value: 100 },
        ],
      },
    ],
  };

  test("a drawdown, of prices, falls from the first price's date and marks the deepest point", () => {
    const chart = chartOnData(calculate("maximum-drawdown", { data }), data);
    const [line, marked] = rowsOf(chart ?? {});
    expect(line).toEqual([
      { date: "2020-01-31", period: 0, value: 0 },
      { date: "2020-02-29", period: 1, value: 0 },
      { date: "2020-03-31", period: 2, value: -0.4 },
      { date: "2020-04-30", period: 3, value: expect.closeTo(-0.2, 12) },
    ]);
    expect(marked).toEqual([{ date: "2020-03-31", period: 2, value: -0.4, label: "-40.00%" }]);
  });

  test("a drawdown, of bare returns, is drawn over numbered periods from the start", async () => {
    const sample = { dates: [], returns: [0.25, -0.4], frequency: "monthly" as const };
    const chart = chartEntry(entryOf({ calculation: "maximum-drawdown", series: [] }), sample);
    expect(rowsOf(chart ?? {})[0]).toEqual([
      { period: 0, value: 0 },
      { period: 1, value: 0 },
      { period: 2, value: -0.4 },
    ]);
    expect((await drawChart(chart ?? {})).warnings).toEqual([]);
  });

  test("a drawdown, of dated returns, starts with the first return's date", () => {
    const sample = { dates: ["2020-01-31", "2020-02-29"], returns: [-0.5, 0], frequency: "monthly" as const };
    const chart = chartEntry(entryOf({ calculation: "maximum-drawdown" }), sample);
    expect(rowsOf(chart ?? {})[0]).toEqual([
      { date: "2020-01-31", period: 0, value: -0.5 },
      { date: "2020-02-29", period: 1, value: -0.5 },
    ]);
  });

  test("a value at risk, over one period, is a line across the histogram; over several it is no return of one", () => {
    const oneMonth = calculate("value-at-risk", { data });
    const chart = chartOnData(oneMonth, data);
    expect(rowsOf(chart ?? {})[1]).toEqual([
      { figure: oneMonth.value, label: expect.stringMatching(/^95% value at risk -\d\d\.\d\d%$/) },
    ]);
    const threeMonths = calculate("value-at-risk", { data, parameters: { horizonPeriods: 3 } });
    expect(chartOnData(threeMonths, data)).toBeUndefined();
  });

  test("a curve, such as a frontier, is a line in its own order whose points tell what lies behind them", async () => {
    const points = [
      {
        x: 0.1,
        y: 0.05,
        parts: [
          { name: "A", value: 0.2 },
          { name: "B", value: 0.8 },
        ],
      },
      { x: 0.2, y: 0.08, parts: [{ name: "A", value: 1 }] },
    ];
    const chart = chartEntry(entryOf({ curve: { x: "volatility", y: "mean return", points } })) ?? {};
    expect(rowsOf(chart)).toEqual([
      [
        { x: 0.1, y: 0.05, note: "B 80.00%, A 20.00%" },
        { x: 0.2, y: 0.08, note: "A 100.00%" },
      ],
    ]);
    expect(chart["description"]).toContain(
      "from mean return 5.00% at volatility 10.00% to mean return 8.00% at volatility 20.00%",
    );
    expect((await drawChart(chart)).warnings).toEqual([]);
  });

  test("percentiles, of simulated paths, are bands around the median; other parts stay out", async () => {
    const breakdown = [
      { name: "95th percentile", value: 0.3 },
      { name: "Median", value: 0.1 },
      { name: "5th percentile", value: -0.2 },
      { name: "Probability of a loss", value: 0.4 },
    ];
    const chart = chartEntry(entryOf({ breakdown })) ?? {};
    expect(rowsOf(chart)[0]).toEqual([{ from: -0.2, to: 0.3 }]);
    expect(chart["description"]).toMatch(/: 5 % -20\.00%, median 10\.00%, 95 % 30\.00%\.$/);
    expect((await drawChart(chart)).warnings).toEqual([]);
  });

  test("weights, behind a ratio, are bars in percent that are called weights", () => {
    const breakdown = [
      { name: "Weight of A", value: 0.25 },
      { name: "Weight of B", value: 0.75 },
    ];
    const chart = chartEntry(entryOf({ title: "Maximum Sharpe ratio", unit: "ratio", breakdown })) ?? {};
    expect(rowsOf(chart)[0]).toEqual([
      { name: "A", value: 0.25, label: "25.00%" },
      { name: "B", value: 0.75, label: "75.00%" },
    ]);
    expect(chart["description"]).toBe(
      "Bar chart: Maximum Sharpe ratio of A, 0.20, by weight: A 25.00%, B 75.00%.",
    );
  });

  test("dated values, of a rolling calculation, are a line though its sample has a chart too", () => {
    const values = ["2020-01-31", "2020-02-29", "2020-03-31"].map((date) => ({ date, value: -0.1 }));
    const rolling = entryOf({ calculation: "value-at-risk", values });
    const chart = chartEntry(rolling, { dates: [], returns: [0.1, 0.2], frequency: "daily" });
    expect(chart?.["description"]).toMatch(/^Line chart/);
  });

  test("parts, more than can be read, are the largest of them, which the subtitle says", () => {
    const breakdown = Array.from({ length: 60 }, (_, position) => ({
      name: `asset ${position}`,
      value: position % 2 === 0 ? position / 1_000 : -position / 1_000,
    }));
    const chart = chartEntry(entryOf({ breakdown })) ?? {};
    expect(rowsOf(chart)[0]?.map(({ name }) => name)).toEqual(breakdown.slice(20).map(({ name }) => name));
    expect(chart).toMatchObject({
      title: { subtitle: expect.stringContaining("the 40 largest of 60 parts") },
    });
  });

  test("a backtest, which has both a path and figures beside it, is drawn as its path", () => {
    const values = ["2020-01-01", "2020-02-01", "2020-03-01"].map((date, value) => ({ date, value }));
    const breakdown = ["Annual return", "Maximum drawdown"].map((name) => ({ name, value: 0.1 }));
    const chart = chartEntry(entryOf({ values, breakdown })) ?? {};
    expect(chart["description"]).toContain("Line chart");
  });

  test("a long series, drawn as a line, keeps to the limit and says both of its ends", async () => {
    const day = (position: number) => new Date(Date.UTC(2000, 0, 1 + position)).toISOString().slice(0, 10);
    const values = Array.from({ length: 5_000 }, (_, position) => ({
      date: day(position),
      value: Math.sin(position),
    }));
    const chart = chartEntry(entryOf({ values })) ?? {};
    expect(rowsOf(chart)[0]?.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(chart["description"]).toContain(`from 0.00% on 2000-01-01 to -66.39% on ${day(4_999)}`);
    expect((await drawChart(chart)).warnings).toEqual([]);
  });

  test("dates, drawn where it is still the evening before, stay the days they are", async () => {
    const values = ["2020-01-01", "2020-02-01", "2020-03-01"].map((date, value) => ({ date, value }));
    const before = process.env["TZ"];
    process.env["TZ"] = "America/Los_Angeles";
    try {
      const { svg } = await drawChart(chartEntry(entryOf({ values, unit: "ratio" })) ?? {});
      expect(svg).toContain("Date: 2020-01-01");
      expect(svg).not.toContain("2019");
    } finally {
      process.env["TZ"] = before;
    }
  });

  test.each([
    ["a plain figure", entryOf({})],
    ["an undefined result", entryOf({ calculation: "value-at-risk", value: null })],
    ["one part alone", entryOf({ breakdown: [{ name: "A", value: 1 }] })],
    [
      "two dated values",
      entryOf({
        values: [
          { date: "2020-01-01", value: 1 },
          { date: "2020-02-01", value: 2 },
        ],
      }),
    ],
  ])("%s, asked for a chart, has none", (_, entry) => {
    expect(chartEntry(entry, { dates: [], returns: [0.1, 0.2], frequency: "daily" })).toBeUndefined();
  });

  test("returns that do not vary, or a debt, have no chart", () => {
    const flat = { dates: [], returns: [0.1, 0.1], frequency: "daily" as const };
    expect(chartEntry(entryOf({ calculation: "value-at-risk" }), flat)).toBeUndefined();
    const debt = { ...flat, returns: [0.1, -1.5] };
    expect(chartEntry(entryOf({ calculation: "maximum-drawdown" }), debt)).toBeUndefined();
  });
});
