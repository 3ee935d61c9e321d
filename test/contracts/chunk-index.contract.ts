import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Chunk, ChunkFilter, ChunkIndex } from "#shared/ports/chunk-index.ts";

/** The promises of shared/ports/chunk-index.ts, each test with tenants of its own. */
export function describeChunkIndexContract(name: string, create: () => Promise<ChunkIndex>): void {
  describe(`ChunkIndex: ${name}`, () => {
    let index: ChunkIndex;
    let tenantId: string;

    beforeEach(async () => {
      index = await create();
      tenantId = `tenant-${randomUUID()}`;
    });

    const chunk = (id: string, text: string, fields: Partial<Chunk> = {}): Chunk => ({
      id,
      tenantId,
      schemaVersion: 1,
      documentId: "policy",
      title: "Policy",
      path: ["Policy"],
      source: "policy.md",
      text,
      position: 0,
      tokens: 4,
      metadata: {},
      ...fields,
    });
    const find = async (
      text: string,
      options: { filter?: ChunkFilter; limit?: number; tenant?: string } = {},
    ) => {
      const { filter, limit = 10, tenant = tenantId } = options;
      const hits = await index.search({ tenantId: tenant, text, limit, ...(filter && { filter }) });
      return hits.map((hit) => hit.chunk.id);
    };

    it("search, over upserted chunks, finds those that speak of the question, best first, as they were given", async () => {
      const best = chunk("b", "The drawdown trigger is a deep fall.", {
        metadata: { ticker: "IBM" },
        position: 3,
      });
      await index.upsert([
        chunk("a", "A drawdown may pass, and much else is said here about weather."),
        best,
        chunk("c", "Beta."),
      ]);
      const hits = await index.search({ tenantId, text: "drawdown trigger", limit: 10 });
      expect(hits.map((hit) => hit.chunk.id)).toEqual(["b", "a"]);
      expect(hits[0]?.chunk).toEqual(best);
      expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? Number.POSITIVE_INFINITY);
      expect(hits[0]?.lexical).toMatchObject({ rank: 1 });
      expect(hits[0]?.lexical?.score).toBeGreaterThan(0);
    });

    it("search, with a limit, gives no more, and the same ones in the same order each time", async () => {
      await index.upsert(["d", "b", "a", "c"].map((id) => chunk(id, "Tracking error limit")));
      expect(await find("tracking error", { limit: 3 })).toEqual(["a", "b", "c"]);
      expect(await find("tracking error", { limit: 3 })).toEqual(["a", "b", "c"]);
    });

    it("search, for one tenant, never sees another's chunks", async () => {
      const other = `tenant-${randomUUID()}`;
      await index.upsert([
        chunk("mine", "value at risk"),
        chunk("theirs", "value at risk", { tenantId: other }),
      ]);
      expect(await find("value at risk")).toEqual(["mine"]);
      expect(await find("value at risk", { tenant: other })).toEqual(["theirs"]);
      expect(await find("value at risk", { tenant: "nobody" })).toEqual([]);
    });

    it("upsert, of a known id, replaces the chunk; repeating it changes nothing", async () => {
      await index.upsert([chunk("a", "old words about volatility")]);
      const replacement = chunk("a", "new words about correlation");
      await index.upsert([replacement]);
      const once = await index.search({ tenantId, text: "correlation words", limit: 10 });
      await index.upsert([replacement]);
      expect(await index.search({ tenantId, text: "correlation words", limit: 10 })).toEqual(once);
      expect(await find("volatility")).toEqual([]);
      expect(await find("correlation")).toEqual(["a"]);
    });

    it("remove, of chunks of one tenant, ends their citation and leaves the others", async () => {
      const other = `tenant-${randomUUID()}`;
      await index.upsert([
        chunk("a", "beta limit"),
        chunk("b", "beta limit"),
        chunk("a", "beta limit", { tenantId: other }),
      ]);
      await index.remove(tenantId, ["a", "never-there"]);
      await index.remove("nobody", ["a"]);
      expect(await find("beta limit")).toEqual(["b"]);
      expect(await find("beta limit", { tenant: other })).toEqual(["a"]);
    });

    it("search, with filters, keeps to chunks that match all of them, whatever the case", async () => {
      await index.upsert([
        chunk("a", "annual report", { metadata: { ticker: "MSFT", period: "2024" } }),
        chunk("b", "annual report", { metadata: { ticker: "MSFT", period: "2023" }, documentId: "filing" }),
        chunk("c", "annual report", { metadata: { ticker: "IBM", period: "2024" } }),
      ]);
      expect(await find("annual report", { filter: { metadata: { ticker: "msft" } } })).toEqual(["a", "b"]);
      expect(
        await find("annual report", { filter: { metadata: { ticker: "MSFT", period: "2024" } } }),
      ).toEqual(["a"]);
      expect(await find("annual report", { filter: { documentIds: ["filing", "other"] } })).toEqual(["b"]);
      expect(await find("annual report", { filter: { metadata: { ticker: "AAPL" } } })).toEqual([]);
      expect(await find("annual report", { filter: { metadata: { ticker: "IBM" } }, limit: 1 })).toEqual([
        "c",
      ]);
    });

    it("search, with a vector where none were stored, answers as without one", async () => {
      await index.upsert([chunk("a", "expected shortfall"), chunk("b", "something else")]);
      const query = { tenantId, text: "expected shortfall", limit: 10 };
      expect(await index.search({ ...query, vector: new Float32Array([1, 0, 0]) })).toEqual(
        await index.search(query),
      );
    });

    it("search, for words that no chunk holds, finds nothing", async () => {
      await index.upsert([chunk("a", "expected shortfall")]);
      expect(await find("zebra")).toEqual([]);
    });
  });
}
