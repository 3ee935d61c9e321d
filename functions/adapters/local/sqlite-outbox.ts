import type { StatementSync } from "node:sqlite";
import type { DocumentChangeKind } from "#shared/ports/document-events.ts";
import type { Clock } from "#shared/ports/runtime.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 600_000;
/** Doubling any further passes the longest retry, and would in the end overflow. */
const MOST_DOUBLINGS = 10;

/** One change that no handler has finished with yet. */
export interface OutboxEvent {
  readonly sequence: number;
  readonly collection: string;
  readonly tenantId: string;
  readonly documentId: string;
  readonly kind: DocumentChangeKind;
  readonly createdAtMs: number;
}

export interface SqliteOutboxFields {
  readonly database: SqliteDatabase;
  readonly clock: Clock;
  /** Names of the collections whose changes are kept; changes of others leave no event. */
  readonly collections: ReadonlySet<string>;
}

/** The changes still to be delivered, written in the same transaction as the documents they tell of. */
export class SqliteOutbox {
  private readonly database: SqliteDatabase;
  private readonly clock: Clock;
  private readonly collections: ReadonlySet<string>;
  private readonly listeners = new Set<() => void>();
  private readonly insert: StatementSync;
  private readonly claim: StatementSync;
  private readonly remove: StatementSync;
  private readonly earliest: StatementSync;

  constructor({ database, clock, collections }: SqliteOutboxFields) {
    this.database = database;
    this.clock = clock;
    this.collections = collections;
    this.insert = database.prepare(
      "INSERT INTO outbox (collection, tenant, id, kind, created_at_ms, due_at_ms) VALUES (?, ?, ?, ?, ?, ?)",
    );
    this.claim = database.prepare(`
      UPDATE outbox SET attempts = attempts + 1, due_at_ms = :now + min(${FIRST_RETRY_MS} << min(attempts, ${MOST_DOUBLINGS}), ${LONGEST_RETRY_MS})
      WHERE sequence IN (SELECT sequence FROM outbox WHERE due_at_ms <= :now ORDER BY due_at_ms, sequence LIMIT :limit)
      RETURNING sequence, collection, tenant AS tenantId, id AS documentId, kind, created_at_ms AS createdAtMs`);
    this.remove = database.prepare("DELETE FROM outbox WHERE sequence = ?");
    this.earliest = database.prepare("SELECT min(due_at_ms) AS dueAtMs FROM outbox");
  }

  /** To be called inside the transaction that writes the document. */
  append(collection: string, tenantId: string, documentId: string, kind: DocumentChangeKind): void {
    if (!this.collections.has(collection)) return;
    const nowMs = this.clock.now().getTime();
    this.insert.run(collection, tenantId, documentId, kind, nowMs, nowMs);
  }

  /** To be called after that transaction, so that delivery starts at once. */
  announce(): void {
    for (const listener of this.listeners) listener();
  }

  onAnnounce(listener: () => void): void {
    this.listeners.add(listener);
  }

  /**
   * Takes events that are due and puts each off to its next retry, 1 s to 10 min away, before anyone works on it. So an
   * attempt is counted even when it kills the process, and a second process on the same file leaves the event alone meanwhile.
   */
  claimDue(limit: number): readonly OutboxEvent[] {
    const now = this.clock.now().getTime();
    return this.database.run(() => this.claim.all({ now, limit }).map(toEvent));
  }

  /** Removing what is gone succeeds. */
  complete(sequence: number): void {
    this.database.run(() => this.remove.run(sequence));
  }

  /** When the next event is due, in epoch milliseconds; undefined when there is none. */
  nextDueAtMs(): number | undefined {
    const dueAtMs = this.database.run(() => this.earliest.get())?.["dueAtMs"];
    return typeof dueAtMs === "number" ? dueAtMs : undefined;
  }
}

function toEvent(row: Readonly<Record<string, unknown>>): OutboxEvent {
  return {
    sequence: Number(row["sequence"]),
    collection: String(row["collection"]),
    tenantId: String(row["tenantId"]),
    documentId: String(row["documentId"]),
    kind: toKind(row["kind"]),
    createdAtMs: Number(row["createdAtMs"]),
  };
}

function toKind(kind: unknown): DocumentChangeKind {
  if (kind === "created" || kind === "updated" || kind === "deleted") return kind;
  throw new Error(`The outbox holds an event of unknown kind ${String(kind)}.`);
}
