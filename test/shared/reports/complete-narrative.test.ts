import { describe, expect, test } from "vitest";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { auditNarrative } from "#shared/reports/audit-narrative.ts";
import { completeNarrative } from "#shared/reports/complete-narrative.ts";
import { checkNarrative, type Evidence } from "#shared/reports/figures/check-narrative.ts";

const CONTRIBUTIONS: LedgerEntry = {
  id: "c1",
  calculation: "risk-contributions",
  title: "Risk contributions",
  method: "euler",
  series: ["portfolio"],
  parameters: {},
  value: 0.2,
  breakdown: [
    { name: "MSFT", value: 0.05 },
    { name: "S&P 500", value: 0.15 },
  ],
  unit: "fraction",
  observations: 67,
  period: { from: "2004-08-01", to: "2010-03-01" },
  warnings: [],
};
const TOLD = "The risk contributions of the portfolio are {{c1.value}}.";

function textsOf(entry: Partial<LedgerEntry>, sentences: readonly string[] = [TOLD]): readonly string[] {
  const evidence: Evidence = {
    question: "What contributes to my risk?",
    ledger: [{ ...CONTRIBUTIONS, ...entry }],
    facts: [],
    passages: [],
    seriesNames: ["MSFT", "S&P 500", "A", "B", "C"],
    labels: describeCatalogue().map(({ id, title, synonyms }) => ({ id, title, synonyms })),
  };
  const checked = checkNarrative({ sentences: sentences.map((text) => ({ text, citations: [] })) }, evidence);
  const completed = completeNarrative(checked, evidence);
  expect(auditNarrative(completed, evidence).withheld).toBe(0);
  return completed.sentences.map(({ text }) => text);
}

describe("completeNarrative, on parts", () => {
  test("parts that are assets, left out by the narrator, are told behind the sentence of the whole", () => {
    expect(textsOf({}, [TOLD, "Volatility says how far returns scatter."])).toEqual([
      "The risk contributions of the portfolio are 20.00%.",
      "The risk contributions by asset: 5.00% for MSFT and 15.00% for S&P 500.",
      "Volatility says how far returns scatter.",
    ]);
  });

  test("a part, told by the narrator, is not told again", () => {
    const own = "MSFT contributes {{c1.breakdown.MSFT}} to the portfolio's risk.";
    expect(textsOf({}, [own])).toEqual(["MSFT contributes 5.00% to the portfolio's risk."]);
  });

  test("weights, behind a result, are told as weights and in percent", () => {
    const breakdown = [
      { name: "Weight of MSFT", value: 0.25 },
      { name: "Weight of S&P 500", value: 0.75 },
    ];
    const sharpe = { calculation: "maximum-sharpe", title: "Maximum Sharpe ratio", unit: "ratio" } as const;
    const texts = textsOf({ ...sharpe, value: 0.5, breakdown }, [
      "The maximum Sharpe ratio of the portfolio is {{c1.value}}.",
    ]);
    expect(texts[1]).toBe(
      "The weights behind the maximum Sharpe ratio by asset: 25.00% for MSFT and 75.00% for S&P 500.",
    );
  });

  test("pairs, more than a sentence holds, are told by the largest in size", () => {
    const pairs = [
      "MSFT and A",
      "MSFT and B",
      "MSFT and C",
      "A and B",
      "A and C",
      "B and C",
      "MSFT and S&P 500",
    ];
    const breakdown = pairs.map((name, position) => ({ name, value: position === 1 ? -0.9 : position / 10 }));
    const average = {
      calculation: "average-correlation",
      title: "Average correlation",
      unit: "ratio",
    } as const;
    const texts = textsOf({ ...average, value: 0.2, breakdown }, [
      "The average correlation of the portfolio is {{c1.value}}.",
    ]);
    expect(texts[1]).toBe(
      "The average correlation by pair, largest first: -0.90 for MSFT and B, 0.60 for MSFT and S&P 500, and 0.50 for B and C.",
    );
  });

  test.each([
    [
      "that are no series",
      {
        breakdown: [
          { name: "5th percentile", value: 0.1 },
          { name: "Median", value: 0.2 },
        ],
      },
    ],
    ["of which there is one", { breakdown: [{ name: "MSFT", value: 0.2 }] }],
  ])("parts %s are left to the ledger", (_, entry) => {
    expect(textsOf(entry)).toHaveLength(1);
  });
});

describe("completeNarrative, on warnings", () => {
  test.each([
    [
      "The figure of one period was multiplied by the square root of the horizon, which holds for independent returns of one distribution only.",
      "The loss is carried to its horizon by the square root of time, which holds for independent returns only.",
    ],
    [
      "The scaled loss is more than everything: the horizon is too long for this rule.",
      "The scaled loss is more than everything: the horizon is too long for this rule.",
    ],
    [
      "The sample is shorter than a year, so the annual figure extrapolates.",
      "The sample is shorter than a year, so the annual figure extrapolates.",
    ],
    [
      "The sample is too short for this confidence: less than one return is expected in the tail.",
      "The sample is too short for this confidence.",
    ],
    [
      "The weights of the positions sum to 0.9, not to 1; they are used as given.",
      "The weights of the positions do not sum to the whole; they are used as given.",
    ],
    [
      "Only dates common to all series were used; the others of MSFT were left out.",
      "Only dates common to all series were used.",
    ],
    [
      "The dates are irregular; they are taken as monthly.",
      "The dates are irregular; they are taken as monthly.",
    ],
    [
      "Weekends are among the dates, yet a year is counted in trading days.",
      "Weekends are among the dates, yet a year is counted in trading days.",
    ],
    [
      "The deepest drawdown had not recovered by the end of the sample.",
      "The deepest drawdown had not recovered by the end of the sample.",
    ],
    [
      "Skewness and kurtosis are outside the domain in which Cornish and Fisher's quantiles are in order.",
      "Skewness and kurtosis are outside the domain in which Cornish and Fisher's quantiles are in order.",
    ],
    [
      "The shock is larger than any move of the benchmark in the data, so beta is carried beyond what was seen.",
      "The shock is larger than any move of the benchmark in the data, so beta is carried beyond what was seen.",
    ],
    [
      "Beta is negative, so a higher ratio is no better result.",
      "Beta is negative, so a higher ratio is no better result.",
    ],
  ])("%s — is said in the text once, without a figure that could be struck", (warning, note) => {
    expect(textsOf({ breakdown: [], warnings: [warning, warning] }).slice(1)).toEqual([note]);
  });

  test("a warning that changes no reading, or of an undefined result, is left to the ledger", () => {
    const plain = "No risk-free rate was given, so it is taken as zero.";
    expect(textsOf({ breakdown: [], warnings: [plain] })).toHaveLength(1);
    const warnings = ["The sample is shorter than a year, so the annual figure extrapolates."];
    const [undefinedResult, ...others] = textsOf({ value: null, breakdown: [], warnings }, []);
    expect(undefinedResult).toContain("undefined");
    expect(others).toEqual([]);
  });
});
