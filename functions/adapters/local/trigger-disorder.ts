import type { RandomSource } from "#shared/ports/runtime.ts";

/** Every event twice, in random order: what at-least-once delivery may do, done on purpose so that tests can see it borne. */
export function doubleAndShuffle<T>(events: readonly T[], random: RandomSource): readonly T[] {
  return [...events, ...events]
    .map((event) => ({ event, place: random.uniform() }))
    .sort((left, right) => left.place - right.place)
    .map(({ event }) => event);
}
