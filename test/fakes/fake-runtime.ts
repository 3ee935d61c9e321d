import type { Runtime } from "#shared/ports/runtime.ts";
import { ControllableClock } from "./controllable-clock.ts";
import { RecordingLogger } from "./recording-logger.ts";
import { SeededRandom } from "./seeded-random.ts";

/** A runtime in which nothing moves or varies unless the test says so. */
export function createFakeRuntime(
  options: { readonly startAt?: Date; readonly seed?: number } = {},
): Runtime & {
  readonly clock: ControllableClock;
  readonly random: SeededRandom;
  readonly logger: RecordingLogger;
} {
  return {
    clock: new ControllableClock(options),
    random: new SeededRandom(options),
    logger: new RecordingLogger(),
  };
}
