import { describe, expect, it } from "vitest";
import { ControllableClock } from "../fakes/controllable-clock.ts";
import { RecordingLogger } from "../fakes/recording-logger.ts";
import { SeededRandom } from "../fakes/seeded-random.ts";
import {
  describeClockContract,
  describeLoggerContract,
  describeRandomSourceContract,
} from "./runtime.contract.ts";

describeClockContract("ControllableClock", () => {
  const clock = new ControllableClock();
  return { clock, pass: (durationMs) => clock.advance(durationMs) };
});

describeRandomSourceContract("SeededRandom", () => new SeededRandom({ seed: 7 }));

describeLoggerContract("RecordingLogger", () => {
  const logger = new RecordingLogger();
  return { logger, lines: () => logger.entries.map((entry) => JSON.stringify(entry)) };
});

describe("SeededRandom", () => {
  it("uniform, from the same seed, gives the same draws, and others from another seed", () => {
    const draws = (seed: number) => {
      const random = new SeededRandom({ seed });
      return [random.uniform(), random.uniform(), random.id()];
    };
    expect(draws(3)).toEqual(draws(3));
    expect(draws(3)).not.toEqual(draws(4));
  });
});

describe("ControllableClock", () => {
  it("advance, when a woken sleeper sleeps again within the span, wakes it again at the right time", async () => {
    const clock = new ControllableClock();
    const wakings: number[] = [];
    const worker = (async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await clock.sleep(100);
        wakings.push(clock.monotonicMs());
      }
    })();
    await clock.advance(1000);
    await worker;
    expect(wakings).toEqual([100, 200, 300]);
    expect(clock.monotonicMs()).toBe(1000);
    expect(clock.sleeping).toBe(0);
  });
});
