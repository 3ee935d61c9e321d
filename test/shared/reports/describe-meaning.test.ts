import { describe, expect, test } from "vitest";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { describeMeanings } from "#shared/reports/describe-meaning.ts";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";

const CATALOGUE = describeCatalogue();

const entryOf = ({ id, title }: { id: string; title: string }): LedgerEntry => ({
  id: "c1",
  calculation: id,
  title,
  method: "sample",
  series: ["MSFT", "S&P 500"],
  parameters: {},
  value: 0.2,
  unit: "ratio",
  observations: 12,
  period: { from: "2009-01-01", to: "2010-01-01" },
  warnings: [],
});

describe("describeMeanings", () => {
  test.each(CATALOGUE)("the meaning of $id, as the check reads it, passes or is left out", (calculation) => {
    const ledger = [entryOf(calculation)];
    const evidence = {
      question: "What is it?",
      ledger,
      facts: [],
      passages: [],
      seriesNames: ["MSFT", "S&P 500"],
      labels: CATALOGUE,
    };
    const sentences = describeMeanings(ledger).map((sentence) => ({ ...sentence, citations: [] }));
    const { violations } = checkNarrative({ sentences }, evidence);
    expect(violations).toEqual([]);
  });

  test("meanings, over the whole catalogue, are told for most calculations, once each", () => {
    const ledger = [...CATALOGUE, ...CATALOGUE].map(entryOf);
    const told = describeMeanings(ledger);
    expect(told.length).toBeGreaterThan(CATALOGUE.length * 0.8);
    expect(told.length).toBeLessThanOrEqual(CATALOGUE.length);
    expect(told.map(({ text }) => text)).toContain(
      "The Sharpe ratio tells this: annualised mean return above the risk-free rate for each unit of volatility.",
    );
  });
});
