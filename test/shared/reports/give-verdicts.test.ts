import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { completeNarrative } from "#shared/reports/complete-narrative.ts";
import { giveVerdicts } from "#shared/reports/give-verdicts.ts";

const LABELS = [
  { id: "sharpe-ratio", title: "Sharpe ratio", synonyms: ["sharpe"] },
  { id: "volatility", title: "Volatility", synonyms: ["vol"] },
  { id: "maximum-drawdown", title: "Maximum drawdown", synonyms: ["drawdown"] },
];
const UNITS = { "sharpe-ratio": "ratio", volatility: "fraction", "maximum-drawdown": "fraction" } as const;

type Row = readonly [calculation: keyof typeof UNITS, series: string, value: number | null];

const ledgerOf = (rows: readonly Row[]): readonly LedgerEntry[] =>
  rows.map(([calculation, series, value], index) => ({
    id: `c${index + 1}`,
    calculation,
    title: LABELS.find(({ id }) => id === calculation)?.title ?? calculation,
    method: "sample",
    series: [series],
    parameters: {},
    value,
    unit: UNITS[calculation],
    observations: 100,
    warnings: value === null ? ["All returns are equal."] : [],
  }));

function servedFor(question: string, rows: readonly Row[]): readonly string[] {
  const evidence = {
    question,
    ledger: [...ledgerOf(rows)],
    facts: [],
    passages: [],
    seriesNames: ["MSFT", "IBM", "AAPL"],
    labels: LABELS,
  };
  const verdicts = giveVerdicts(evidence).length;
  const empty = { sentences: [], struck: [], violations: [], slotResolutionRate: 1, citations: [] };
  return completeNarrative(empty, evidence)
    .sentences.slice(0, verdicts)
    .map(({ text }) => text);
}

const VOLATILITY: readonly Row[] = [
  ["volatility", "MSFT", 0.3],
  ["volatility", "IBM", 0.25],
];
const DRAWDOWNS: readonly Row[] = [
  ["maximum-drawdown", "MSFT", -0.4],
  ["maximum-drawdown", "IBM", -0.6],
  ["maximum-drawdown", "AAPL", -0.5],
];
const SHARPES: readonly Row[] = [
  ["sharpe-ratio", "MSFT", 0.4],
  ["sharpe-ratio", "IBM", 0.9],
];

describe("giveVerdicts, served through the figure check", () => {
  test.each<[string, readonly Row[], string]>([
    [
      "Which is riskier, MSFT or IBM?",
      VOLATILITY,
      "Of MSFT and IBM, MSFT had the higher volatility, 30.00%.",
    ],
    ["Which is safer, MSFT or IBM?", VOLATILITY, "Of MSFT and IBM, IBM had the lower volatility, 25.00%."],
    [
      "Which had the worst drawdown?",
      DRAWDOWNS,
      "Of MSFT, IBM, and AAPL, IBM had the worst maximum drawdown, -60.00%.",
    ],
    [
      "Which had the smallest drawdown?",
      DRAWDOWNS,
      "Of MSFT, IBM, and AAPL, MSFT had the smallest maximum drawdown, -40.00%.",
    ],
    [
      "Is MSFT's Sharpe greater than IBM's?",
      SHARPES,
      "No, the Sharpe ratio of MSFT is not higher than the Sharpe ratio of IBM: 0.40 against 0.90.",
    ],
    [
      "Is MSFT's Sharpe lower than IBM's?",
      SHARPES,
      "Yes, the Sharpe ratio of MSFT is lower than the Sharpe ratio of IBM: 0.40 against 0.90.",
    ],
    [
      "Was MSFT's drawdown deeper than IBM's?",
      DRAWDOWNS.slice(0, 2),
      "No, the maximum drawdown of MSFT is not larger than the maximum drawdown of IBM: -40.00% against -60.00%.",
    ],
    ["Rank the stocks by Sharpe", SHARPES, "Ranked by Sharpe ratio: IBM 0.90, MSFT 0.40."],
  ])("%j, over the results it asks for, is answered from the ledger", (question, rows, verdict) => {
    expect(servedFor(question, rows)).toEqual([verdict]);
  });

  test("two measures in one question, each with its own word, get a verdict each", () => {
    expect(
      servedFor("Which has the lowest volatility and which the highest Sharpe?", [...VOLATILITY, ...SHARPES]),
    ).toEqual([
      "Of MSFT and IBM, IBM had the lower volatility, 25.00%.",
      "Of MSFT and IBM, IBM had the higher Sharpe ratio, 0.90.",
    ]);
  });

  test("figures that print alike, when a winner is asked for, are called equal", () => {
    const tied: readonly Row[] = [
      ["sharpe-ratio", "MSFT", 0.9],
      ["sharpe-ratio", "IBM", 0.900001],
    ];
    expect(servedFor("Which has the better Sharpe, MSFT or IBM?", tied)).toEqual([
      "The Sharpe ratio of MSFT and IBM is the same: 0.90.",
    ]);
    expect(servedFor("Is MSFT's Sharpe higher than IBM's?", tied)).toEqual([
      "No, the Sharpe ratio of MSFT and IBM is the same: 0.90.",
    ]);
  });

  test("an undefined result, when others can be compared, is left out by name, and otherwise leaves the comparison open", () => {
    const rows: readonly Row[] = [...SHARPES, ["sharpe-ratio", "AAPL", null]];
    expect(servedFor("Which has the best Sharpe?", rows)).toEqual([
      "Of MSFT and IBM, leaving out AAPL as undefined, IBM had the higher Sharpe ratio, 0.90.",
    ]);
    expect(servedFor("Is IBM's Sharpe higher than AAPL's?", rows.slice(1))).toEqual([
      "The comparison stays open, as the Sharpe ratio of AAPL is undefined.",
    ]);
  });

  test.each([
    ["What are the Sharpe ratios of MSFT and IBM?", SHARPES],
    ["Which has the best Sharpe, MSFT or AAPL?", SHARPES.slice(0, 1)],
  ])("%j, which compares nothing that was calculated, gets none", (question, rows) => {
    expect(servedFor(question, rows)).toEqual([]);
  });
});
