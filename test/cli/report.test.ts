import { describe, expect, test } from "vitest";
import { ReportSchema } from "#shared/reports/report.ts";
import { runFinRisk, temporaryFolder, writeInto } from "./run-finrisk.ts";

const folder = temporaryFolder();
const elsewhere = ["--data-dir", folder];

const WIDE = `date,Fund A,Fund B
2024-01-31,100,50
2024-02-29,110,55
2024-03-31,99,60.5
2024-04-30,108.9,48.4
`;
const LONG = `symbol,date,price
Fund A,2024-01-31,100
Fund B,2024-01-31,50
Fund A,2024-02-29,110
Fund B,2024-02-29,55
Fund A,2024-03-31,99
Fund B,2024-03-31,60.5
Fund A,2024-04-30,108.9
Fund B,2024-04-30,48.4
`;

async function report(words: readonly string[]) {
  const { exitCode, stdout, stderr } = await runFinRisk(["report", ...words, "--json", ...elsewhere]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return ReportSchema.parse(JSON.parse(stdout));
}

describe("finrisk report", () => {
  test("a question about the sample prices, for a person, shows text, ledger, sources and how it came about", async () => {
    const { exitCode, stdout, stderr } = await runFinRisk(["report", "Volatility of MSFT?", ...elsewhere]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^c1 {2}Volatility {3}MSFT {2}34\.39% {2}sample/m);
    expect(stdout).toMatch(/^\[p\d\] Returns and volatility/m);
    expect(stdout).toMatch(
      /every figure checked · confidence [\d.]+ · base_rag_only by finrisk-\w+ · \d+ ms · report [\w-]+\n$/,
    );
  });

  // The returns of Fund A are +10 %, -10 %, +10 %: their standard deviation is √(0.04/3), and √12 scales it to a year.
  test.each([
    ["wide", WIDE],
    ["long", LONG],
  ])("own prices, in a %s CSV, are what is calculated", async (layout, text) => {
    const prices = writeInto(folder, `${layout}.csv`, text);
    const { calculations, metadata } = await report(["Volatility of Fund A?", "--prices", prices]);
    expect(calculations).toMatchObject([
      {
        calculation: "volatility",
        series: ["Fund A"],
        observations: 3,
        period: { from: "2024-01-31", to: "2024-04-30" },
      },
    ]);
    expect(calculations[0]?.value).toBeCloseTo(Math.sqrt(0.04 / 3) * Math.sqrt(12), 12);
    expect(metadata.validationPassed).toBe(true);
  });

  // Fund B returns +10 %, +10 %, -20 %: covariance -0.02 / 2 over variance 0.06 / 2.
  test("a benchmark, named among own prices, is what beta is measured against", async () => {
    const prices = writeInto(folder, "benchmark.csv", WIDE);
    const { calculations } = await report(["Beta of Fund A?", "--prices", prices, "--benchmark", "Fund B"]);
    expect(calculations).toMatchObject([{ calculation: "beta", series: ["Fund A", "Fund B"] }]);
    expect(calculations[0]?.value).toBeCloseTo(-1 / 3, 12);
  });

  test.each([
    ["a cell that is no number", "date,A\n2024-01-31,1\n2024-02-29,abc\n", /line 3, column A: "abc" is not/],
    [
      "a date that does not exist",
      "date,A\n2024-01-31,1\n2024-02-30,2\n",
      /line 3, column date: "2024-02-30"/,
    ],
    ["no date column", "name,size\n1,2\n", /line 1: no column is named date/],
    ["a quote left open", 'date,"A\n2024-01-31,1\n', /line \d: Quote Not Closed/],
    ["too many cells", "date,A\n2024-01-31,1,2\n", /line 2: /],
    ["a date twice", "date,A\n2024-01-31,1\n2024-01-31,2\n", /line 3, column A: A has a second value/],
    ["nothing in it", "", /line 1: there is nothing/],
  ])(
    "prices with %s, given to a report, are refused in one sentence that says where",
    async (_, text, sentence) => {
      const prices = writeInto(folder, "faulty.csv", text);
      const { exitCode, stdout, stderr } = await runFinRisk([
        "report",
        "Volatility?",
        "--prices",
        prices,
        "--json",
      ]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(stderr).toMatch(/^finrisk: The CSV cannot be read at .+\n$/);
      expect(stderr).toMatch(sentence);
    },
  );

  test.each([
    ["a file that is not there", ["--prices", "nowhere.csv"], 'Cannot read "nowhere.csv"'],
    ["a folder for a file", ["--prices", folder], "Cannot read"],
    ["a portfolio nobody stored", ["--portfolio", "nope"], 'There is no portfolio "nope"'],
    ["a portfolio id that cannot be one", ["--portfolio", "a/b"], "portfolioId"],
  ])("%s, named by an option, fails with a sentence and exit 1", async (_, words, sentence) => {
    const { exitCode, stdout, stderr } = await runFinRisk(["report", "Volatility?", ...words, ...elsewhere]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("unexpectedly");
  });

  test("a benchmark, that is none of the series, is refused with the names to choose from", async () => {
    const prices = writeInto(folder, "names.csv", WIDE);
    const words = ["report", "Beta of Fund A?", "--prices", prices, "--benchmark", "Fund C"];
    const { exitCode, stderr } = await runFinRisk(words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--benchmark: name one of Fund A, Fund B");
  });
});
