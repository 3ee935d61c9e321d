import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { translateSqliteError } from "./sqlite-errors.ts";

const BUSY_TIMEOUT_MS = 5_000;

/** `counted_from_ms` is the time from which the next run is counted: the last run, the last resume or the first start. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS schedules (
    name TEXT PRIMARY KEY,
    paused INTEGER NOT NULL DEFAULT 0,
    counted_from_ms INTEGER NOT NULL,
    last_run_at_ms INTEGER
  ) STRICT;
`;

const RowSchema = z.object({
  paused: z.int().transform((paused) => paused === 1),
  counted_from_ms: z.int(),
  last_run_at_ms: z.int().nullable(),
});

export interface ScheduleRecord {
  readonly paused: boolean;
  readonly countedFromMs: number;
  readonly lastRunAtMs: number | undefined;
}

/** What outlives the process of a schedule. Every method throws `store-unavailable` when the file cannot be used. */
export class ScheduleTable {
  private readonly database: DatabaseSync;

  constructor(fields: { readonly path: string }) {
    mkdirSync(dirname(fields.path), { recursive: true, mode: 0o700 });
    this.database = new DatabaseSync(fields.path, { timeout: BUSY_TIMEOUT_MS });
    this.database.exec(`PRAGMA journal_mode = WAL; ${SCHEMA}`);
  }

  /** Makes the schedule's row unless an earlier process did. */
  add(name: string, nowMs: number): void {
    this.change(
      "INSERT INTO schedules (name, counted_from_ms) VALUES (?, ?) ON CONFLICT DO NOTHING",
      name,
      nowMs,
    );
  }

  read(name: string): ScheduleRecord {
    const sql = "SELECT paused, counted_from_ms, last_run_at_ms FROM schedules WHERE name = ?";
    const row = RowSchema.parse(attempt(() => this.database.prepare(sql).get(name)));
    return {
      paused: row.paused,
      countedFromMs: row.counted_from_ms,
      lastRunAtMs: row.last_run_at_ms ?? undefined,
    };
  }

  pause(name: string): void {
    this.change("UPDATE schedules SET paused = 1 WHERE name = ?", name);
  }

  /** What was missed in the pause is not made up for. */
  resume(name: string, nowMs: number): void {
    this.change(
      "UPDATE schedules SET paused = 0, counted_from_ms = ? WHERE name = ? AND paused = 1",
      nowMs,
      name,
    );
  }

  /** True for the one process that may make the run counted from `countedFromMs`. */
  claimRun(name: string, countedFromMs: number, nowMs: number): boolean {
    const sql =
      "UPDATE schedules SET counted_from_ms = ? WHERE name = ? AND counted_from_ms = ? AND paused = 0";
    return this.change(sql, nowMs, name, countedFromMs) === 1;
  }

  noteRun(name: string, nowMs: number): void {
    this.change("UPDATE schedules SET last_run_at_ms = ? WHERE name = ?", nowMs, name);
  }

  /** Closing twice succeeds. */
  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private change(sql: string, ...values: (string | number)[]): number {
    return attempt(() => Number(this.database.prepare(sql).run(...values).changes));
  }
}

function attempt<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw translateSqliteError(error);
  }
}
