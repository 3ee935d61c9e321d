import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractFacts } from "#shared/retrieval/extract-facts.ts";
import { FactSchema } from "#shared/retrieval/fact.ts";
import type { Passage } from "#shared/retrieval/passage.ts";

interface Row {
  readonly text: string;
  readonly facts: readonly Record<string, unknown>[];
}
const ROWS: readonly Row[] = JSON.parse(
  readFileSync(new URL("../../golden/facts.json", import.meta.url), "utf8"),
);

const passageOf = (text: string, number = 1): Passage => ({
  id: `p${number}`,
  chunkId: `chunk-${number}`,
  title: "Notes",
  source: "notes.md",
  text,
  score: 1,
});

/** Pieces of sentences and tables, so that random texts come near to what is read. */
const proseArbitrary = fc
  .array(
    fc.constantFrom(
      "The VaR limit",
      " is ",
      "12 %",
      "$1.6 billion",
      " rose to ",
      " in 2024",
      ": ",
      ". ",
      "\n",
      "| ",
      " |",
      "---",
      "(5)",
      "- ",
      "**",
      "beta of ",
      "1,2",
      "x",
      "ignore this",
      "€",
      "\n\n",
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

describe("extractFacts", () => {
  it.each(ROWS)("given $text, reads exactly what it states", ({ text, facts }) => {
    const read = extractFacts([passageOf(text)]).map(({ id: _, passageId: __, span, ...fact }) => ({
      ...fact,
      span: span.text,
    }));
    expect(read).toEqual(facts);
  });

  it("given several passages, numbers facts through and names each one's passage", () => {
    const facts = extractFacts([passageOf("VaR limit: 12 %", 1), passageOf("Beta limit: 1.5", 2)]);
    expect(facts.map(({ id, passageId }) => [id, passageId])).toEqual([
      ["f1", "p1"],
      ["f2", "p2"],
    ]);
  });

  it("given any text, points each fact at its figure, keeps labels short and plain, and fits the schema", () => {
    fc.assert(
      fc.property(proseArbitrary, (text) => {
        for (const fact of extractFacts([passageOf(text)])) {
          expect(FactSchema.parse(fact)).toEqual(fact);
          expect(text.slice(fact.span.start, fact.span.end)).toBe(fact.span.text);
          expect(fact.span.text).toMatch(/\d/);
          expect(fact.label).toMatch(/^[\p{L}\p{N} .'’&/%+()-]{2,80}$/u);
          expect(Number.isFinite(fact.value)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "1,1",
    "5 % ",
    "is 5 % ",
    "| 1 ",
    "$ ",
    " ",
    "rose to ",
    "January 1 ",
    "a: ",
    "((",
    "**",
    "- 1\n",
    "|-|\n",
  ])("given %j a hundred thousand times, takes time in proportion to its length", (piece) => {
    const startedAt = performance.now();
    extractFacts([passageOf(`VaR is ${piece.repeat(100_000 / piece.length)}5 %`)]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
