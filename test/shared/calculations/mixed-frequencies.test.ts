import { expect, test } from "vitest";
import { readMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
import { runPlan } from "#shared/calculations/run-plan.ts";
import { monthEnds } from "./golden-calculations.ts";

const DAY_MS = 86_400_000;
const MONTHS = monthEnds(12);

/** Every day from the first month end to the last; the fund has a price on each, the index on month ends only. */
const DAYS = Array.from(
  { length: (Date.parse(MONTHS.at(-1) ?? "") - Date.parse(MONTHS[0] ?? "")) / DAY_MS + 1 },
  (_, position) => new Date(Date.parse(MONTHS[0] ?? "") + position * DAY_MS).toISOString().slice(0, 10),
);
const rows = DAYS.map((day, position) => {
  const month = MONTHS.indexOf(day);
  return `${day},${100 + (position % 7)},${month < 0 ? "" : 1_000 + month * 10}`;
});
const { data } = readMarketDataCsv(`date,Fund,Index\n${rows.join("\n")}\n`);

const run = (calculation: string, series: string, benchmark?: string) =>
  runPlan(
    {
      steps: [{ calculation, series, parameters: {}, ...(benchmark === undefined ? {} : { benchmark }) }],
      missing: [],
    },
    data,
  ).ledger[0];

test("a daily series, calculated alone, states 252 periods a year; a monthly one of the same file, 12", () => {
  expect(run("volatility", "Fund")?.parameters).toMatchObject({ periodsPerYear: 252 });
  expect(run("volatility", "Index")?.parameters).toMatchObject({ periodsPerYear: 12 });
});

test("a daily series, against a monthly one, is read at month ends, states 12 periods a year and what was left out", () => {
  const entry = run("tracking-error", "Fund", "Index");
  expect(entry).toMatchObject({ observations: 11, parameters: { periodsPerYear: 12 } });
  expect(entry?.warnings).toContain(
    "Only dates common to all series were used; the others of Fund were left out.",
  );
});
