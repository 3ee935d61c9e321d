import { expect, it } from "vitest";
import { type ContractScope, failsWith } from "./document-store.contract.ts";

/** The Firestore emulator makes writers wait for each other's locks, and its client pauses longer after each refusal. */
const LONGEST_CONTENTION_MS = 150_000;

/** All or nothing, against unchanged reads. */
export function describeDocumentTransactions(open: () => ContractScope): void {
  const scoreOf = ({
    nested,
  }: {
    readonly nested?: { score?: number | undefined } | undefined;
  } = {}): number => nested?.score ?? 0;

  it("a transaction, reading then writing, commits all its writes and answers its result", async () => {
    const { documents, notes, note } = open();
    await documents.create(notes, note("old"));
    await documents.create(notes, note("gone"));
    const result = await documents.transaction(async (transaction) => {
      const old = await transaction.get(notes, "old");
      const missing = await transaction.get(notes, "new");
      transaction.create(notes, note("new", { title: `after ${old?.title}, ${missing}` }));
      transaction.set(notes, note("old", { title: "changed" }));
      transaction.delete(notes, "gone");
      transaction.delete(notes, "never");
      return "done";
    });
    expect(result).toBe("done");
    expect((await documents.get(notes, "new"))?.title).toBe("after Note old, undefined");
    expect((await documents.get(notes, "old"))?.title).toBe("changed");
    expect(await documents.get(notes, "gone")).toBeUndefined();
  });

  it("a transaction, reading after its first write, is refused and writes nothing", async () => {
    const { documents, notes, note } = open();
    const work = documents.transaction(async (transaction) => {
      transaction.set(notes, note("a"));
      await transaction.get(notes, "b");
    });
    await expect(work).rejects.toThrow("A transaction must read before it writes.");
    expect(await documents.count(notes)).toBe(0);
  });

  it("a transaction, whose work throws, passes the error on and writes nothing", async () => {
    const { documents, notes, note } = open();
    const failure = new Error("the work failed");
    const work = documents.transaction(async (transaction) => {
      await transaction.get(notes, "a");
      transaction.set(notes, note("a"));
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(await documents.get(notes, "a")).toBeUndefined();
  });

  it("a transaction, creating a taken id, throws conflict and writes nothing", async () => {
    const { documents, notes, note } = open();
    await documents.create(notes, note("taken"));
    const work = documents.transaction(async (transaction) => {
      transaction.set(notes, note("other"));
      transaction.create(notes, note("taken", { title: "mine" }));
    });
    await expect(work).rejects.toEqual(failsWith("conflict"));
    expect(await documents.get(notes, "other")).toBeUndefined();
    expect((await documents.get(notes, "taken"))?.title).toBe("Note taken");
  });

  it("a transaction, with a document that does not fit, throws invalid-request and writes nothing", async () => {
    const { documents, notes, note } = open();
    const work = documents.transaction(async (transaction) => {
      transaction.set(notes, note("good"));
      transaction.set(notes, note("bad", JSON.parse('{"title":1}')));
    });
    await expect(work).rejects.toEqual(failsWith("invalid-request"));
    expect(await documents.count(notes)).toBe(0);
  });

  it(
    "a counter, incremented by 50 writers at once, loses nothing",
    async () => {
      const { documents, notes, note } = open();
      const increment = () =>
        documents.transaction(async (transaction) => {
          const score = scoreOf(await transaction.get(notes, "counter"));
          transaction.set(notes, note("counter", { nested: { score: score + 1 } }));
          return score;
        });
      const seen = await Promise.all(Array.from({ length: 50 }, increment));
      expect(scoreOf(await documents.get(notes, "counter"))).toBe(50);
      expect([...seen].sort((left, right) => left - right)).toEqual(
        Array.from({ length: 50 }, (_, score) => score),
      );
    },
    LONGEST_CONTENTION_MS,
  );

  it(
    "two accounts, under 20 transfers at once, keep their sum and no reader sees it broken",
    async () => {
      const { documents, notes, note } = open();
      const account = (id: string, score: number) => note(id, { nested: { score } });
      await documents.create(notes, account("a", 100));
      await documents.create(notes, account("b", 0));
      const transfer = () =>
        documents.transaction(async (transaction) => {
          const [a, b] = [await transaction.get(notes, "a"), await transaction.get(notes, "b")];
          if (scoreOf(a) + scoreOf(b) !== 100) throw new Error("saw a broken sum");
          transaction.set(notes, account("a", scoreOf(a) - 1));
          transaction.set(notes, account("b", scoreOf(b) + 1));
        });
      await Promise.all(Array.from({ length: 20 }, transfer));
      expect(scoreOf(await documents.get(notes, "a"))).toBe(80);
      expect(scoreOf(await documents.get(notes, "b"))).toBe(20);
    },
    LONGEST_CONTENTION_MS,
  );
}
