import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SqliteDatabase } from "../../../../functions/adapters/local/sqlite-database.ts";
import { SqliteDocumentStore } from "../../../../functions/adapters/local/sqlite-document-store.ts";
import { SqliteOutbox } from "../../../../functions/adapters/local/sqlite-outbox.ts";
import { SystemClock, SystemRandom } from "../../../../functions/adapters/local/system-runtime.ts";
import { describeDocumentStoreContract } from "../../../contracts/document-store.contract.ts";
import { createFakeRuntime } from "../../../fakes/fake-runtime.ts";
import { entry, newSqlitePath, openSqlite, WATCHED } from "./sqlite-fixture.ts";

describeDocumentStoreContract("SQLite", async () => {
  const database = new SqliteDatabase({ path: newSqlitePath() });
  const clock = new SystemClock();
  const outbox = new SqliteOutbox({ database, clock, collections: new Set() });
  return new SqliteDocumentStore({ database, outbox, clock, random: new SystemRandom() });
});

it("a transaction, whose work fails over a mixture of old and new, is run again instead of failing", async () => {
  const { documents, runtime } = openSqlite(newSqlitePath());
  await documents.set(WATCHED, entry("left", "old"));
  await documents.set(WATCHED, entry("right", "old"));
  let attempts = 0;
  const work = documents.transaction(async (transaction) => {
    attempts++;
    const left = await transaction.get(WATCHED, "left");
    if (attempts === 1) {
      await documents.set(WATCHED, entry("left", "new"));
      await documents.set(WATCHED, entry("right", "new"));
    }
    const right = await transaction.get(WATCHED, "right");
    if (left?.text !== right?.text) throw new Error("left and right differ");
    return right?.text;
  });
  await expect.poll(() => runtime.clock.sleeping).toBe(1);
  await runtime.clock.advance(1_000);
  expect(await work).toBe("new");
});

it("a transaction, overtaken at every attempt, throws transaction-contended", async () => {
  const { documents } = openSqlite(newSqlitePath(), createFakeRuntime(), {
    ...{ now: () => new Date(0), monotonicMs: () => 0 },
    sleep: async () => undefined,
  });
  let overtaken = 0;
  const work = documents.transaction(async (transaction) => {
    await transaction.get(WATCHED, "a");
    await documents.set(WATCHED, entry("a", String(overtaken++)));
    transaction.set(WATCHED, entry("a", "mine"));
  });
  await expect(work).rejects.toMatchObject({ code: "transaction-contended" });
  expect((await documents.get(WATCHED, "a"))?.text).toBe(String(overtaken - 1));
});

it("a file, that is no database, is refused with configuration naming it", () => {
  const path = newSqlitePath();
  writeFileSync(path, "no database".repeat(100));
  expect(() => new SqliteDatabase({ path })).toThrow(path);
});

it("a file, written by a newer FinRisk, is refused", () => {
  const path = newSqlitePath();
  const database = new SqliteDatabase({ path });
  database.prepare("PRAGMA user_version = 99").run();
  database.close();
  expect(() => new SqliteDatabase({ path })).toThrow(expect.objectContaining({ code: "configuration" }));
});
