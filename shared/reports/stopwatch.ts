import type { Clock } from "../ports/runtime.ts";

/** Times the named steps of one report, in milliseconds rounded to the microsecond. */
export class Stopwatch {
  private readonly clock: Clock;
  private readonly startedAtMs: number;
  private readonly elapsedMs: Record<string, number> = {};

  constructor(clock: Clock) {
    this.clock = clock;
    this.startedAtMs = clock.monotonicMs();
  }

  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const startedAtMs = this.clock.monotonicMs();
    const result = await work();
    this.elapsedMs[step] = this.since(startedAtMs);
    return result;
  }

  timeSync<T>(step: string, work: () => T): T {
    const startedAtMs = this.clock.monotonicMs();
    const result = work();
    this.elapsedMs[step] = this.since(startedAtMs);
    return result;
  }

  /** Every step so far, and `total` since the stopwatch was made. */
  readings(): Record<string, number> {
    return { ...this.elapsedMs, total: this.since(this.startedAtMs) };
  }

  private since(startedAtMs: number): number {
    return Math.round((this.clock.monotonicMs() - startedAtMs) * 1000) / 1000;
  }
}
