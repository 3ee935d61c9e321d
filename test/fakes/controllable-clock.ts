import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "#shared/ports/runtime.ts";

interface Sleeper {
  readonly wakeAtMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until `advance` moves it, waking sleepers in the order of their time. */
export class ControllableClock implements Clock {
  private readonly startedAtMs: number;
  private readonly sleepers = new Set<Sleeper>();
  private elapsedMs = 0;

  constructor(fields: { readonly startAt?: Date } = {}) {
    this.startedAtMs = (fields.startAt ?? new Date("2026-01-05T00:00:00Z")).getTime();
  }

  now(): Date {
    return new Date(this.startedAtMs + this.elapsedMs);
  }

  monotonicMs(): number {
    return this.elapsedMs;
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        this.sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const sleeper = { wakeAtMs: this.elapsedMs + Math.max(0, delayMs), wake };
      this.sleepers.add(sleeper);
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  /** How many callers are asleep now: what a test waits for before it advances. */
  get sleeping(): number {
    return this.sleepers.size;
  }

  /**
   * Lets work that has begun come to its next sleep, then moves time forward; what a woken sleeper starts at once, and its
   * next sleeps, happen within the same call.
   */
  async advance(byMs: number): Promise<void> {
    await nextTurn();
    const targetMs = this.elapsedMs + byMs;
    for (let next = this.firstDue(targetMs); next; next = this.firstDue(targetMs)) {
      this.sleepers.delete(next);
      this.elapsedMs = Math.max(this.elapsedMs, next.wakeAtMs);
      next.wake();
      await nextTurn();
    }
    this.elapsedMs = targetMs;
  }

  private firstDue(untilMs: number): Sleeper | undefined {
    return [...this.sleepers]
      .filter((sleeper) => sleeper.wakeAtMs <= untilMs)
      .sort((left, right) => left.wakeAtMs - right.wakeAtMs)[0];
  }
}
