import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import type { MarketData } from "#shared/calculations/market-data.ts";
import type { Report, RiskQuestion } from "#shared/reports/report.ts";

/** First prices of a monthly series, as an example of data. */
export const MARKET_DATA_EXAMPLE: MarketData = {
  series: [
    {
      name: "MSFT",
      kind: "price",
      points: [
        { date: "2000-01-01", value: 39.81 },
        { date: "2000-02-01", value: 36.35 },
        { date: "2000-03-01", value: 43.22 },
      ],
    },
  ],
  portfolioValue: 100_000,
  currency: "USD",
  riskFreeRate: 0.02,
};

export const QUESTION_EXAMPLE: RiskQuestion = {
  query: "What is the cumulative return of MSFT?",
  userId: "u1",
  data: MARKET_DATA_EXAMPLE,
};

export const CALCULATION_BODY_EXAMPLE = { data: MARKET_DATA_EXAMPLE, series: "MSFT" };

export const CALCULATION_EXAMPLE: LedgerEntry = {
  id: "c1",
  calculation: "cumulative-return",
  title: "Cumulative return",
  method: "compound",
  series: ["MSFT"],
  parameters: {},
  value: 0.08565687013313228,
  unit: "fraction",
  observations: 2,
  period: { from: "2000-01-01", to: "2000-03-01" },
  warnings: [],
};

export const REPORT_EXAMPLE: Report = {
  id: "5f0c3e0a9b6d4c2f8e1a7b3c9d2e4f60",
  createdAt: "2026-03-02T09:30:00.000Z",
  text: "The cumulative return of MSFT from 2000-01-01 to 2000-03-01 was 8.57 %.",
  approach: "base_rag_only",
  model: { provider: "embedded", name: "finrisk-embedded", versionId: null },
  calculations: [CALCULATION_EXAMPLE],
  citations: [],
  chart: {},
  confidence: 0.9,
  metadata: {
    validationPassed: true,
    retryCount: 0,
    fallback: false,
    path: "single-calculation",
    passages: 0,
    arm: "control",
    struckSentences: 0,
    latencyMs: { total: 2.1 },
    usage: { inputTokens: 0, outputTokens: 0 },
    prompts: {},
  },
};

export const PORTFOLIO_SUMMARY_EXAMPLE = {
  id: "growth",
  updatedAt: "2026-03-02T09:30:00.000Z",
  series: [{ name: "MSFT", kind: "price", points: 3, from: "2000-01-01", to: "2000-03-01" }],
  positions: 0,
  warnings: [],
};

export const KNOWLEDGE_EXAMPLE = {
  title: "Risk policy",
  source: "policies/risk.md",
  format: "markdown",
  text: "# Risk policy\n\nValue at risk is reported at a confidence of 97.5 %.\n",
};

export const INGEST_RESULT_EXAMPLE = { documentId: "d41f", chunks: { added: 1, unchanged: 0, removed: 0 } };

export const DOCUMENTS_EXAMPLE = {
  documents: [
    {
      documentId: "d41f",
      title: "Risk policy",
      source: "policies/risk.md",
      metadata: { date: "2026-01-05" },
      chunks: 1,
      ingestedAt: "2026-03-02T09:30:00.000Z",
    },
  ],
};

export const PASSAGES_EXAMPLE = {
  passages: [
    {
      chunkId: "9ab2",
      documentId: "d41f",
      title: "Risk policy",
      path: ["Risk policy"],
      source: "policies/risk.md",
      text: "Value at risk is reported at a confidence of 97.5 %.",
      score: 3.2,
    },
  ],
};
