import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { FinRiskError } from "#shared/errors.ts";
import {
  type Collection,
  type DocumentStore,
  StoredDocumentSchema,
  type TenantDocuments,
} from "#shared/ports/document-store.ts";
import { describeDocumentLimits } from "./document-limits.contract.ts";
import { describeDocumentQueries } from "./document-queries.contract.ts";
import { describeDocumentTransactions } from "./document-transactions.contract.ts";

const NoteSchema = StoredDocumentSchema.extend({
  title: z.string(),
  rank: z.union([z.number(), z.string(), z.boolean(), z.null()]).optional(),
  nested: z.object({ score: z.number().optional(), tags: z.array(z.string()).optional() }).optional(),
});
type Note = z.infer<typeof NoteSchema>;
export type NoteFields = Partial<Omit<Note, "id" | "tenantId" | "schemaVersion">>;

/** What a test of the contract works with: tenants and a collection that no other test touches. */
export interface ContractScope {
  readonly store: DocumentStore;
  readonly documents: TenantDocuments;
  readonly notes: Collection<Note>;
  readonly note: (id: string, fields?: NoteFields, tenantId?: string) => Note;
}

/** The promises of shared/ports/document-store.ts. `create` opens a store, which is shared by all tests and closed at the end. */
export function describeDocumentStoreContract(name: string, create: () => Promise<DocumentStore>): void {
  describe(`DocumentStore: ${name}`, () => {
    let store: DocumentStore;
    beforeAll(async () => {
      store = await create();
    });
    afterAll(() => store.close());

    const open = (): ContractScope => {
      const documents = store.forTenant(`tenant-${randomUUID()}`);
      const notes = { name: `notes-${randomUUID()}`, schema: NoteSchema };
      const note: ContractScope["note"] = (id, fields = {}, tenantId = documents.tenantId) => ({
        id,
        tenantId,
        schemaVersion: 1,
        title: `Note ${id}`,
        ...fields,
      });
      return { store, documents, notes, note };
    };

    describeSingleDocuments(open);
    describeSchemas(open);
    describeDocumentLimits(open);
    describeDocumentQueries(open);
    describeDocumentTransactions(open);
  });
}

/** Matches a FinRisk error by its code. */
export const failsWith = (code: FinRiskError["code"]) =>
  expect.toSatisfy((error: unknown) => error instanceof FinRiskError && error.code === code, `code ${code}`);

function describeSingleDocuments(open: () => ContractScope): void {
  it("get, of what is not there, answers undefined", async () => {
    const { documents, notes } = open();
    expect(await documents.get(notes, "missing")).toBeUndefined();
  });

  it("create, then get, gives back the same document", async () => {
    const { documents, notes, note } = open();
    const written = note("a", { rank: null, nested: { score: 1.5, tags: ["ä", "𝄞", ""] } });
    await documents.create(notes, written);
    expect(await documents.get(notes, "a")).toEqual(written);
  });

  it("create, of a taken id, throws conflict and leaves what is there", async () => {
    const { documents, notes, note } = open();
    await documents.create(notes, note("a", { title: "first" }));
    await expect(documents.create(notes, note("a", { title: "second" }))).rejects.toEqual(
      failsWith("conflict"),
    );
    expect((await documents.get(notes, "a"))?.title).toBe("first");
  });

  it("create, of one id by many at once, succeeds for exactly one", async () => {
    const { documents, notes, note } = open();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, writer) =>
        documents.create(notes, note("a", { title: String(writer) })),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("set, of a new or an old id, replaces the whole document, as often as it is repeated", async () => {
    const { documents, notes, note } = open();
    await documents.set(notes, note("a", { nested: { score: 1 } }));
    await documents.set(notes, note("a", { title: "later" }));
    await documents.set(notes, note("a", { title: "later" }));
    expect(await documents.get(notes, "a")).toEqual(note("a", { title: "later" }));
  });

  it("delete, of what is there or not, succeeds, and the id can be created again", async () => {
    const { documents, notes, note } = open();
    await documents.create(notes, note("a"));
    await documents.delete(notes, "a");
    await documents.delete(notes, "a");
    expect(await documents.get(notes, "a")).toBeUndefined();
    await documents.create(notes, note("a", { title: "again" }));
    expect((await documents.get(notes, "a"))?.title).toBe("again");
  });

  it("one id, in two tenants and two collections, names four documents", async () => {
    const { store, documents, notes, note } = open();
    const other = store.forTenant(`${documents.tenantId}-other`);
    await documents.create(notes, note("a"));
    expect(await other.get(notes, "a")).toBeUndefined();
    await other.create(notes, note("a", { title: "theirs" }, other.tenantId));
    expect(await documents.get({ ...notes, name: `${notes.name}-other` }, "a")).toBeUndefined();
    expect((await documents.get(notes, "a"))?.title).toBe("Note a");
  });

  it("a document, of another tenant than the scope's, is refused with forbidden", async () => {
    const { documents, notes, note } = open();
    const foreign = note("a", {}, "somebody-else");
    await expect(documents.create(notes, foreign)).rejects.toEqual(failsWith("forbidden"));
    await expect(documents.set(notes, foreign)).rejects.toEqual(failsWith("forbidden"));
    await expect(
      documents.transaction(async (transaction) => transaction.set(notes, foreign)),
    ).rejects.toEqual(failsWith("forbidden"));
    expect(await documents.count(notes)).toBe(0);
  });
}

function describeSchemas(open: () => ContractScope): void {
  it("a write, of what does not fit the schema, throws invalid-request naming the field, and writes nothing", async () => {
    const { documents, notes, note } = open();
    const wrong = note("a", JSON.parse('{"nested":{"score":"high"}}'));
    const create = documents.create(notes, wrong);
    await expect(create).rejects.toEqual(failsWith("invalid-request"));
    await expect(create).rejects.toMatchObject({ violations: [{ field: "nested.score" }] });
    await expect(documents.set(notes, wrong)).rejects.toEqual(failsWith("invalid-request"));
    expect(await documents.get(notes, "a")).toBeUndefined();
  });

  it("a read, of what does not fit the schema, throws corrupt-document", async () => {
    const { documents, notes } = open();
    const loose = { name: notes.name, schema: StoredDocumentSchema };
    await documents.set(loose, { id: "a", tenantId: documents.tenantId, schemaVersion: 1 });
    await expect(documents.get(notes, "a")).rejects.toEqual(failsWith("corrupt-document"));
    await expect(documents.query(notes, { limit: 10 })).rejects.toEqual(failsWith("corrupt-document"));
    await expect(documents.transaction((transaction) => transaction.get(notes, "a"))).rejects.toEqual(
      failsWith("corrupt-document"),
    );
    expect(await documents.count(notes)).toBe(1);
  });
}
