import type { Clock } from "#shared/ports/runtime.ts";

/** A clock on which sleeping takes no time: each sleep moves it on by its length and ends at once. */
export class SkippingClock implements Clock {
  readonly sleepsMs: number[] = [];
  private elapsedMs = 0;

  now(): Date {
    return new Date(Date.UTC(2026, 0, 5) + this.elapsedMs);
  }

  monotonicMs(): number {
    return this.elapsedMs;
  }

  async sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleepsMs.push(delayMs);
    this.elapsedMs += delayMs;
  }
}
