import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";
import type { Evidence } from "#shared/reports/figures/evidence.ts";
import type { Fact } from "#shared/retrieval/fact.ts";

/** Sentences written apart from the check and its other corpora; each row is a text and the passages it cites. */
const SENTENCES = z
  .object({ right: z.array(z.array(z.string())), wrong: z.array(z.array(z.string())) })
  .parse(
    JSON.parse(
      readFileSync(new URL("../../../golden/second-reader-sentences.json", import.meta.url), "utf8"),
    ),
  );

const PASSAGE =
  "The VaR limit is 12 % of portfolio value over one month. Net revenue rose to $1.6 billion in 2009 from $1.4 billion in 2008.";

const entry = (
  id: string,
  calculation: string,
  value: number,
  fields: Partial<LedgerEntry> & Pick<LedgerEntry, "title" | "series" | "unit">,
): LedgerEntry => ({
  id,
  calculation,
  method: "historical",
  parameters: {},
  value,
  observations: 122,
  period: { from: "2000-01-01", to: "2010-03-01" },
  warnings: [],
  ...fields,
});

function fact(fields: Pick<Fact, "id" | "label" | "value" | "unit"> & Partial<Fact>, text: string): Fact {
  const start = PASSAGE.indexOf(text);
  return { passageId: "p1", span: { start, end: start + text.length, text }, ...fields };
}

const MSFT = ["MSFT"];
const TAIL = { confidence: 0.95, horizon: "one month" };
const EVIDENCE: Evidence = {
  question: "Sharpe, VaR, beta, drawdown of MSFT and volatility of IBM? I can bear a 20% loss.",
  ledger: [
    entry("c1", "sharpe-ratio", 0.5312, {
      title: "Sharpe ratio",
      series: MSFT,
      unit: "ratio",
      parameters: { riskFreeRate: 0.02, periodsPerYear: 12 },
    }),
    entry("c2", "value-at-risk", -0.13612, {
      title: "Value at risk",
      series: MSFT,
      unit: "fraction",
      parameters: TAIL,
      amount: { value: -13_612.4, currency: "USD" },
    }),
    entry("c3", "beta", 1.2465, { title: "Beta", series: ["MSFT", "S&P 500"], unit: "ratio" }),
    entry("c4", "volatility", 0.2871, {
      title: "Volatility",
      series: ["IBM"],
      unit: "fraction",
      parameters: { periodsPerYear: 12 },
    }),
    entry("c5", "maximum-drawdown", -0.6342, { title: "Maximum drawdown", series: MSFT, unit: "fraction" }),
    entry("c6", "expected-shortfall", -0.1687, {
      title: "Expected shortfall",
      series: MSFT,
      unit: "fraction",
      parameters: TAIL,
    }),
    entry("c7", "volatility", 0.3514, {
      title: "Volatility",
      series: MSFT,
      unit: "fraction",
      parameters: { periodsPerYear: 12 },
    }),
  ],
  facts: [
    fact({ id: "f1", label: "VaR limit", value: 0.12, unit: "fraction" }, "12 %"),
    fact(
      { id: "f2", label: "Net revenue", value: 1.6e9, unit: "money", currency: "USD", period: "2009" },
      "$1.6 billion",
    ),
    fact(
      { id: "f3", label: "Net revenue", value: 1.4e9, unit: "money", currency: "USD", period: "2008" },
      "$1.4 billion",
    ),
  ],
  passages: [{ id: "p1", chunkId: "k1", title: "Policy", source: "policy.md", text: PASSAGE, score: 1 }],
  seriesNames: ["MSFT", "IBM", "S&P 500", "AAPL"],
  labels: describeCatalogue(),
};

const check = ([text = "", ...citations]: readonly string[]) =>
  checkNarrative({ sentences: [{ text, citations }] }, EVIDENCE);

describe("checkNarrative, on a second reader's sentences", () => {
  test.each(SENTENCES.right)("a right sentence, %j, is served", (...row) => {
    expect(check(row).violations).toEqual([]);
  });

  test.each(SENTENCES.wrong)("a wrong sentence, %j, is struck", (...row) => {
    expect(check(row).sentences).toEqual([]);
  });
});
