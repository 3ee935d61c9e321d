import type { Clock } from "../ports/runtime.ts";

/** Times the named steps of one report, in milliseconds rounded to the microsecond; a step that is taken twice counts as one. */
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
    this.add(step, startedAtMs);
    return result;
  }

  timeSync<T>(step: string, work: () => T): T {
    const startedAtMs = this.clock.monotonicMs();
    const result = work();
    this.add(step, startedAtMs);
    return result;
  }

  /** Every step so far, and `total` since the stopwatch was made. */
  readings(): Record<string, number> {
    const rounded = Object.entries(this.elapsedMs).map(([step, elapsedMs]) => [
      step,
      roundToMicros(elapsedMs),
    ]);
    return {
      ...Object.fromEntries(rounded),
      total: roundToMicros(this.clock.monotonicMs() - this.startedAtMs),
    };
  }

  private add(step: string, startedAtMs: number): void {
    this.elapsedMs[step] = (this.elapsedMs[step] ?? 0) + this.clock.monotonicMs() - startedAtMs;
  }
}

const roundToMicros = (elapsedMs: number): number => Math.round(elapsedMs * 1000) / 1000;
