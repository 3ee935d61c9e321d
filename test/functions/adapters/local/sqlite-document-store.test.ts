import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SqliteDatabase } from "../../../../functions/adapters/local/sqlite-database.ts";
import { SqliteDocumentStore } from "../../../../functions/adapters/local/sqlite-document-store.ts";
import { SqliteOutbox } from "../../../../functions/adapters/local/sqlite-outbox.ts";
import { SystemClock, SystemRandom } from "../../../../functions/adapters/local/system-runtime.ts";
import { describeDocumentStoreContract } from "../../../contracts/document-store.contract.ts";

describeDocumentStoreContract("SQLite", async () => {
  const database = new SqliteDatabase({
    path: join(mkdtempSync(join(tmpdir(), "finrisk-")), "documents.sqlite"),
  });
  const clock = new SystemClock();
  const outbox = new SqliteOutbox({ database, clock, collections: new Set() });
  return new SqliteDocumentStore({ database, outbox, clock, random: new SystemRandom() });
});
