import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { KnowledgeBase } from "#shared/retrieval/ingest-knowledge.ts";
import { ingestUpload, readUploadName, sweepUploads, UPLOADS } from "#shared/retrieval/ingest-upload.ts";
import { fileReader } from "../../../functions/adapters/documents/file-reader.ts";
import { DirectoryObjectStore } from "../../../functions/adapters/local/directory-object-store.ts";
import { InProcessChunkIndex } from "../../../functions/adapters/local/in-process-chunk-index.ts";
import { createFakeRuntime } from "../../fakes/fake-runtime.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { CrashingStore } from "./crashing-store.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function open() {
  const directory = mkdtempSync(join(tmpdir(), "finrisk-uploads-"));
  folders.push(directory);
  const runtime = createFakeRuntime();
  const documents = new MemoryDocumentStore();
  const objects = new DirectoryObjectStore({ directory, random: runtime.random });
  const knowledge = new KnowledgeBase({ documents, index: new InProcessChunkIndex(), clock: runtime.clock });
  const services = { documents, objects, knowledge, reader: fileReader, runtime };
  const found = async (tenantId: string, text = "okapi limit") =>
    (await knowledge.search({ tenantId, text, limit: 9 })).map(({ chunk }) => chunk.text);
  return { services, objects, documents, knowledge, found };
}

const NAME = "knowledge/acme/policies/okapi.md";

describe("readUploadName", () => {
  it.each([
    [NAME, { tenantId: "acme", source: "policies/okapi.md" }],
    ["knowledge/acme/", undefined],
    ["knowledge/okapi.md", undefined],
    ["examples/acme/okapi.md", undefined],
  ])("of %s, is %j", (name, expected) => {
    expect(readUploadName(name)).toEqual(expected);
  });
});

describe("ingestUpload", () => {
  it("of a new file, makes it findable for its tenant alone, named by its path", async () => {
    const { services, objects, knowledge, found } = open();
    await objects.put(NAME, "# Okapi\n\nThe okapi limit is 3 %.");
    expect(await ingestUpload(services, NAME)).toMatchObject({ status: "ingested", tenantId: "acme" });
    expect(await found("acme")).toEqual(["The okapi limit is 3 %."]);
    expect(await found("other")).toEqual([]);
    expect((await knowledge.list("acme", { limit: 9 })).documents).toMatchObject([
      { title: "Okapi", source: "policies/okapi.md" },
    ]);
  });

  it("of an event that comes three times and late, changes nothing after the first", async () => {
    const { services, objects, documents, found } = open();
    await objects.put(NAME, "The okapi limit is 3 %.");
    const first = await ingestUpload(services, NAME);
    const before = await found("acme");
    expect(await ingestUpload(services, NAME)).toEqual(first);
    expect(await ingestUpload(services, NAME)).toEqual(first);
    expect(await found("acme")).toEqual(before);
    expect((await documents.forTenant("acme").query(UPLOADS, { limit: 9 })).documents).toHaveLength(1);
  });

  it("of a file that was replaced or deleted, brings the knowledge to what is there now", async () => {
    const { services, objects, found } = open();
    await objects.put(NAME, "The okapi limit is 3 %.");
    await ingestUpload(services, NAME);
    await objects.put(NAME, "The okapi limit is now 44 %.");
    await ingestUpload(services, NAME);
    expect(await found("acme")).toEqual(["The okapi limit is now 44 %."]);
    await objects.delete(NAME);
    await ingestUpload(services, NAME);
    await ingestUpload(services, NAME);
    expect(await found("acme")).toEqual([]);
  });

  it.each([
    ["knowledge/acme/logo.png", "x", 'does not read files like "logo.png"'],
    ["knowledge/acme/broken.pdf", "x", "not a PDF"],
    ["knowledge/acme/empty.md", " ", "give the document a text"],
  ])("of %s, which cannot be read, records the reason and does not throw", async (name, content, reason) => {
    const { services, objects } = open();
    await objects.put(name, content);
    const upload = await ingestUpload(services, name);
    expect(upload).toMatchObject({ status: "rejected", reason: expect.stringContaining(reason) });
  });

  it("of a name outside the uploads, does nothing", async () => {
    const { services, objects } = open();
    await objects.put("examples/okapi.md", "The okapi limit.");
    expect(await ingestUpload(services, "examples/okapi.md")).toBeUndefined();
  });
});

describe("sweepUploads", () => {
  it("after missed events of every kind, ends with what lies in the folder, and the second time with the same", async () => {
    const { services, objects, found } = open();
    await objects.put(NAME, "The okapi limit is 3 %.");
    await objects.put("knowledge/acme/gone.md", "A gone okapi.");
    await objects.put("knowledge/other/okapi.csv", "Limit,Value\nOkapi limit,5 %\n");
    expect(await sweepUploads(services)).toEqual({ looked: 3, ingested: 3 });
    await objects.delete("knowledge/acme/gone.md");
    await sweepUploads(services);
    await sweepUploads(services);
    expect(await found("acme")).toEqual(["The okapi limit is 3 %."]);
    expect(await found("other")).toEqual(["| Limit | Value |\n| --- | --- |\n| Okapi limit | 5 % |"]);
  });

  it("of uploads, killed at any write and repeated, ends as if never killed", async () => {
    const { services, objects } = open();
    await objects.put(NAME, "The okapi limit is 3 %.");
    await objects.put("knowledge/acme/second.md", "A second okapi limit.");
    for (let writes = 0; writes < 20; writes += 1) {
      const documents = new MemoryDocumentStore();
      const restart = (store: CrashingStore | MemoryDocumentStore) => {
        const clock = services.runtime.clock;
        const knowledge = new KnowledgeBase({ documents: store, index: new InProcessChunkIndex(), clock });
        return { ...services, documents: store, knowledge };
      };
      await sweepUploads(restart(new CrashingStore({ store: documents, writes }))).catch(() => undefined);
      const again = restart(documents);
      expect(await sweepUploads(again)).toEqual({ looked: 2, ingested: 2 });
      const hits = await again.knowledge.search({ tenantId: "acme", text: "okapi", limit: 9 });
      expect(hits).toHaveLength(2);
    }
  });
});
