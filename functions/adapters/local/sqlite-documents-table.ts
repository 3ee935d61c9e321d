import type { StatementSync } from "node:sqlite";
import { FinRiskError } from "#shared/errors.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import type { SqliteOutbox } from "./sqlite-outbox.ts";

export interface DocumentKey {
  readonly collection: string;
  readonly tenantId: string;
  readonly id: string;
}

export interface DocumentRow {
  readonly version: number;
  readonly body: string;
}

export type DocumentWrite =
  | { readonly kind: "create" | "set"; readonly key: DocumentKey; readonly body: string }
  | { readonly kind: "delete"; readonly key: DocumentKey };

/** What a transaction saw: the version of a document, 0 where there was none. */
export interface DocumentRead {
  readonly key: DocumentKey;
  readonly version: number;
}

/** The one place that writes documents, each together with the event that tells of it. */
export class SqliteDocumentsTable {
  private readonly database: SqliteDatabase;
  private readonly outbox: SqliteOutbox;
  private readonly select: StatementSync;
  private readonly replace: StatementSync;
  private readonly remove: StatementSync;

  constructor({ database, outbox }: { readonly database: SqliteDatabase; readonly outbox: SqliteOutbox }) {
    this.database = database;
    this.outbox = outbox;
    const key = "collection = ? AND tenant = ? AND id = ?";
    this.select = database.prepare(`SELECT version, body FROM documents WHERE ${key}`);
    this.replace = database.prepare(
      "INSERT OR REPLACE INTO documents (collection, tenant, id, body) VALUES (?, ?, ?, ?)",
    );
    this.remove = database.prepare(`DELETE FROM documents WHERE ${key}`);
  }

  read(key: DocumentKey): DocumentRow | undefined {
    return this.database.run(() => this.find(key));
  }

  /** False, with nothing written, when a document changed since it was read. Throws `conflict` when a created id is taken. */
  commit(reads: readonly DocumentRead[], writes: readonly DocumentWrite[]): boolean {
    const committed = this.database.write(() => {
      if (!this.areCurrent(reads)) return false;
      for (const write of writes) this.apply(write);
      return true;
    });
    if (committed && writes.length > 0) this.outbox.announce();
    return committed;
  }

  areCurrent(reads: readonly DocumentRead[]): boolean {
    return reads.every(({ key, version }) => (this.find(key)?.version ?? 0) === version);
  }

  private find({ collection, tenantId, id }: DocumentKey): DocumentRow | undefined {
    const row = this.select.get(collection, tenantId, id);
    return row && { version: Number(row["version"]), body: String(row["body"]) };
  }

  private apply(write: DocumentWrite): void {
    const { collection, tenantId, id } = write.key;
    const previous = this.find(write.key);
    if (write.kind === "delete") {
      this.remove.run(collection, tenantId, id);
      if (previous !== undefined) this.outbox.append(collection, tenantId, id, "deleted");
      return;
    }
    if (write.kind === "create" && previous !== undefined) throw takenId(write.key);
    // Writing what is there already fires nothing, as in Firestore.
    if (previous?.body === write.body) return;
    this.replace.run(collection, tenantId, id, write.body);
    this.outbox.append(collection, tenantId, id, previous === undefined ? "created" : "updated");
  }
}

function takenId({ collection, id }: DocumentKey): FinRiskError {
  return new FinRiskError({ code: "conflict", message: `The id ${id} is taken in ${collection}.` });
}
