import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "#shared/ports/document-store.ts";
import type { Clock } from "#shared/ports/runtime.ts";
import { SqliteDatabase } from "../../../../functions/adapters/local/sqlite-database.ts";
import { SqliteDocumentStore } from "../../../../functions/adapters/local/sqlite-document-store.ts";
import { SqliteOutbox } from "../../../../functions/adapters/local/sqlite-outbox.ts";
import { createFakeRuntime } from "../../../fakes/fake-runtime.ts";

const EntrySchema = StoredDocumentSchema.extend({ text: z.string() });
export type Entry = z.infer<typeof EntrySchema>;
export const WATCHED: Collection<Entry> = { name: "watched", schema: EntrySchema };
export const UNWATCHED: Collection<Entry> = { name: "unwatched", schema: EntrySchema };
export const TENANT = "tenant-1";

export const entry = (id: string, text = ""): Entry => ({ id, tenantId: TENANT, schemaVersion: 1, text });

export const newSqlitePath = (): string => join(mkdtempSync(join(tmpdir(), "finrisk-")), "documents.sqlite");

/** A store on this file, with an outbox for the collection WATCHED. */
export function openSqlite(path: string, runtime = createFakeRuntime(), clock: Clock = runtime.clock) {
  const { random } = runtime;
  const database = new SqliteDatabase({ path });
  const outbox = new SqliteOutbox({ database, clock, collections: new Set([WATCHED.name]) });
  const store = new SqliteDocumentStore({ database, outbox, clock, random });
  return { path, runtime, database, outbox, store, documents: store.forTenant(TENANT) };
}
