import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Chunk, ChunkFilter } from "#shared/ports/chunk-index.ts";
import { BM25_B, BM25_K1, Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { indexedTerms } from "#shared/retrieval/indexed-terms.ts";
import { tokenize } from "#shared/retrieval/tokenize.ts";
import { makeChunk } from "./make-chunk.ts";

const allows = (chunk: Chunk, { documentIds, metadata = {} }: ChunkFilter): boolean =>
  (documentIds?.includes(chunk.documentId) ?? true) &&
  Object.entries(metadata).every(
    ([key, value]) => Object.entries(chunk.metadata).find(([name]) => name === key)?.[1] === value,
  );

/** BM25 as the formula says it, with no index: every chunk is scored by counting. Impacts are rounded to 32 bits, as stored. */
function searchNaively(chunks: readonly Chunk[], text: string, filter: ChunkFilter, limit: number) {
  const documents = chunks.map((chunk) => ({ chunk, terms: indexedTerms(chunk) }));
  const averageLength = documents.reduce((sum, { terms }) => sum + terms.length, 0) / documents.length;
  const scoreOf = (terms: readonly string[]) =>
    tokenize(text).reduce((sum, term) => {
      const frequency = terms.filter((other) => other === term).length;
      const containing = documents.filter((document) => document.terms.includes(term)).length;
      if (frequency === 0) return sum;
      const rarity = Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5));
      const held = BM25_K1 * (1 - BM25_B + (BM25_B * terms.length) / averageLength);
      return sum + rarity * Math.fround((frequency * (BM25_K1 + 1)) / (frequency + held));
    }, 0);
  return documents
    .filter(({ chunk }) => allows(chunk, filter))
    .map(({ chunk, terms }) => ({ id: chunk.id, score: scoreOf(terms) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .slice(0, limit);
}

const WORDS = ["var", "limit", "beta", "drawdown", "sharpe", "equity", "market", "loss"];
const textArbitrary = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(" "));
const chunkArbitrary = fc
  .record({
    id: fc.integer({ min: 0, max: 40 }).map((number) => `chunk-${String(number).padStart(2, "0")}`),
    text: textArbitrary,
    documentId: fc.constantFrom("document-1", "document-2"),
    ticker: fc.constantFrom("MSFT", "IBM"),
  })
  .map(({ ticker, ...fields }) => makeChunk({ ...fields, title: "note", metadata: { ticker } }));
const stepArbitrary = fc.oneof(
  fc.record({ upsert: fc.array(chunkArbitrary, { maxLength: 12 }) }),
  fc.record({
    remove: fc.array(
      chunkArbitrary.map(({ id }) => id),
      { maxLength: 25 },
    ),
  }),
);
type Step = { upsert: Chunk[] } | { remove: string[] };
const filterArbitrary = fc.constantFrom<ChunkFilter>(
  {},
  { documentIds: ["document-2"] },
  { documentIds: [] },
  { metadata: { ticker: "IBM" } },
  { documentIds: ["document-1", "document-2"], metadata: { ticker: "MSFT" } },
);

/** Carries the steps out on an index and on a plain map. */
function replay(steps: readonly Step[]): { readonly index: Bm25Index; readonly chunks: readonly Chunk[] } {
  const index = new Bm25Index();
  const kept = new Map<string, Chunk>();
  for (const step of steps) {
    if ("upsert" in step) {
      index.upsert(step.upsert);
      for (const chunk of step.upsert) kept.set(chunk.id, chunk);
    } else {
      index.remove(step.remove);
      for (const id of step.remove) kept.delete(id);
    }
    // A search between changes leaves impacts behind that the next one must not use.
    index.search("var limit", { limit: 3 });
  }
  return { index, chunks: [...kept.values()] };
}

const searchIds = (index: Bm25Index, text: string, limit: number, filter?: ChunkFilter) =>
  index
    .search(text, { limit, ...(filter && { filter }) })
    .map(({ chunk, score }) => ({ id: chunk.id, score }));

describe("Bm25Index", () => {
  it("search, after any history of changes, ranks and scores as a naive BM25 over what is left", () => {
    fc.assert(
      fc.property(
        fc.array(stepArbitrary, { maxLength: 12 }),
        textArbitrary,
        filterArbitrary,
        fc.integer({ min: 0, max: 8 }),
        (steps, text, filter, limit) => {
          const { index, chunks } = replay(steps);
          const found = searchIds(index, text, limit, filter);
          const expected = searchNaively(chunks, text, filter, limit);
          expect(found.length).toBe(expected.length);
          for (const [rank, { id, score }] of found.entries()) {
            expect(score).toBeCloseTo(expected[rank]?.score ?? 0, 9);
            // Sums in another order may swap chunks whose scores differ in the last bit only.
            const peers = searchNaively(chunks, text, filter, 50).filter(
              (peer) => Math.abs(peer.score - score) < 1e-9,
            );
            expect(peers.map((peer) => peer.id)).toContain(id);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("remove, of everything that was added in between, leaves no trace, compaction included", () => {
    const kept = Array.from({ length: 20 }, (_, number) =>
      makeChunk({ id: `kept-${number}`, text: `var limit ${number % 3 === 0 ? "beta" : "drawdown"}` }),
    );
    const passing = Array.from({ length: 300 }, (_, number) =>
      makeChunk({
        id: `passing-${number}`,
        text: `beta beta word${number} equity`,
        metadata: { ticker: "IBM" },
      }),
    );
    const fresh = new Bm25Index();
    fresh.upsert(kept);
    const used = new Bm25Index();
    used.upsert(passing);
    used.upsert(kept);
    used.remove(passing.map(({ id }) => id));
    expect(used.size).toBe(20);
    expect(searchIds(used, "beta var word7 equity", 20)).toEqual(
      searchIds(fresh, "beta var word7 equity", 20),
    );
    expect(searchIds(used, "beta", 20, { metadata: { ticker: "IBM" } })).toEqual([]);
    used.upsert(passing.slice(0, 5));
    fresh.upsert(passing.slice(0, 5));
    expect(searchIds(used, "beta word3", 20)).toEqual(searchIds(fresh, "beta word3", 20));
  });

  it("search, with equal scores, orders by chunk id whatever the order of arrival", () => {
    const index = new Bm25Index();
    index.upsert(["c", "a", "b"].map((id) => makeChunk({ id, text: "var limit" })));
    expect(searchIds(index, "limit", 2).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("search, for a word of the title, the heading or the metadata only, finds the chunk", () => {
    const index = new Bm25Index();
    const header = {
      title: "Liquidity notes",
      path: ["Liquidity notes", "Redemptions"],
      metadata: { issuer: "Contoso" },
    };
    index.upsert([
      makeChunk({ id: "one", text: "nothing else", ...header }),
      makeChunk({ id: "two", text: "var" }),
    ]);
    for (const word of ["liquidity", "redemption", "contoso"]) {
      expect(searchIds(index, word, 5).map(({ id }) => id)).toEqual(["one"]);
    }
  });

  it("search, with a filter in other letters, matches metadata whatever its case", () => {
    const index = new Bm25Index();
    index.upsert([makeChunk({ id: "one", text: "var", metadata: { ticker: "MSFT" } })]);
    expect(searchIds(index, "var", 5, { metadata: { ticker: "msft" } })).toHaveLength(1);
    expect(searchIds(index, "var", 5, { metadata: { ticker: "IBM" } })).toEqual([]);
  });

  it("search, when nothing is known or asked, finds nothing", () => {
    const index = new Bm25Index();
    expect(searchIds(index, "var", 5)).toEqual([]);
    index.upsert([makeChunk({ id: "one", text: "var" })]);
    expect(searchIds(index, "the of", 5)).toEqual([]);
    expect(searchIds(index, "unheard", 5)).toEqual([]);
  });
});
