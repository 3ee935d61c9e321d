import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import type { Evidence } from "#shared/reports/figures/check-narrative.ts";
import { LABELS } from "./evidence-sets.ts";

const entry = (
  id: string,
  calculation: string,
  series: readonly string[],
  value: number | null,
  unit: LedgerEntry["unit"],
  more: Partial<LedgerEntry> = {},
): LedgerEntry => ({
  id,
  calculation,
  title: LABELS.find((label) => label.id === calculation)?.title ?? calculation,
  method: "historical",
  series: [...series],
  parameters: {},
  value,
  unit,
  observations: 122,
  period: { from: "2000-02-01", to: "2010-03-01" },
  warnings: [],
  ...more,
});

const POLICY =
  "The house keeps its VaR limit at 8% of the portfolio value. Historical simulation makes no assumption about the distribution of returns.";

/** Two stocks, an index, and one limit read from a policy. */
export const heldOutEvidence: Evidence = {
  question: "What are the Sharpe ratio and the 95% VaR of MSFT and IBM on a portfolio of USD 100,000?",
  labels: LABELS,
  seriesNames: ["MSFT", "IBM", "S&P 500"],
  ledger: [
    entry("c1", "sharpe-ratio", ["MSFT"], 0.5312, "ratio"),
    entry("c2", "sharpe-ratio", ["IBM"], 0.2719, "ratio"),
    entry("c3", "value-at-risk", ["MSFT"], -0.0592, "fraction", {
      parameters: { confidence: 0.95, horizon: 1 },
      amount: { value: -5920, currency: "USD" },
    }),
    entry("c4", "value-at-risk", ["MSFT"], -0.0931, "fraction", {
      parameters: { confidence: 0.99, horizon: 1 },
    }),
    entry("c5", "beta", ["MSFT", "S&P 500"], 1.1834, "ratio"),
    entry("c6", "volatility", ["MSFT"], 0.3412, "fraction"),
    entry("c7", "maximum-drawdown", ["MSFT"], -0.5023, "fraction"),
    entry("c8", "volatility", ["IBM"], 0.256, "fraction"),
    entry("c9", "sortino-ratio", ["IBM"], null, "ratio", { warnings: ["no return fell below the target"] }),
  ],
  facts: [
    {
      id: "f1",
      label: "VaR limit",
      value: 0.08,
      unit: "fraction",
      passageId: "p1",
      span: { start: POLICY.indexOf("8%"), end: POLICY.indexOf("8%") + 2, text: "8%" },
    },
  ],
  passages: [
    { id: "p1", chunkId: "chunk-1", title: "Risk policy", source: "policy.md", text: POLICY, score: 1 },
  ],
};

/** The same, with more results. */
export const secondSittingEvidence: Evidence = {
  ...heldOutEvidence,
  ledger: [
    ...heldOutEvidence.ledger.filter(({ id }) => id !== "c9"),
    entry("c9", "annual-return", ["MSFT"], 0.0231, "fraction"),
    entry("c10", "annual-return", ["IBM"], 0.0412, "fraction"),
    entry("c11", "expected-shortfall", ["MSFT"], -0.0871, "fraction", { parameters: { confidence: 0.95 } }),
    entry("c12", "correlation", ["MSFT", "S&P 500"], 0.6123, "ratio"),
    entry("c13", "tracking-error", ["MSFT", "S&P 500"], 0.2412, "fraction"),
    entry("c14", "cumulative-return", ["MSFT"], 0.2613, "fraction"),
  ],
};
