import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { FieldValue, Filter, Query } from "#shared/ports/document-store.ts";
import { type ContractScope, failsWith, type NoteFields } from "./document-store.contract.ts";

/** In Firestore's order; the ids say in which order they come. */
const RANKS: readonly FieldValue[] = [
  null,
  false,
  true,
  -1.5,
  0,
  2,
  10,
  "",
  "10",
  "B",
  "a",
  "ä",
  "\uffee",
  "𝄞",
];

const at = (field: string, operator: Filter["operator"], value: FieldValue): Filter => ({
  field,
  operator,
  value,
});

/** Filters, order, pages and counts. */
export function describeDocumentQueries(open: () => ContractScope): void {
  const openWith = async (rows: readonly (NoteFields & { id: string })[]) => {
    const scope = open();
    const { documents, notes, note } = scope;
    await Promise.all(rows.map(({ id, ...fields }) => documents.create(notes, note(id, fields))));
    const idsOf = async (query: Omit<Query, "limit">) =>
      (await documents.query(notes, { limit: 1_000, ...query })).documents.map(({ id }) => id);
    return { ...scope, idsOf };
  };
  const ranked = () =>
    openWith([
      ...RANKS.map((rank, position) => ({ id: String(position).padStart(2, "0"), rank })),
      { id: "unranked" },
    ]);

  describe("filters", () => {
    it.each(RANKS.map((rank, position) => [JSON.stringify(rank), rank, position] as const))(
      "equality, with %s, finds values of the same type only and never a missing field",
      async (_text, rank, position) => {
        const { idsOf, documents, notes } = await ranked();
        const where = [at("rank", "==", rank)];
        expect(await idsOf({ where })).toEqual([String(position).padStart(2, "0")]);
        expect(await documents.count(notes, where)).toBe(1);
      },
    );

    it.each<[Filter["operator"], FieldValue, string[]]>([
      ["<", 2, ["03", "04"]],
      ["<=", 2, ["03", "04", "05"]],
      [">", 0, ["05", "06"]],
      [">=", 0, ["04", "05", "06"]],
      [">=", "a", ["10", "11", "12", "13"]],
      ["<", "B", ["07", "08"]],
      [">", false, ["02"]],
    ])("a range, %s %s, finds values of its own type in order", async (operator, value, expected) => {
      const { idsOf, documents, notes } = await ranked();
      const where = [at("rank", operator, value)];
      expect(await idsOf({ where })).toEqual(expected);
      expect(await documents.count(notes, where)).toBe(expected.length);
    });

    it("several filters, on dotted fields, must all match", async () => {
      const { idsOf } = await openWith([
        { id: "a", title: "x", nested: { score: 1 } },
        { id: "b", title: "x", nested: { score: 2 } },
        { id: "c", title: "y", nested: { score: 2 } },
        { id: "d", title: "x", nested: {} },
        { id: "e", title: "x" },
      ]);
      expect(
        await idsOf({
          where: [at("title", "==", "x"), at("nested.score", ">=", 1), at("nested.score", "<", 2)],
        }),
      ).toEqual(["a"]);
      expect(await idsOf({ where: [at("nested.score", "==", 2), at("title", "==", "x")] })).toEqual(["b"]);
      expect(await idsOf({ where: [at("nested", "==", "x")] })).toEqual([]);
      expect(await idsOf({ where: [at("nested.tags.0", "==", "x")] })).toEqual([]);
    });

    it.each<[string, Omit<Query, "limit"> & { limit?: number }]>([
      ["ranges on two fields", { where: [at("rank", ">", 1), at("title", "<", "z")] }],
      [
        "a range ordered by another field",
        { where: [at("rank", ">", 1)], orderBy: { field: "title", direction: "ascending" } },
      ],
      ["a range with null", { where: [at("rank", ">", null)] }],
      ["a comparison with no number", { where: [at("rank", "==", Number.NaN)] }],
      ["a field that is no name", { where: [at("rank' OR 1=1 --", "==", 1)] }],
      ["an empty part of a field", { orderBy: { field: "nested..score", direction: "ascending" } }],
      ["a limit of 0", { limit: 0 }],
      ["a limit above 1,000", { limit: 1_001 }],
      ["a broken limit", { limit: 1.5 }],
      ["a damaged cursor", { after: "nonsense" }],
    ])("a query, with %s, is refused with invalid-request", async (_reason, query) => {
      const { documents, notes } = open();
      await expect(documents.query(notes, { limit: 10, ...query })).rejects.toEqual(
        failsWith("invalid-request"),
      );
    });
  });

  describe("order and pages", () => {
    it.each(["ascending", "descending"] as const)(
      "order, %s over mixed types, is Firestore's",
      async (direction) => {
        const { idsOf } = await ranked();
        const positions = RANKS.map((_, position) => String(position).padStart(2, "0"));
        const ids = await idsOf({ orderBy: { field: "rank", direction } });
        expect(ids).toEqual(direction === "ascending" ? positions : positions.reverse());
      },
    );

    it.each(["ascending", "descending"] as const)(
      "ties, %s, come by id in the same direction",
      async (direction) => {
        const { idsOf } = await openWith(
          ["b", "a", "ä", "B", "c"].map((id) => ({ id, rank: id === "c" ? 0 : 1 })),
        );
        const ids = await idsOf({ orderBy: { field: "rank", direction } });
        const ascending = ["c", "B", "a", "b", "ä"];
        expect(ids).toEqual(direction === "ascending" ? ascending : ascending.reverse());
      },
    );

    it.each<[string, Omit<Query, "limit" | "after">]>([
      ["no order", {}],
      ["an ascending order over mixed types", { orderBy: { field: "rank", direction: "ascending" } }],
      ["a descending order over mixed types", { orderBy: { field: "rank", direction: "descending" } }],
      ["a range", { where: [at("rank", ">=", "")] }],
      ["an order with ties", { orderBy: { field: "title", direction: "descending" } }],
    ])("pages of 3, with %s, together hold each document once and in order", async (_kind, query) => {
      const { documents, notes, idsOf } = await openWith(
        RANKS.map((rank, position) => ({ id: String(position), rank, title: `${position % 2}` })),
      );
      const paged: string[] = [];
      let after: string | undefined;
      do {
        const page = await documents.query(notes, {
          ...query,
          limit: 3,
          ...(after !== undefined && { after }),
        });
        expect(page.documents.length).toBeGreaterThan(0);
        paged.push(...page.documents.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      expect(paged).toEqual(await idsOf(query));
      expect(new Set(paged).size).toBe(paged.length);
    });

    it("next, when exactly the limit is there, is absent", async () => {
      const { documents, notes } = await openWith([{ id: "a" }, { id: "b" }]);
      expect((await documents.query(notes, { limit: 2 })).next).toBeUndefined();
      expect((await documents.query(notes, { limit: 1 })).next).toBeDefined();
      expect(await documents.query({ ...notes, name: "empty" }, { limit: 1 })).toEqual({ documents: [] });
    });

    it("a cursor, whose document is gone, still continues behind its place", async () => {
      const { documents, notes } = await openWith([{ id: "a" }, { id: "b" }, { id: "c" }]);
      const { next } = await documents.query(notes, { limit: 2 });
      await documents.delete(notes, "b");
      const rest = await documents.query(notes, { limit: 2, ...(next !== undefined && { after: next }) });
      expect(rest.documents.map(({ id }) => id)).toEqual(["c"]);
    });

    it("a cursor, of a query with another order, is refused with invalid-request", async () => {
      const { documents, notes } = await openWith([
        { id: "a", rank: 1 },
        { id: "b", rank: 2 },
      ]);
      const { next = "" } = await documents.query(notes, { limit: 1 });
      const query = documents.query(notes, {
        limit: 1,
        after: next,
        orderBy: { field: "rank", direction: "ascending" },
      });
      await expect(query).rejects.toEqual(failsWith("invalid-request"));
    });
  });

  describe("tenants", () => {
    it("query and count, for one tenant, never see another's documents", async () => {
      const { store, documents, notes, note, idsOf } = await openWith([{ id: "mine" }]);
      const other = store.forTenant(`tenant-${randomUUID()}`);
      await other.create(notes, note("theirs", {}, other.tenantId));
      expect(await idsOf({})).toEqual(["mine"]);
      expect(await documents.count(notes)).toBe(1);
    });

    it("queryAllTenants, over pages, sees one collection of every tenant by tenant and id", async () => {
      const { store, notes, note } = open();
      const tenants = ["a", "a-b", "b"].map((name) => `${name}-${randomUUID()}`).sort();
      for (const tenantId of tenants) {
        await store.forTenant(tenantId).create(notes, note("2", { rank: 1 }, tenantId));
        await store
          .forTenant(tenantId)
          .create(notes, note("1", { rank: tenantId === tenants[1] ? 0 : 1 }, tenantId));
        await store.forTenant(tenantId).create({ ...notes, name: `${notes.name}x` }, note("3", {}, tenantId));
      }
      const read = async (query: Omit<Query, "limit">) => {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await store.queryAllTenants(notes, {
            ...query,
            limit: 2,
            ...(after !== undefined && { after }),
          });
          seen.push(...page.documents.map(({ tenantId, id }) => `${tenants.indexOf(tenantId)}/${id}`));
          after = page.next;
        } while (after !== undefined);
        return seen;
      };
      expect(await read({})).toEqual(["0/1", "0/2", "1/1", "1/2", "2/1", "2/2"]);
      const orderBy = { field: "rank", direction: "descending" } as const;
      expect(await read({ orderBy })).toEqual(["2/2", "2/1", "1/2", "0/2", "0/1", "1/1"]);
      expect(await read({ where: [at("rank", "==", 0)] })).toEqual(["1/1"]);
    });
  });
}
