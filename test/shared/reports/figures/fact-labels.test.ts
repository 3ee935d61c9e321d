import { describe, expect, test } from "vitest";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";
import type { Evidence } from "#shared/reports/figures/evidence.ts";
import { extractFacts } from "#shared/retrieval/extract-facts.ts";

const entry = (id: string, series: string, value: number): LedgerEntry => ({
  id,
  calculation: "value-at-risk",
  title: "Value at risk",
  method: "historical",
  series: [series],
  parameters: { confidence: 0.95 },
  value,
  unit: "fraction",
  observations: 122,
  period: { from: "2000-01-01", to: "2010-03-01" },
  warnings: [],
});

function served(note: string, sentence: string): readonly string[] {
  const passage = {
    id: "p1",
    chunkId: "k1",
    documentId: "d1",
    title: "Old note",
    source: "n.md",
    text: note,
    score: 1,
  };
  const facts = extractFacts([passage]);
  expect(facts.length).toBe(1);
  const evidence: Evidence = {
    question: "What is the value at risk?",
    ledger: [entry("c1", "MSFT", -0.136), entry("c2", "IBM", -0.117)],
    facts,
    passages: [passage],
    seriesNames: ["MSFT", "IBM"],
    labels: describeCatalogue(),
  };
  return checkNarrative({ sentences: [{ text: sentence, citations: [] }] }, evidence).sentences.map(
    ({ text }) => text,
  );
}

const COMPUTED = "The {{c1.parameters.confidence}} value at risk of MSFT is {{c1.value}}.";

describe("a computed figure", () => {
  test.each([
    ["The value at risk of MSFT is 1.00 %.", COMPUTED],
    ["MSFT value at risk: 1 %", "The {{c1.parameters.confidence}} MSFT value at risk is {{c1.value}}."],
    ["Value at risk: 1 %", COMPUTED],
  ])("where a document says %j, is served under the name of its calculation", (note, sentence) => {
    expect(served(note, sentence)).toHaveLength(1);
  });

  test("of another series, where a document names the measure and the series, is still struck", () => {
    expect(
      served("The value at risk of MSFT is 1.00 %.", "The value at risk of MSFT is {{c2.value}}."),
    ).toEqual([]);
  });

  test("under the name of a limit that a document states is still struck", () => {
    expect(served("Value at risk limit: 12 %", "The value at risk limit is {{c1.value}}.")).toEqual([]);
  });
});
