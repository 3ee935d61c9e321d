import { describe, expect, it } from "vitest";
import type { Chunk, ChunkIndex } from "#shared/ports/chunk-index.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import { documentIdOf } from "#shared/retrieval/chunk-document.ts";
import { KnowledgeBase } from "#shared/retrieval/ingest-knowledge.ts";
import { CHUNKS, KNOWLEDGE_DOCUMENTS } from "#shared/retrieval/knowledge-document.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { CrashingStore } from "./crashing-store.ts";
import { FIRST, LONG, open, pageOf, SECOND, TENANT } from "./knowledge-scene.ts";

const search = async (
  index: ChunkIndex,
  text = "limit review hedge figure",
  limit = 1_000,
  tenantId = TENANT,
) => (await index.search({ tenantId, text, limit })).map(({ chunk }) => chunk);

const idsOf = (chunks: readonly Chunk[]) => chunks.map(({ id }) => id);

/** What a process that starts now would find. */
async function searchAfterRestart(documents: DocumentStore) {
  const { knowledge, index } = open(documents);
  await knowledge.load(TENANT);
  return search(index);
}

async function contentOf(documents: DocumentStore) {
  const tenant = documents.forTenant(TENANT);
  const pages = await tenant.query(KNOWLEDGE_DOCUMENTS, { limit: 1_000 });
  const chunks = await tenant.query(CHUNKS, { limit: 1_000 });
  return {
    documents: pages.documents.map(({ revision: _, ...document }) => document),
    chunks: chunks.documents,
  };
}

/** The same store, in which something else happens just before one transaction. */
function meddleAt(position: number, store: DocumentStore, meddle: () => Promise<unknown>): DocumentStore {
  let transactions = 0;
  return {
    forTenant: (tenantId) => {
      const documents = store.forTenant(tenantId);
      return {
        ...documents,
        transaction: async (work) => {
          transactions += 1;
          if (transactions === position) await meddle();
          return documents.transaction(work);
        },
      };
    },
    queryAllTenants: (collection, query) => store.queryAllTenants(collection, query),
    close: async () => {},
  };
}

describe("KnowledgeBase", () => {
  it("ingest, of a new document, stores it, makes it searchable and says what it added", async () => {
    const { knowledge, index, documents, clock } = open();
    const result = await knowledge.ingest(TENANT, FIRST);
    expect(result).toEqual({
      documentId: documentIdOf(TENANT, "policy.md"),
      chunks: { added: 3, unchanged: 0, removed: 0 },
    });
    expect((await search(index)).map(({ text }) => text)).toContain("Hedges limit losses.");
    const stored = await documents.forTenant(TENANT).get(KNOWLEDGE_DOCUMENTS, result.documentId);
    expect(stored).toMatchObject({
      title: "Policy",
      source: "policy.md",
      ingestedAt: clock.now().toISOString(),
    });
    expect(stored?.chunkIds).toHaveLength(3);
  });

  it("ingest, of the same document again, changes nothing", async () => {
    const { knowledge, index, documents } = open();
    await knowledge.ingest(TENANT, FIRST);
    const before = { content: await contentOf(documents), found: await search(index) };
    expect((await knowledge.ingest(TENANT, FIRST)).chunks).toEqual({ added: 0, unchanged: 3, removed: 0 });
    expect({ content: await contentOf(documents), found: await search(index) }).toEqual(before);
  });

  it("ingest, of a new version, replaces only what changed, in the index and in the store", async () => {
    const { knowledge, index, documents } = open();
    await knowledge.ingest(TENANT, FIRST);
    const result = await knowledge.ingest(TENANT, SECOND);
    expect(result.chunks).toEqual({ added: 2, unchanged: 1, removed: 2 });
    const found = await search(index);
    expect(found.map(({ text }) => text).sort()).toEqual(
      ["All limit figures.", "The limit is tight.", "The review is quarterly."].sort(),
    );
    expect(found.find(({ text }) => text === "The limit is tight.")?.position).toBe(1);
    const clean = open();
    await clean.knowledge.ingest(TENANT, SECOND);
    expect((await contentOf(documents)).chunks).toEqual((await contentOf(clean.documents)).chunks);
    expect(await searchAfterRestart(documents)).toEqual(found);
  });

  it.each([
    ["a small document", FIRST, SECOND],
    ["a document of several batches", LONG, SECOND],
    ["a document that grows to several batches", SECOND, LONG],
  ])(
    "ingest, of a new version of %s, killed at any write and repeated, ends as if never killed",
    async (_situation, first, second) => {
      const clean = open();
      await clean.knowledge.ingest(TENANT, first);
      const foundBefore = await search(clean.index);
      await clean.knowledge.ingest(TENANT, second);
      const foundAfter = await search(clean.index);
      let survived = false;
      for (let writes = 0; !survived; writes += 1) {
        const { documents, knowledge } = open();
        await knowledge.ingest(TENANT, first);
        const crashing = new CrashingStore({ store: documents, writes });
        await open(crashing)
          .knowledge.ingest(TENANT, second)
          .catch(() => undefined);
        // Which chunks are live; the position of a kept one may already be its new one.
        const live = idsOf(await searchAfterRestart(documents));
        expect([idsOf(foundBefore), idsOf(foundAfter)]).toContainEqual(live);
        const again = open(documents);
        await again.knowledge.ingest(TENANT, second);
        expect(await search(again.index)).toEqual(foundAfter);
        expect(await contentOf(documents)).toEqual(await contentOf(clean.documents));
        survived = crashing.survived;
        expect(writes).toBeLessThan(50);
      }
    },
  );

  it.each([
    ["its chunks are written", 2],
    ["it becomes live", 3],
    ["the old chunks are deleted", 4],
  ])(
    "ingest, when another instance claims the document before %s, throws conflict and leaves the other's version",
    async (_situation, meddledTransaction) => {
      const store = new MemoryDocumentStore();
      await open(store).knowledge.ingest(TENANT, pageOf({ Old: "An old limit." }));
      const rival = open(store);
      const meddling = meddleAt(meddledTransaction, store, () => rival.knowledge.ingest(TENANT, SECOND));
      await expect(open(meddling).knowledge.ingest(TENANT, FIRST)).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await searchAfterRestart(store)).toEqual(await search(rival.index));
      expect(await search(rival.index)).toHaveLength(3);
    },
  );

  it("ingest, of many documents and versions at once, leaves index and store in step", async () => {
    const { knowledge, index, documents } = open();
    const versions = [
      FIRST,
      SECOND,
      pageOf({ Other: "Another limit." }, { source: "other.md" }),
      FIRST,
      SECOND,
    ];
    await Promise.all(versions.map((page) => knowledge.ingest(TENANT, page)));
    expect(await searchAfterRestart(documents)).toEqual(await search(index));
    expect(await search(index)).toHaveLength(4);
  });

  it("ingest, after one that failed, still works", async () => {
    const { knowledge, index } = open();
    await expect(knowledge.ingest(TENANT, { ...FIRST, text: " " })).rejects.toMatchObject({
      code: "invalid-request",
    });
    await knowledge.ingest(TENANT, FIRST);
    expect(await search(index)).toHaveLength(3);
  });

  it("remove, of a document, ends its citation for good, and removing it again succeeds", async () => {
    const { knowledge, index, documents } = open();
    const { documentId } = await knowledge.ingest(TENANT, FIRST);
    await knowledge.ingest(TENANT, pageOf({ Other: "Another limit." }, { source: "other.md" }));
    await knowledge.remove(TENANT, documentId);
    await knowledge.remove(TENANT, documentId);
    expect((await search(index)).map(({ text }) => text)).toEqual(["Another limit."]);
    expect(await searchAfterRestart(documents)).toEqual(await search(index));
    expect((await contentOf(documents)).chunks).toHaveLength(1);
  });

  it("load, called often and at once, reads the store once, and again after it failed", async () => {
    const documents = new MemoryDocumentStore();
    await open(documents).knowledge.ingest(TENANT, LONG);
    const { knowledge, index } = open(documents);
    await Promise.all([knowledge.load(TENANT), knowledge.load(TENANT)]);
    expect(await search(index)).toHaveLength(450);
    let failures = 1;
    const flaky: ChunkIndex = {
      upsert: async (chunks) => {
        failures -= 1;
        if (failures >= 0) throw new Error("not now");
        await index.upsert(chunks);
      },
      remove: (tenantId, ids) => index.remove(tenantId, ids),
      search: (query) => index.search(query),
    };
    const retried = new KnowledgeBase({ documents, index: flaky, clock: new ControllableClock() });
    await expect(retried.load(TENANT)).rejects.toThrow("not now");
    await retried.load(TENANT);
    const callsAfterLoading = failures;
    await retried.load(TENANT);
    expect(failures).toBe(callsAfterLoading);
  });

  it("search, in a process that has just started, loads the live chunks first", async () => {
    const { knowledge, documents } = open();
    await knowledge.ingest(TENANT, FIRST);
    const restarted = open(documents).knowledge;
    const hits = await restarted.search({ tenantId: TENANT, text: "hedges", limit: 5 });
    expect(hits.map(({ chunk }) => chunk.text)).toEqual(["Hedges limit losses."]);
  });

  it("load, for one tenant, gives it nothing of another", async () => {
    const { knowledge, index } = open();
    await knowledge.ingest("tenant-b", FIRST);
    await knowledge.load(TENANT);
    expect(await search(index)).toEqual([]);
  });

  it.each([
    ["no title", { title: "  " }, "invalid-request", "title"],
    ["no source", { source: "" }, "invalid-request", "source"],
    ["no text", { text: "\n " }, "invalid-request", "text"],
    ["a text above 5 MB", { text: "é".repeat(2_700_000) }, "payload-too-large", "text"],
    [
      "metadata that is too long",
      { metadata: { ticker: "x".repeat(201) } },
      "invalid-request",
      "metadata.ticker",
    ],
  ])("ingest, given %s, refuses by the field", async (_situation, fields, code, field) => {
    const refusal = open().knowledge.ingest(TENANT, { ...FIRST, ...fields });
    await expect(refusal).rejects.toMatchObject({ code, violations: [{ field }] });
  });
});
