import { describe, expect, it } from "vitest";
import { documentIdOf } from "#shared/retrieval/chunk-document.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { FIRST, open, pageOf, TENANT } from "./knowledge-scene.ts";

describe("KnowledgeBase in several instances", () => {
  it("search, of a question that names a company, leaves out the documents of others, also after a restart", async () => {
    const documents = new MemoryDocumentStore();
    const { knowledge } = open(documents);
    for (const issuer of ["Apple Inc.", "Ford Motor Company"]) {
      const metadata = { issuer, period: "FY2023" };
      await knowledge.ingest(TENANT, pageOf({ Debt: "The debt grew." }, { source: issuer, metadata }));
    }
    await knowledge.ingest(TENANT, pageOf({ Limits: "Debt has a limit." }));
    for (const { knowledge: reader } of [{ knowledge }, open(documents)]) {
      const hits = await reader.search({ tenantId: TENANT, text: "Debt of Apple in 2023?", limit: 9 });
      expect(hits.map(({ chunk }) => chunk.source).sort()).toEqual(["Apple Inc.", "policy.md"]);
    }
  });

  it("search, in an instance that has loaded before, never finds what another has since replaced or removed", async () => {
    const documents = new MemoryDocumentStore();
    const [writer, reader] = [open(documents), open(documents)];
    const texts = async () => {
      const query = { tenantId: TENANT, text: "limit review hedge", limit: 99 };
      return (await reader.knowledge.search(query)).map(({ chunk }) => chunk.text).sort();
    };
    await writer.knowledge.ingest(TENANT, FIRST);
    expect(await texts()).toHaveLength(3);
    await writer.knowledge.ingest(TENANT, pageOf({ Limits: "A new limit." }));
    expect(await texts()).toEqual(["A new limit."]);
    const other = await writer.knowledge.ingest(
      TENANT,
      pageOf({ Other: "No limit." }, { source: "other.md" }),
    );
    expect(await texts()).toEqual(["A new limit.", "No limit."]);
    await writer.knowledge.remove(TENANT, other.documentId);
    await writer.knowledge.remove(TENANT, documentIdOf(TENANT, "policy.md"));
    expect(await texts()).toEqual([]);
  });

  it("search, in an instance that missed more changes than the store remembers, still finds what is live", async () => {
    const documents = new MemoryDocumentStore();
    const [writer, reader] = [open(documents), open(documents)];
    const ingest = (source: string) => writer.knowledge.ingest(TENANT, pageOf({ A: "A limit." }, { source }));
    const { documentId } = await ingest("first.md");
    await reader.knowledge.load(TENANT);
    await writer.knowledge.remove(TENANT, documentId);
    for (let change = 0; change < 210; change += 1) await ingest(`page-${change % 7}.md`);
    const hits = await reader.knowledge.search({ tenantId: TENANT, text: "limit", limit: 99 });
    expect(hits.map(({ chunk }) => chunk.source).sort()).toEqual(
      Array.from({ length: 7 }, (_, page) => `page-${page}.md`),
    );
  });

  it("search, after a change of its own on top of one by another instance, knows both", async () => {
    const documents = new MemoryDocumentStore();
    const [mine, other] = [open(documents), open(documents)];
    await mine.knowledge.load(TENANT);
    await other.knowledge.ingest(TENANT, pageOf({ A: "Their limit." }, { source: "theirs.md" }));
    await mine.knowledge.ingest(TENANT, pageOf({ A: "My limit." }, { source: "mine.md" }));
    const hits = await mine.knowledge.search({ tenantId: TENANT, text: "limit", limit: 9 });
    expect(hits.map(({ chunk }) => chunk.text).sort()).toEqual(["My limit.", "Their limit."]);
  });

  it("search, while several instances change the same documents, ends as a fresh instance would find them", async () => {
    const documents = new MemoryDocumentStore();
    const instances = [open(documents), open(documents), open(documents)];
    const retried = async (work: () => Promise<unknown>) => {
      for (let attempt = 0; attempt < 9; attempt += 1) {
        try {
          return await work();
        } catch {}
      }
      return undefined;
    };
    await Promise.all(
      instances.flatMap(({ knowledge }, instance) =>
        ["a.md", "b.md", "c.md"].map((source) =>
          retried(() => knowledge.ingest(TENANT, pageOf({ A: `A limit of ${instance}.` }, { source }))),
        ),
      ),
    );
    const query = { tenantId: TENANT, text: "limit", limit: 99 };
    const expected = await open(documents).knowledge.search(query);
    expect(expected).toHaveLength(3);
    for (const { knowledge } of instances) expect(await knowledge.search(query)).toEqual(expected);
  });
});
