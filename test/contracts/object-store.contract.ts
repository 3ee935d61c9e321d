import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ObjectContent, ObjectDescription, ObjectStore } from "#shared/ports/object-store.ts";

/** An empty store, and how to take it down. */
export interface ObjectStoreUnderTest {
  readonly store: ObjectStore;
  readonly dispose: () => Promise<void>;
}

const MEGABYTE = 1024 * 1024;

/** What every ObjectStore promises. */
export function describeObjectStoreContract(name: string, create: () => Promise<ObjectStoreUnderTest>): void {
  describe(`ObjectStore: ${name}`, () => {
    let store: ObjectStore;
    let dispose: () => Promise<void>;

    beforeEach(async () => {
      ({ store, dispose } = await create());
    });
    afterEach(() => dispose());

    it.each<[string, ObjectContent | Uint8Array | string, string]>([
      ["a string", "Sharpe ratio: σ", "Sharpe ratio: σ"],
      ["bytes", new TextEncoder().encode("bytes"), "bytes"],
      ["a view into a larger buffer", Buffer.from("--view--").subarray(2, 6), "view"],
      ["an empty string", "", ""],
      ["an empty stream", chunksOf([]), ""],
      ["a stream of several chunks, one empty", chunksOf(["first,", "", "second"]), "first,second"],
    ])("get, after put of %s, gives the same bytes", async (_situation, content, expected) => {
      expect(await store.put("notes/one.txt", content)).toEqual({ created: true });
      expect(await readText(store, "notes/one.txt")).toBe(expected);
      expect(await store.describe("notes/one.txt")).toMatchObject({ sizeBytes: Buffer.byteLength(expected) });
    });

    it("get, of 20 MB put as a stream of uneven chunks, gives the same bytes", async () => {
      const sent = createHash("sha256");
      await store.put("large.bin", largeContent(20 * MEGABYTE, sent));
      const received = createHash("sha256");
      for await (const chunk of await store.get("large.bin")) received.update(chunk);
      expect(received.digest("hex")).toBe(sent.digest("hex"));
      expect((await store.describe("large.bin"))?.sizeBytes).toBe(20 * MEGABYTE);
    });

    it("get, of a large object whose reader stops early, ends without an error", async () => {
      await store.put("large.bin", largeContent(4 * MEGABYTE));
      for await (const chunk of await store.get("large.bin")) {
        expect(chunk.byteLength).toBeGreaterThan(0);
        break;
      }
      await store.delete("large.bin");
    });

    it("get, of a name that is not there, throws not-found", async () => {
      await store.put("a/b", "x");
      for (const name of ["a", "a/c", "a/b/c"]) {
        await expect(store.get(name)).rejects.toMatchObject({ code: "not-found" });
      }
    });

    it("put, of a name that is taken, replaces the whole object", async () => {
      await store.put("report.txt", "a long first version");
      expect(await store.put("report.txt", "second")).toEqual({ created: true });
      expect(await readText(store, "report.txt")).toBe("second");
    });

    it("put with ifAbsent, of a name that is taken, answers created: false and leaves what is there", async () => {
      expect(await store.put("seal.json", "first", { ifAbsent: true })).toEqual({ created: true });
      expect(await store.put("seal.json", "second", { ifAbsent: true })).toEqual({ created: false });
      expect(await store.put("seal.json", "first", { ifAbsent: true })).toEqual({ created: false });
      expect(await readText(store, "seal.json")).toBe("first");
    });

    it("put with ifAbsent, of a large stream to a name that is taken, leaves what is there", async () => {
      await store.put("seal.bin", "small");
      const answer = await store.put("seal.bin", largeContent(12 * MEGABYTE), { ifAbsent: true });
      expect(answer).toEqual({ created: false });
      expect(await readText(store, "seal.bin")).toBe("small");
    });

    it("put with ifAbsent, by forty writers at once, lets exactly one create", async () => {
      const writers = Array.from({ length: 40 }, (_, writer) => `content of writer ${writer}`);
      for (const name of ["race-1.txt", "race-2.txt", "race-3.txt", "race-4.txt"]) {
        const puts = writers.map((content) => store.put(name, content, { ifAbsent: true }));
        const answers = await Promise.all(puts);
        const winners = writers.filter((_, writer) => answers[writer]?.created);
        expect(winners).toHaveLength(1);
        expect(await readText(store, name)).toBe(winners[0]);
      }
    });

    it("put with ifAbsent, after a delete, creates again", async () => {
      await store.put("again.txt", "first", { ifAbsent: true });
      await store.delete("again.txt");
      expect(await store.put("again.txt", "second", { ifAbsent: true })).toEqual({ created: true });
    });

    it.each([
      ["small", 10],
      ["large", 12 * MEGABYTE],
    ])(
      "put, of a %s stream whose source fails, throws its error and leaves nothing",
      async (_size, sizeBytes) => {
        const failing = failingAfter(sizeBytes, new Error("the source broke"));
        await expect(store.put("half.bin", failing)).rejects.toThrow("the source broke");
        expect(await store.describe("half.bin")).toBeUndefined();
        expect(await names(store, "")).toEqual([]);
      },
    );

    it("put, of a stream whose source fails, leaves the object that was there", async () => {
      await store.put("kept.bin", "before");
      const failing = failingAfter(2 * MEGABYTE, new Error("the source broke"));
      await expect(store.put("kept.bin", failing)).rejects.toThrow("the source broke");
      expect(await readText(store, "kept.bin")).toBe("before");
    });

    it("put, while its stream is not at its end, shows nothing to readers", async () => {
      const seen: unknown[] = [];
      async function* watched(): AsyncIterable<Uint8Array> {
        yield Buffer.alloc(MEGABYTE);
        seen.push(await store.describe("slow.bin"), await names(store, ""));
        yield Buffer.alloc(10);
      }
      await store.put("slow.bin", watched());
      expect(seen).toEqual([undefined, []]);
      expect((await store.describe("slow.bin"))?.sizeBytes).toBe(MEGABYTE + 10);
    });

    it("describe, of a stored object, tells name, size and time, and undefined of what is not there", async () => {
      const before = Date.now();
      await store.put("a/b.txt", "four");
      const description = await store.describe("a/b.txt");
      expect(description).toEqual({ name: "a/b.txt", sizeBytes: 4, updatedAt: expect.any(Date) });
      expect(Math.abs((description?.updatedAt.getTime() ?? 0) - before)).toBeLessThan(60_000);
      expect(await store.describe("a")).toBeUndefined();
      expect(await store.describe("a/b.tx")).toBeUndefined();
    });

    it("list, by prefix, gives the matching objects in byte order of the name", async () => {
      // U+FF5E sorts after U+1F600 in UTF-16, and before it in UTF-8.
      const stored = ["a", "a/b", "a-b", "a/B", "ab", "a/b/c", "b", "a/\u{1f600}", "a/\uff5e", "a/é"];
      for (const name of stored) await store.put(name, name);
      const inOrder = ["a", "a-b", "a/B", "a/b", "a/b/c", "a/é", "a/\uff5e", "a/\u{1f600}", "ab", "b"];
      expect(await names(store, "")).toEqual(inOrder);
      expect(await names(store, "a")).toEqual(inOrder.slice(0, -1));
      expect(await names(store, "a/")).toEqual(inOrder.slice(2, 8));
      expect(await names(store, "a/b")).toEqual(["a/b", "a/b/c"]);
      expect(await names(store, "c")).toEqual([]);
      expect(await names(store, "../")).toEqual([]);
    });

    it("list, of more than a thousand objects, gives each once, described", async () => {
      const stored = Array.from({ length: 1105 }, (_, index) => `shards/${String(index).padStart(5, "0")}`);
      for (let start = 0; start < stored.length; start += 50) {
        await Promise.all(stored.slice(start, start + 50).map((name) => store.put(name, "x")));
      }
      await store.put("other", "x");
      const found: ObjectDescription[] = [];
      for await (const description of store.list("shards/")) found.push(description);
      expect(found.map(({ name }) => name)).toEqual(stored);
      expect(found.every(({ sizeBytes }) => sizeBytes === 1)).toBe(true);
    });

    it("delete, of what is there and of what is not, leaves nothing there", async () => {
      await store.put("gone.txt", "x");
      await store.put("gone.txt/child", "stays");
      await store.delete("gone.txt");
      await store.delete("gone.txt");
      expect(await names(store, "")).toEqual(["gone.txt/child"]);
    });

    it("uri, of a name, is one address that does not change and no other name shares", () => {
      expect(store.uri("a/b.jsonl")).toMatch(/^[a-z]+:\/\/\S+$/);
      expect(store.uri("a/b.jsonl")).toBe(store.uri("a/b.jsonl"));
      expect(store.uri("a/b.jsonl")).not.toBe(store.uri("a/B.jsonl"));
    });

    it.each([
      "",
      "/",
      "/a",
      "a/",
      "a//b",
      ".",
      "..",
      "./a",
      "../a",
      "a/../b",
      "a/..",
      "a/./b",
      "line\nend",
      "nul\0byte",
      "\ud800",
      "x".repeat(1025),
      "é".repeat(513),
    ])("any method, given the name %j, throws invalid-request", async (name) => {
      const refusal = { code: "invalid-request" };
      await expect(store.put(name, "x")).rejects.toMatchObject(refusal);
      await expect(store.get(name)).rejects.toMatchObject(refusal);
      await expect(store.describe(name)).rejects.toMatchObject(refusal);
      await expect(store.delete(name)).rejects.toMatchObject(refusal);
      expect(() => store.uri(name)).toThrow(expect.objectContaining(refusal));
    });

    it("put and list, of any allowed name, keep the name as it is", async () => {
      const segment = fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
        .filter((text) => !/[/\p{Cc}]/u.test(text) && text !== "." && text !== "..");
      const objectName = fc
        .array(segment, { minLength: 1, maxLength: 4 })
        .map((segments) => segments.join("/"));
      await fc.assert(
        fc.asyncProperty(objectName, async (name) => {
          await store.put(name, name);
          expect(await readText(store, name)).toBe(name);
          expect(await names(store, name)).toContain(name);
          await store.delete(name);
          expect(await store.describe(name)).toBeUndefined();
        }),
        { numRuns: 40, examples: [["x".repeat(1024)], ["é".repeat(512)], ["%2f"], ["a+/b~"], ["..."]] },
      );
    });
  });
}

async function* chunksOf(texts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

/** Bytes that differ from place to place, so that a lost, doubled or moved piece shows. */
async function* largeContent(sizeBytes: number, hash = createHash("sha256")): AsyncIterable<Uint8Array> {
  const chunkBytes = 300_007;
  for (let sent = 0; sent < sizeBytes; sent += chunkBytes) {
    const chunk = Buffer.alloc(Math.min(chunkBytes, sizeBytes - sent), `bytes from ${sent} on;`);
    hash.update(chunk);
    yield chunk;
  }
}

async function* failingAfter(sizeBytes: number, error: Error): AsyncIterable<Uint8Array> {
  yield* largeContent(sizeBytes);
  throw error;
}

async function readText(store: ObjectStore, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.get(name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function names(store: ObjectStore, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of store.list(prefix)) found.push(name);
  return found;
}
