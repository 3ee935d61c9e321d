import type { Clock, RandomSource } from "#shared/ports/runtime.ts";

const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 16_000;

export interface RetryFields {
  readonly clock: Clock;
  readonly random: RandomSource;
  /** True of an error that may pass when the work is repeated. */
  readonly isTransient: (error: unknown) => boolean;
}

/** Repeats work that may be repeated while it fails for a passing reason; the pauses double and are drawn at random ("full jitter"). */
export async function retryTransient<T>(
  { clock, random, isTransient }: RetryFields,
  work: (attempt: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!isTransient(error) || attempt === MOST_ATTEMPTS) throw error;
      const longestMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      await clock.sleep(random.uniform() * longestMs);
    }
  }
}
