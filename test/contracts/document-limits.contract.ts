import { expect, it } from "vitest";
import { z } from "zod";
import { type Collection, type StoredDocument, StoredDocumentSchema } from "#shared/ports/document-store.ts";
import { type ContractScope, failsWith } from "./document-store.contract.ts";

const AnythingSchema = StoredDocumentSchema.extend({ content: z.unknown() });
type Anything = StoredDocument & { content?: unknown };

/** Which values a document may hold, and what ids it may have: Firestore's laws, for every store. */
export function describeDocumentLimits(open: () => ContractScope): void {
  const openAnything = () => {
    const { documents, notes } = open();
    const collection: Collection<Anything> = { name: notes.name, schema: AnythingSchema };
    const put = (content: unknown) =>
      documents.set(collection, { id: "a", tenantId: documents.tenantId, schemaVersion: 1, content });
    const read = async () => (await documents.get(collection, "a"))?.content;
    return { documents, collection, put, read };
  };

  it.each([
    ["whole numbers", [0, -1, Number.MAX_SAFE_INTEGER, 2 ** 60]],
    ["broken numbers", [0.1, -2.5e-300, 1.7e308]],
    ["texts", ["", "\u0000\u001f", "ünïcödé 𝄞", 'quote " and \\ and . and /']],
    ["empty things", { list: [], map: {}, nothing: null }],
    ["odd names", { "a.b": 1, "with space": 2, "`tick`": 3, ä: 4, "0": 5, constructor: 6 }],
    ["lists in maps in lists", [{ values: [1, 2] }, { values: [] }]],
    ["a long text", "x".repeat(200_000)],
  ])("a document, holding %s, comes back equal", async (_kind, content) => {
    const { put, read } = openAnything();
    await put(content);
    expect(await read()).toStrictEqual(content);
  });

  it.each([
    ["undefined fields", { kept: 1, dropped: undefined }, { kept: 1 }],
    ["minus zero", -0, 0],
    ["half a character", "\ud834", "\ufffd"],
  ])("a document, holding %s, comes back without", async (_kind, content, expected) => {
    const { put, read } = openAnything();
    await put(content);
    expect(await read()).toStrictEqual(expected);
  });

  it.each([
    ["a list directly in a list", [[1]]],
    ["undefined in a list", [undefined]],
    ["what is no number", { value: Number.NaN }],
    ["infinity", Number.POSITIVE_INFINITY],
    ["a date", new Date(0)],
    ["a set", new Set([1])],
    ["a big integer", 1n],
    ["a function", () => 1],
    ["an empty name", { "": 1 }],
    ["a reserved name", { __name__: 1 }],
    ["21 levels", JSON.parse(`${'{"m":'.repeat(20)}1${"}".repeat(20)}`)],
  ])("a document, holding %s, is refused with invalid-request", async (_kind, content) => {
    const { put, read } = openAnything();
    await expect(put(content)).rejects.toEqual(failsWith("invalid-request"));
    expect(await read()).toBeUndefined();
  });

  it("a document, of 20 levels or nearly 1 MiB, is kept", async () => {
    const { put, read } = openAnything();
    const deepest: unknown = JSON.parse(`${'{"m":'.repeat(19)}1${"}".repeat(19)}`);
    await put(deepest);
    expect(await read()).toEqual(deepest);
    const longest = "x".repeat(1_048_000);
    await put(longest);
    expect(await read()).toBe(longest);
  });

  it("a document, of more than 1 MiB, is refused with payload-too-large", async () => {
    const { put } = openAnything();
    await expect(put(Array.from({ length: 140_000 }, (_, value) => value))).rejects.toEqual(
      failsWith("payload-too-large"),
    );
  });

  it.each(["a/b", ".", "..", "__id__"])("an id, being %s, is refused with invalid-request", async (id) => {
    const { documents, notes, note } = open();
    await expect(documents.create(notes, note(id))).rejects.toEqual(failsWith("invalid-request"));
    await expect(documents.get(notes, id)).rejects.toEqual(failsWith("invalid-request"));
    await expect(documents.delete(notes, id)).rejects.toEqual(failsWith("invalid-request"));
  });

  it.each(["a b", "ä", "a.b", "a:b~c", "%2F", "_x_", "x".repeat(200)])(
    "an id, being %s, is kept",
    async (id) => {
      const { documents, notes, note } = open();
      await documents.create(notes, note(id));
      expect((await documents.query(notes, { limit: 2 })).documents).toEqual([note(id)]);
    },
  );

  it.each(["", "a/b", "."])("a tenant, being named %o, is refused with invalid-request", (tenantId) => {
    const { store } = open();
    expect(() => store.forTenant(tenantId)).toThrow(failsWith("invalid-request"));
  });
}
