import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import { LedgerEntrySchema } from "#shared/calculations/ledger.ts";
import { CatalogueEntrySchema } from "#shared/calculations/publish-catalogue.ts";
import { runFinRisk, temporaryFolder, writeInto } from "./run-finrisk.ts";

const folder = temporaryFolder();
const elsewhere = ["--data-dir", folder];

// Fund A returns +10 %, -10 %, +10 %; Fund B +10 %, +10 %, -20 %.
const prices = writeInto(
  folder,
  "funds.csv",
  "date,Fund A,Fund B\n2024-01-31,100,50\n2024-02-29,110,55\n2024-03-31,99,60.5\n2024-04-30,108.9,48.4\n",
);
const ownPrices = ["--prices", prices, "--series", "Fund A"];

async function calculate(words: readonly string[]) {
  const { exitCode, stdout, stderr } = await runFinRisk(["calculate", ...words, "--json"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return LedgerEntrySchema.parse(JSON.parse(stdout));
}

describe("finrisk calculate", () => {
  test("a synonym, with prices of one's own, gives the ledger entry as JSON", async () => {
    const entry = await calculate(["vol", ...ownPrices]);
    expect(entry).toMatchObject({ calculation: "volatility", series: ["Fund A"], observations: 3 });
    expect(entry.value).toBeCloseTo(Math.sqrt(0.04 / 3) * Math.sqrt(12), 12);
  });

  test("a file as a European spreadsheet writes it, with a gap, is read and the gap is warned about", async () => {
    const text =
      "Date;Fund A\n31.01.2024;1.000,00 €\n29.02.2024;n/a\n31.03.2024;990,00 €\n30.04.2024;1.089,00 €\n";
    const european = writeInto(folder, "european.csv", text);
    const { exitCode, stdout, stderr } = await runFinRisk([
      "calculate",
      "cumulative-return",
      "--prices",
      european,
      "--json",
    ]);
    expect(exitCode).toBe(0);
    expect(LedgerEntrySchema.parse(JSON.parse(stdout)).value).toBeCloseTo(0.089, 12);
    expect(stderr).toBe(
      `finrisk: ${european}: Fund A has no value in one cell, first on line 3: left out as a gap.\n`,
    );
  });

  test("the best portfolios, of all series of a file without positions, are run on and their curve is announced", async () => {
    const entry = await calculate(["minimum-variance", "--prices", prices]);
    expect(entry.series).toEqual(["all series"]);
    expect(entry.breakdown?.map(({ name }) => name)).toEqual(["Weight of Fund A", "Weight of Fund B"]);
    const { stdout } = await runFinRisk(["calculate", "efficient-frontier", "--prices", prices]);
    expect(stdout).toMatch(/^Curve of mean return by volatility: 20 points, printed with --json$/m);
  });

  test("method, parameters and benchmark, chosen, are those of the entry", async () => {
    const words = ["--method", "ewma", "--parameter", "decayFactor=0.5", "--parameter", "periodsPerYear=1"];
    const { method, parameters, value } = await calculate(["volatility", ...ownPrices, ...words]);
    expect({ method, parameters }).toEqual({
      method: "ewma",
      parameters: { periodsPerYear: 1, decayFactor: 0.5 },
    });
    expect(value).toBeCloseTo(0.1, 12);
    const beta = await calculate(["beta", ...ownPrices, "--benchmark", "Fund B"]);
    expect(beta.series).toEqual(["Fund A", "Fund B"]);
    expect(beta.value).toBeCloseTo(-1 / 3, 12);
  });

  test("an entry on inputs alone, given a list of numbers, needs no data at all", async () => {
    const nowhere = ["--data-dir", "/dev/null/nowhere"];
    const entry = await calculate(["irr", "--parameter", "cashFlows=-100, 55,60.5", ...nowhere]);
    expect(entry.value).toBeCloseTo(0.1, 12);
    expect(entry.parameters["cashFlows"]).toEqual([-100, 55, 60.5]);
  });

  test("a chart, asked for by file, is written there as a Vega-Lite specification beside the printed entry", async () => {
    const chart = join(folder, "drawdown.json");
    const entry = await calculate(["mdd", ...ownPrices, "--chart", chart]);
    expect(entry.value).toBeCloseTo(-0.1, 12);
    expect(JSON.parse(readFileSync(chart, "utf8"))).toMatchObject({
      $schema: expect.stringContaining("vega-lite"),
      title: { text: "Maximum drawdown of Fund A" },
      usermeta: { calculations: ["c1"] },
    });
  });

  test.each([
    [
      "of a figure that has none",
      ["vol", ...ownPrices, "--chart", join(folder, "none.json")],
      "has no chart",
      1,
    ],
    ["as a picture", ["mdd", ...ownPrices, "--chart", "drawdown.png"], "Name a .json file", 2],
    [
      "into a folder that is not there",
      ["mdd", ...ownPrices, "--chart", join(folder, "no", "a.json")],
      "folder",
      1,
    ],
  ])("a chart, %s, is refused with what to do", async (_, words, sentence, exit) => {
    const { exitCode, stdout, stderr } = await runFinRisk(["calculate", ...words]);
    expect({ exitCode, stdout }).toEqual({ exitCode: exit, stdout: "" });
    expect(stderr).toContain(sentence);
  });

  test("an entry with parts, for a person, shows each of them", async () => {
    const { exitCode, stdout } = await runFinRisk(["calculate", "risk-contributions", ...elsewhere]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Parts\n {2}MSFT +\d+\.\d\d%\n/m);
  });

  test("no prices, for a person, means the sample portfolio, shown with parameters and warnings", async () => {
    const { exitCode, stdout } = await runFinRisk(["calculate", "sharpe", ...elsewhere]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^c1 {2}Sharpe ratio {2}portfolio {2}[\d.]+ +arithmetic/m);
    expect(stdout).toMatch(/^Parameters\n {2}riskFreeRate +0\.02$/m);
    expect(stdout).toMatch(/^Warnings\n {2}Only dates common to all series were used/m);
  });

  test.each([
    ["an unknown id", ["horoscope"], "sharpe-ratio, "],
    ["an unknown method", ["vol", ...ownPrices, "--method", "guess"], "method: give one of sample, ewma"],
    [
      "an unknown parameter",
      ["var", ...ownPrices, "--parameter", "x=1"],
      "parameters.x: give any of confidence",
    ],
    ["a parameter out of range", ["var", ...ownPrices, "--parameter", "confidence=high"], "confidence"],
    ["no series of two", ["vol", "--prices", prices], "series: name one of the series: Fund A, Fund B"],
    ["a file that is not there", ["vol", "--prices", "nowhere.csv"], 'Cannot read "nowhere.csv"'],
  ])("%s, given to it, fails with exit 1 and what exists", async (_, words, sentence) => {
    const { exitCode, stdout, stderr } = await runFinRisk(["calculate", ...words, ...elsewhere]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("unexpectedly");
  });
});

describe("finrisk calculations", () => {
  test("the catalogue, listed for a person, has a row for every entry", async () => {
    const { exitCode, stdout } = await runFinRisk(["calculations"]);
    expect(exitCode).toBe(0);
    const [header, ...rows] = stdout.trimEnd().split("\n");
    expect(header).toMatch(/^id +title +default method +unit +needs$/);
    expect(rows.map((row) => row.split(" ")[0])).toEqual(CATALOGUE.map(({ id }) => id));
    expect(stdout).toMatch(/^beta +Beta +covariance-over-variance +ratio +subject-and-benchmark$/m);
  });

  test("the catalogue, listed as JSON, is what the schema says", async () => {
    const { stdout } = await runFinRisk(["calculations", "--json"]);
    expect(CatalogueEntrySchema.array().parse(JSON.parse(stdout))).toHaveLength(CATALOGUE.length);
  });

  test("one entry, shown by a synonym, has methods, parameters, sources, synonyms and an example", async () => {
    const { stdout } = await runFinRisk(["calculations", "var"]);
    expect(stdout).toMatch(/^Value at risk \(value-at-risk\)$/m);
    expect(stdout).toMatch(/^synonyms .*worst expected loss/m);
    expect(stdout).toMatch(/^historical +Historical +empyrical value_at_risk/m);
    expect(stdout).toMatch(/^confidence +0\.95 +number from 0\.5 to 0\.9999 +Confidence level/m);
    expect(stdout).toMatch(/^ {2}value +-0\.028\n {2}working +position/m);
    const json = await runFinRisk(["calculations", "skewness", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ id: "skewness" });
    expect((await runFinRisk(["calculations", "concentration"])).stdout).toContain("It has no parameters.");
  });

  test("an unknown entry, to be shown, fails with the ids there are", async () => {
    const { exitCode, stderr } = await runFinRisk(["calculations", "horoscope"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("value-at-risk");
  });
});
