import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { FinRiskError } from "#shared/errors.ts";
import { translateSqliteError } from "./sqlite-errors.ts";

const BUSY_TIMEOUT_MS = 5_000;
const SCHEMA_VERSION = 1;
/** Every so many pages the log is moved into the file, which holds up one writer; SQLite's own 1,000 does so too often. */
const PAGES_BETWEEN_CHECKPOINTS = 4_000;

/**
 * A document's version is its row number: AUTOINCREMENT never gives one twice, so a document deleted and made anew, or
 * replaced, is never taken for the one that was read.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS documents (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (collection, tenant, id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS outbox_by_due_time ON outbox (due_at_ms);
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * One SQLite file, which several processes may open. Commits outlive a killed process; with synchronous=NORMAL the last of
 * them may be lost, whole, when the machine itself loses power. Throws `configuration` when the file cannot be opened.
 */
export class SqliteDatabase {
  private readonly connection: DatabaseSync;

  constructor({ path }: { readonly path: string }) {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      this.connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
      this.connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
      this.connection.exec(`PRAGMA wal_autocheckpoint = ${PAGES_BETWEEN_CHECKPOINTS}`);
      this.prepareSchema();
    } catch (cause) {
      throw new FinRiskError({
        code: "configuration",
        message: `The document file ${path} cannot be opened; check FINRISK_DATA_DIR, its permissions and the space left.`,
        cause,
      });
    }
  }

  /** A statement to keep and use many times. */
  prepare(sql: string): StatementSync {
    return this.connection.prepare(sql);
  }

  /** Runs `read` or a single statement. Throws `store-unavailable` when the file is locked too long or cannot be used. */
  run<R>(work: () => R): R {
    try {
      return work();
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  /** Runs `work` with the write lock held; all of it is written, or nothing when it throws. Throws `store-unavailable`. */
  write<R>(work: () => R): R {
    return this.run(() => {
      this.connection.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        this.connection.exec("COMMIT");
        return result;
      } catch (error) {
        if (this.connection.isTransaction) this.connection.exec("ROLLBACK");
        throw error;
      }
    });
  }

  /** Closing twice succeeds. */
  close(): void {
    if (this.connection.isOpen) this.connection.close();
  }

  private prepareSchema(): void {
    const version = Number(this.connection.prepare("PRAGMA user_version").get()?.["user_version"]);
    if (version > SCHEMA_VERSION)
      throw new Error(`The file was written by a newer FinRisk (schema ${version}).`);
    if (version < SCHEMA_VERSION) this.write(() => this.connection.exec(SCHEMA));
  }
}
