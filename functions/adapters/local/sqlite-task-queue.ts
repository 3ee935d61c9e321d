import type { RandomSource, Runtime } from "#shared/ports/runtime.ts";
import type { Task, TaskQueue } from "#shared/ports/task-queue.ts";
import { type ClaimedTask, SqliteTaskTable } from "./sqlite-task-table.ts";
import { doubleAndShuffle } from "./trigger-disorder.ts";

/** `attempt` counts from 1. A handler that throws is called again later. */
export type TaskHandler = (
  payload: Task["payload"],
  delivery: { readonly taskId: string; readonly attempt: number },
) => Promise<void>;

export interface SqliteTaskQueueFields {
  readonly path: string;
  readonly runtime: Runtime;
  /** How many handlers may run at once; 8 by default. */
  readonly mostAtOnce?: number;
  /** For tests: delivers every task twice and out of order. */
  readonly disorder?: RandomSource;
}

/** How soon the tasks of a killed process come again; a living one extends its leases on every turn. */
const LEASE_MS = 30_000;
/** How soon a task is seen that another process added. */
const LONGEST_PAUSE_MS = 1_000;
const FIRST_RETRY_PAUSE_MS = 1_000;
const LONGEST_RETRY_PAUSE_MS = 10 * 60_000;
const MOST_ATTEMPTS = 20;
const FINISHED_IDS_KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

interface Delivery {
  readonly task: ClaimedTask;
  readonly done: Promise<void>;
}

/**
 * Tasks in a SQLite file, worked off in this process, at least once each. A failed task comes again after 1 s, 2 s, 4 s …
 * up to 10 min, and is dropped with an error in the log after 20 attempts.
 */
export class SqliteTaskQueue implements TaskQueue {
  private readonly table: SqliteTaskTable;
  private readonly runtime: Runtime;
  private readonly mostAtOnce: number;
  private readonly disorder: RandomSource | undefined;
  private readonly inFlight = new Set<Delivery>();
  private handlers: Readonly<Record<string, TaskHandler>> = {};
  private pause = new AbortController();
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor({ path, runtime, mostAtOnce = 8, disorder }: SqliteTaskQueueFields) {
    this.table = new SqliteTaskTable({ path });
    this.runtime = runtime;
    this.mostAtOnce = mostAtOnce;
    this.disorder = disorder;
  }

  async enqueue(
    task: Task,
    options: { readonly notBefore?: Date } = {},
  ): Promise<{ readonly added: boolean }> {
    const added = this.table.insert(task, options.notBefore?.getTime() ?? this.nowMs());
    if (added) this.pause.abort();
    return { added };
  }

  /** Works from now on, first on what an earlier process left. Queues without a handler wait. Starting twice changes nothing. */
  start(handlers: Readonly<Record<string, TaskHandler>>): void {
    if (this.running !== undefined) return;
    this.handlers = handlers;
    this.table.forgetFinishedBefore(this.nowMs() - FINISHED_IDS_KEPT_MS);
    this.running = this.run();
  }

  /** Resolves when nothing is due and no handler runs. Tasks that wait for their time or their retry do not count. */
  async whenIdle(): Promise<void> {
    while (this.inFlight.size > 0 || this.hasDueTask()) {
      this.claimAndDeliver();
      if (this.inFlight.size > 0) await Promise.race([...this.inFlight].map(({ done }) => done));
    }
  }

  /** Lets running handlers finish, begins no others and closes the file. Stopping twice succeeds. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.pause.abort();
    await this.running;
    await Promise.all([...this.inFlight].map(({ done }) => done));
    this.table.close();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.pause = new AbortController();
      await this.runtime.clock.sleep(this.takeTurn(), this.pause.signal).catch(() => undefined);
    }
  }

  /** Answers how long to pause in milliseconds. A file that cannot be used now is tried again after the pause. */
  private takeTurn(): number {
    try {
      if (this.inFlight.size > 0) this.extendLeases();
      this.claimAndDeliver();
      const isFull = this.inFlight.size >= this.mostAtOnce;
      const untilDueMs = (this.nextDueAtMs() ?? Number.POSITIVE_INFINITY) - this.nowMs();
      return isFull ? LONGEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, Math.max(0, untilDueMs));
    } catch (error) {
      this.runtime.logger.error("task queue unreadable", { error: String(error) });
      return LONGEST_PAUSE_MS;
    }
  }

  private extendLeases(): void {
    const tasks = [...this.inFlight].map(({ task }) => task);
    this.table.extendLeases(tasks, this.nowMs() + LEASE_MS);
  }

  private claimAndDeliver(): void {
    const free = this.mostAtOnce - this.inFlight.size;
    if (this.stopped || free <= 0) return;
    const nowMs = this.nowMs();
    const queues = Object.keys(this.handlers);
    const claimed = this.table.claimDue({ queues, nowMs, leasedUntilMs: nowMs + LEASE_MS, limit: free });
    for (const task of this.disorder ? doubleAndShuffle(claimed, this.disorder) : claimed) this.begin(task);
  }

  private begin(task: ClaimedTask): void {
    const done = this.deliver(task)
      .catch((error: unknown) => this.noteFailure(task, error))
      .catch((error: unknown) => this.runtime.logger.error("task left leased", { error: String(error) }))
      .finally(() => {
        this.inFlight.delete(delivery);
        this.pause.abort();
      });
    const delivery = { task, done };
    this.inFlight.add(delivery);
  }

  private async deliver(task: ClaimedTask): Promise<void> {
    const { queue, payload, id, attempts } = task;
    await this.handlers[queue]?.(payload, { taskId: id, attempt: attempts });
    this.table.finish(task, this.nowMs());
  }

  private noteFailure(task: ClaimedTask, error: unknown): void {
    const { queue, id, attempts } = task;
    const fields = { queue, taskId: id, attempt: attempts, error: String(error) };
    if (attempts < MOST_ATTEMPTS) {
      this.runtime.logger.warn("task failed, will be retried", fields);
      this.table.retryAt(task, this.nowMs() + retryPauseMs(attempts));
      return;
    }
    this.runtime.logger.error("task failed, dropped", fields);
    this.table.finish(task, this.nowMs());
  }

  private hasDueTask(): boolean {
    const dueAtMs = this.nextDueAtMs();
    return !this.stopped && dueAtMs !== undefined && dueAtMs <= this.nowMs();
  }

  private nextDueAtMs(): number | undefined {
    return this.table.nextDueAtMs(Object.keys(this.handlers));
  }

  private nowMs(): number {
    return this.runtime.clock.now().getTime();
  }
}

function retryPauseMs(attempts: number): number {
  return Math.min(FIRST_RETRY_PAUSE_MS * 2 ** (attempts - 1), LONGEST_RETRY_PAUSE_MS);
}
