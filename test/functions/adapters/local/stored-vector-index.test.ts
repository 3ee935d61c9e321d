import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StoredVectorIndex } from "../../../../functions/adapters/local/stored-vector-index.ts";
import { describeVectorIndexContract } from "../../../contracts/vector-index.contract.ts";
import { MemoryDocumentStore } from "../../../fakes/memory-document-store.ts";

describeVectorIndexContract(
  "stored documents, searched in memory",
  async () => new StoredVectorIndex({ documents: new MemoryDocumentStore(), model: "test-768" }),
);

const anything = { limit: 10, admits: () => true };

describe("StoredVectorIndex", () => {
  it("search, after a restart, finds the same with the same similarities", async () => {
    const documents = new MemoryDocumentStore();
    const open = () => new StoredVectorIndex({ documents, model: "test-3" });
    const vectors = [
      { chunkId: "a", vector: Float32Array.from([0.6, 0.8, 0]) },
      { chunkId: "b", vector: Float32Array.from([0, 0.1, 0.9]) },
    ];
    const index = open();
    await index.upsert("acme", vectors);
    const found = await index.search("acme", Float32Array.from([1, 0, 0]), anything);
    expect(found.map(({ chunkId }) => chunkId)).toEqual(["a", "b"]);
    expect(await open().search("acme", Float32Array.from([1, 0, 0]), anything)).toEqual(found);
  });

  it("search, after another model was configured, does not compare with the old one's vectors", async () => {
    const documents = new MemoryDocumentStore();
    const old = new StoredVectorIndex({ documents, model: "old-2" });
    await old.upsert("acme", [{ chunkId: "a", vector: Float32Array.from([1, 0]) }]);
    const index = new StoredVectorIndex({ documents, model: "new-3" });
    expect(await index.missing("acme", ["a"])).toEqual(["a"]);
    expect(await index.search("acme", Float32Array.from([1, 0, 0]), anything)).toEqual([]);
  });

  it("search, with a vector of another length than those stored, finds nothing", async () => {
    const index = new StoredVectorIndex({ documents: new MemoryDocumentStore(), model: "test" });
    await index.upsert("acme", [{ chunkId: "a", vector: Float32Array.from([1, 0]) }]);
    expect(await index.search("acme", Float32Array.from([1, 0, 0]), anything)).toEqual([]);
  });

  it("search, after any history of changes, ranks as comparing one by one does", async () => {
    const vector = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 });
    const step = fc.record({
      chunkId: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      vector: fc.option(vector),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), vector, async (steps, question) => {
        const index = new StoredVectorIndex({ documents: new MemoryDocumentStore(), model: "test-5" });
        const expected = new Map<string, readonly number[]>();
        for (const { chunkId, vector: next } of steps) {
          if (next === null) await index.remove("acme", [chunkId]);
          else await index.upsert("acme", [{ chunkId, vector: Float32Array.from(next) }]);
          if (next === null) expected.delete(chunkId);
          else expected.set(chunkId, next);
        }
        const similarity = (values: readonly number[]) =>
          values.reduce((sum, value, axis) => sum + value * (question[axis] ?? 0), 0);
        const ranked = [...expected]
          .map(([chunkId, values]) => ({ chunkId, similarity: similarity(values) }))
          .sort(
            (left, right) => right.similarity - left.similarity || (left.chunkId < right.chunkId ? -1 : 1),
          );
        expect(await index.search("acme", Float32Array.from(question), anything)).toEqual(ranked);
      }),
      { numRuns: 200 },
    );
  });
});
