import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Clock, RandomSource } from "#shared/ports/runtime.ts";

/** Node's timers fire at once when asked for more than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LARGEST_RANDOM_INTEGER = 2 ** 48 - 1;

/** The machine's own time. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }

  monotonicMs(): number {
    return performance.now();
  }

  async sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    const wakeAtMs = this.monotonicMs() + delayMs;
    for (let leftMs = delayMs; leftMs > 0; leftMs = wakeAtMs - this.monotonicMs()) {
      await timer(Math.min(Math.ceil(leftMs), LONGEST_TIMER_MS), signal);
    }
    signal?.throwIfAborted();
  }
}

async function timer(delayMs: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(delayMs, undefined, signal && { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

/** Chance from the operating system's generator, fit for ids and secrets alike. */
export class SystemRandom implements RandomSource {
  uniform(): number {
    return randomInt(LARGEST_RANDOM_INTEGER) / LARGEST_RANDOM_INTEGER;
  }

  id(): string {
    return randomUUID();
  }
}
