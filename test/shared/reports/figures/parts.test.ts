import { describe, expect, test } from "vitest";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { auditNarrative } from "#shared/reports/audit-narrative.ts";
import { checkNarrative, type Evidence } from "#shared/reports/figures/check-narrative.ts";

const shared = {
  method: "euler",
  series: ["portfolio"],
  parameters: {},
  unit: "fraction",
  observations: 67,
  period: { from: "2004-08-01", to: "2010-03-01" },
  warnings: [],
} as const;
const CONTRIBUTIONS: LedgerEntry = {
  ...shared,
  id: "c1",
  calculation: "risk-contributions",
  title: "Risk contributions",
  value: 0.2,
  breakdown: [
    { name: "MSFT", value: 0.05 },
    { name: "BRK.B", value: 0.03 },
    { name: "S&P 500", value: 0.12 },
  ],
  series: [...shared.series],
  warnings: [],
};
const CORRELATIONS: LedgerEntry = {
  ...CONTRIBUTIONS,
  id: "c2",
  calculation: "average-correlation",
  title: "Average correlation",
  unit: "ratio",
  value: 0.4,
  breakdown: [
    { name: "MSFT and BRK.B", value: 0.25 },
    { name: "MSFT and S&P 500", value: 0.55 },
  ],
};
const PATHS: LedgerEntry = {
  ...CONTRIBUTIONS,
  id: "c3",
  calculation: "historical-replay",
  title: "Historical replay",
  value: -0.3,
  breakdown: [
    { name: "Maximum drawdown", value: -0.4 },
    { name: "5th percentile", value: -0.35 },
  ],
};
const WEIGHTS: LedgerEntry = {
  ...CONTRIBUTIONS,
  id: "c4",
  calculation: "maximum-sharpe",
  title: "Maximum Sharpe ratio",
  unit: "ratio",
  value: 0.57,
  breakdown: [
    { name: "Weight of MSFT", value: 0.25 },
    { name: "Weight of BRK.B", value: 0.75 },
  ],
};
const EVIDENCE: Evidence = {
  question: "What contributes to the risk of my portfolio?",
  ledger: [CONTRIBUTIONS, CORRELATIONS, PATHS, WEIGHTS],
  facts: [],
  passages: [],
  seriesNames: ["MSFT", "BRK.B", "S&P 500", "IBM"],
  labels: describeCatalogue().map(({ id, title, synonyms }) => ({ id, title, synonyms })),
};

const check = (text: string) => checkNarrative({ sentences: [{ text, citations: [] }] }, EVIDENCE);

describe("a part of a result", () => {
  test.each([
    [
      "MSFT contributes {{c1.breakdown.MSFT}} to the portfolio's risk.",
      "MSFT contributes 5.00% to the portfolio's risk.",
    ],
    [
      "The portfolio's risk contributions sum to {{c1.value}}: {{c1.breakdown.MSFT}} for MSFT and {{c1.breakdown.BRK.B}} for BRK.B.",
      "The portfolio's risk contributions sum to 20.00%: 5.00% for MSFT and 3.00% for BRK.B.",
    ],
    [
      "The risk contributions are MSFT {{c1.breakdown.MSFT}}, BRK.B {{c1.breakdown.BRK.B}} and S&P 500 {{c1.breakdown.S&P 500}}.",
      "The risk contributions are MSFT 5.00%, BRK.B 3.00% and S&P 500 12.00%.",
    ],
    [
      "The correlation of MSFT and BRK.B is {{c2.breakdown.MSFT and BRK.B}}.",
      "The correlation of MSFT and BRK.B is 0.25.",
    ],
    [
      "In the historical replay the maximum drawdown of the portfolio is {{c3.breakdown.Maximum drawdown}}.",
      "In the historical replay the maximum drawdown of the portfolio is -40.00%.",
    ],
    [
      "The maximum Sharpe ratio takes a weight of {{c4.breakdown.Weight of MSFT}} in MSFT.",
      "The maximum Sharpe ratio takes a weight of 25.00% in MSFT.",
    ],
  ])("%s, beside its name, is printed and passes the audit", (text, printed) => {
    const checked = check(text);
    expect(checked.violations).toEqual([]);
    expect(checked.sentences.map((sentence) => sentence.text)).toEqual([printed]);
    expect(auditNarrative(checked, EVIDENCE).withheld).toBe(0);
  });

  test.each([
    ["of another asset", "BRK.B contributes {{c1.breakdown.MSFT}} to the portfolio's risk.", "wrong-series"],
    [
      "of an asset beside the portfolio alone",
      "The portfolio's risk is {{c1.breakdown.MSFT}}.",
      "wrong-series",
    ],
    [
      "swapped in a list",
      "The risk contributions are MSFT {{c1.breakdown.BRK.B}} and BRK.B {{c1.breakdown.MSFT}}.",
      "wrong-series",
    ],
    [
      "of another pair",
      "The correlation of MSFT and IBM is {{c2.breakdown.MSFT and BRK.B}}.",
      "wrong-series",
    ],
    [
      "of a pair beside one of it",
      "The correlation of MSFT is {{c2.breakdown.MSFT and BRK.B}}.",
      "wrong-series",
    ],
    ["of another calculation", "The Sharpe ratio of MSFT is {{c1.breakdown.MSFT}}.", "wrong-label"],
    ["that is none", "IBM contributes {{c1.breakdown.IBM}} to the portfolio's risk.", "unknown-slot"],
    ["of a result without parts", "MSFT has {{c1.parts.MSFT}} of the risk contributions.", "unknown-slot"],
  ])("a part, %s, is struck", (_, text, kind) => {
    const { sentences, violations } = check(text);
    expect(sentences).toEqual([]);
    expect(violations.map((violation) => violation.kind)).toContain(kind);
  });

  test("a part that is not there, asked for, is answered with those there are", () => {
    expect(check("IBM has {{c1.breakdown.IBM}}.").violations[0]?.message).toContain("MSFT, BRK.B, S&P 500");
  });
});
