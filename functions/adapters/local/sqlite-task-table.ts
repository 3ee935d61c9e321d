import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { z } from "zod";
import type { Task } from "#shared/ports/task-queue.ts";
import { translateSqliteError } from "./sqlite-errors.ts";

const BUSY_TIMEOUT_MS = 5_000;

/** A finished task keeps its row, without payload, so that its id stays known. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tasks (
    sequence INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at_ms INTEGER NOT NULL,
    finished_at_ms INTEGER,
    UNIQUE (queue, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS tasks_by_due_time ON tasks (due_at_ms) WHERE finished_at_ms IS NULL;
`;

const ClaimedRowSchema = z.object({
  sequence: z.int(),
  queue: z.string(),
  id: z.string(),
  payload: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
  attempts: z.int(),
});
export type ClaimedTask = z.infer<typeof ClaimedRowSchema>;

/**
 * Tasks in a SQLite file that several processes may open. A claim moves a task's due time to the end of its lease, so
 * that a task whose process was killed is simply due again. Every method throws `store-unavailable` when the file cannot be used.
 */
export class SqliteTaskTable {
  private readonly database: DatabaseSync;
  private readonly statements: Readonly<Record<keyof typeof STATEMENTS, StatementSync>>;

  constructor(fields: { readonly path: string }) {
    mkdirSync(dirname(fields.path), { recursive: true, mode: 0o700 });
    this.database = new DatabaseSync(fields.path, { timeout: BUSY_TIMEOUT_MS });
    this.database.exec(`PRAGMA journal_mode = WAL; ${SCHEMA}`);
    this.statements = prepareAll(this.database);
  }

  /** False when the queue has seen the id before. */
  insert({ queue, id, payload }: Task, dueAtMs: number): boolean {
    return this.change("insert", queue, id, JSON.stringify(payload), dueAtMs) === 1;
  }

  /** Takes up to `limit` due tasks of these queues, oldest first, and leases them until `leasedUntilMs`. */
  claimDue(claim: {
    readonly queues: readonly string[];
    readonly nowMs: number;
    readonly leasedUntilMs: number;
    readonly limit: number;
  }): readonly ClaimedTask[] {
    const { queues, nowMs, leasedUntilMs, limit } = claim;
    const rows = attempt(() =>
      this.statements.claimDue.all(leasedUntilMs, nowMs, JSON.stringify(queues), limit),
    );
    return rows.map((row) => ClaimedRowSchema.parse(row));
  }

  extendLeases(tasks: readonly ClaimedTask[], leasedUntilMs: number): void {
    this.change("extendLeases", leasedUntilMs, JSON.stringify(tasks.map(({ sequence }) => sequence)));
  }

  finish({ sequence }: ClaimedTask, nowMs: number): void {
    this.change("finish", nowMs, sequence);
  }

  /** Has no effect when another process holds the task by now. */
  retryAt({ sequence, attempts }: ClaimedTask, dueAtMs: number): void {
    this.change("retryAt", dueAtMs, sequence, attempts);
  }

  forgetFinishedBefore(timeMs: number): void {
    this.change("forgetFinishedBefore", timeMs);
  }

  /** When the next of the queues' tasks is due, leased ones at the end of their lease. */
  nextDueAtMs(queues: readonly string[]): number | undefined {
    const row = attempt(() => this.statements.nextDueAtMs.get(JSON.stringify(queues)));
    return row?.["due_at_ms"] === null ? undefined : Number(row?.["due_at_ms"]);
  }

  /** Closing twice succeeds. */
  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private change(name: keyof typeof STATEMENTS, ...values: (string | number)[]): number {
    return attempt(() => Number(this.statements[name].run(...values).changes));
  }
}

const STATEMENTS = {
  insert: "INSERT INTO tasks (queue, id, payload, due_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  claimDue: `
    UPDATE tasks SET attempts = attempts + 1, due_at_ms = ?
    WHERE sequence IN (
      SELECT sequence FROM tasks
      WHERE finished_at_ms IS NULL AND due_at_ms <= ? AND queue IN (SELECT value FROM json_each(?))
      ORDER BY due_at_ms, sequence LIMIT ?
    )
    RETURNING sequence, queue, id, payload, attempts`,
  extendLeases: `
    UPDATE tasks SET due_at_ms = ?
    WHERE finished_at_ms IS NULL AND sequence IN (SELECT value FROM json_each(?))`,
  finish: "UPDATE tasks SET finished_at_ms = ?, payload = '{}' WHERE sequence = ?",
  retryAt: "UPDATE tasks SET due_at_ms = ? WHERE sequence = ? AND attempts = ? AND finished_at_ms IS NULL",
  forgetFinishedBefore: "DELETE FROM tasks WHERE finished_at_ms < ?",
  nextDueAtMs: `
    SELECT MIN(due_at_ms) AS due_at_ms FROM tasks
    WHERE finished_at_ms IS NULL AND queue IN (SELECT value FROM json_each(?))`,
} as const;

function prepareAll(database: DatabaseSync): Readonly<Record<keyof typeof STATEMENTS, StatementSync>> {
  return {
    insert: database.prepare(STATEMENTS.insert),
    claimDue: database.prepare(STATEMENTS.claimDue),
    extendLeases: database.prepare(STATEMENTS.extendLeases),
    finish: database.prepare(STATEMENTS.finish),
    retryAt: database.prepare(STATEMENTS.retryAt),
    forgetFinishedBefore: database.prepare(STATEMENTS.forgetFinishedBefore),
    nextDueAtMs: database.prepare(STATEMENTS.nextDueAtMs),
  };
}

function attempt<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw translateSqliteError(error);
  }
}
