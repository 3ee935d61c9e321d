import type { RandomSource, Runtime } from "#shared/ports/runtime.ts";
import type { OutboxEvent, SqliteOutbox } from "./sqlite-outbox.ts";
import { doubleAndShuffle } from "./trigger-disorder.ts";
import type { TriggerRegistration } from "./trigger-registration.ts";

const MOST_DELIVERIES_AT_ONCE = 16;
/** How soon an event is seen that another process wrote. */
const LONGEST_PAUSE_MS = 1_000;
/** Eventarc, too, gives up on an event after a day. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1_000;

interface Delivery {
  readonly sequence: number;
  readonly done: Promise<void>;
}

export interface TriggerDispatcherFields {
  readonly outbox: SqliteOutbox;
  readonly runtime: Runtime;
  readonly registrations: readonly TriggerRegistration[];
  /** For tests: delivers every event twice and out of order. */
  readonly disorder?: RandomSource;
}

/**
 * Delivers the outbox's events to their handlers, at least once and in no promised order, also after a restart or a kill.
 * A failed event comes again after 1 s, 2 s, 4 s … up to 10 min, and is dropped with an error in the log after 24 hours.
 */
export class TriggerDispatcher {
  private readonly outbox: SqliteOutbox;
  private readonly runtime: Runtime;
  private readonly registrations: readonly TriggerRegistration[];
  private readonly disorder: RandomSource | undefined;
  private readonly inFlight = new Set<Delivery>();
  private pause = new AbortController();
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor({ outbox, runtime, registrations, disorder }: TriggerDispatcherFields) {
    this.outbox = outbox;
    this.runtime = runtime;
    this.registrations = registrations;
    this.disorder = disorder;
    outbox.onAnnounce(() => this.pause.abort());
  }

  /** Delivers from now on, first what an earlier process left. Starting twice changes nothing. */
  start(): void {
    this.running ??= this.run();
  }

  /**
   * Delivers what is due, started or not, and resolves when nothing is due and no handler runs.
   * Events that wait for their retry do not count.
   */
  async whenIdle(): Promise<void> {
    while (this.inFlight.size > 0 || this.hasDueEvent()) {
      this.claimAndDeliver();
      if (this.inFlight.size > 0) await Promise.race([...this.inFlight].map(({ done }) => done));
    }
  }

  /** Lets running handlers finish and begins no others; what is left is delivered after the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.pause.abort();
    await this.running;
    await Promise.all([...this.inFlight].map(({ done }) => done));
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.pause = new AbortController();
      await this.runtime.clock.sleep(this.deliverDue(), this.pause.signal).catch(() => undefined);
    }
  }

  /** Answers how long to pause in milliseconds. A file that cannot be read now is read again after the pause. */
  private deliverDue(): number {
    try {
      this.claimAndDeliver();
      const dueAtMs = this.outbox.nextDueAtMs() ?? Number.POSITIVE_INFINITY;
      const isFull = this.inFlight.size >= MOST_DELIVERIES_AT_ONCE;
      return isFull ? LONGEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, Math.max(0, dueAtMs - this.nowMs()));
    } catch (error) {
      this.runtime.logger.error("outbox unreadable", { error: String(error) });
      return LONGEST_PAUSE_MS;
    }
  }

  private claimAndDeliver(): void {
    const free = MOST_DELIVERIES_AT_ONCE - this.inFlight.size;
    if (this.stopped || free <= 0) return;
    const running = new Set([...this.inFlight].map(({ sequence }) => sequence));
    const claimed = this.outbox.claimDue(free).filter(({ sequence }) => !running.has(sequence));
    for (const event of this.disorder ? doubleAndShuffle(claimed, this.disorder) : claimed) this.begin(event);
  }

  private begin(event: OutboxEvent): void {
    const done = this.deliver(event)
      .catch((error: unknown) => this.noteFailure(event, error))
      .catch((error: unknown) => this.runtime.logger.error("event left in outbox", { error: String(error) }))
      .finally(() => {
        this.inFlight.delete(delivery);
        this.pause.abort();
      });
    const delivery = { sequence: event.sequence, done };
    this.inFlight.add(delivery);
  }

  private async deliver({ sequence, collection, kind, tenantId, documentId }: OutboxEvent): Promise<void> {
    const event = { id: String(sequence), tenantId, documentId };
    const called = this.registrations.filter(
      (registration) => registration.collection === collection && registration.kind === kind,
    );
    await Promise.all(called.map(({ handler }) => handler(event)));
    this.outbox.complete(sequence);
  }

  private noteFailure(event: OutboxEvent, error: unknown): void {
    const { sequence, collection, kind, tenantId, documentId, createdAtMs } = event;
    const fields = { collection, kind, tenantId, documentId, error: String(error) };
    if (this.nowMs() - createdAtMs < GIVE_UP_AFTER_MS) {
      this.runtime.logger.warn("trigger failed, will be retried", fields);
      return;
    }
    this.runtime.logger.error("trigger failed, event dropped", fields);
    this.outbox.complete(sequence);
  }

  private hasDueEvent(): boolean {
    const dueAtMs = this.outbox.nextDueAtMs();
    return !this.stopped && dueAtMs !== undefined && dueAtMs <= this.nowMs();
  }

  private nowMs(): number {
    return this.runtime.clock.now().getTime();
  }
}
