import type { Clock, RandomSource } from "#shared/ports/runtime.ts";
import { isTransient } from "./cloud-storage-error.ts";

const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 16_000;

/** Repeats work that may be repeated while it fails for a passing reason; the pauses double and are drawn at random ("full jitter"). */
export async function retryTransient<T>(
  { clock, random }: { readonly clock: Clock; readonly random: RandomSource },
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || attempt === MOST_ATTEMPTS) throw error;
      const longestMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      await clock.sleep(random.uniform() * longestMs);
    }
  }
}
