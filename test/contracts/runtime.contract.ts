import { describe, expect, it } from "vitest";
import type { Clock, Logger, RandomSource } from "#shared/ports/runtime.ts";

/** `pass` lets the given milliseconds go by: a real wait for a real clock. */
export interface ClockUnderTest {
  readonly clock: Clock;
  readonly pass: (durationMs: number) => Promise<void>;
}

/** What every Clock promises. */
export function describeClockContract(name: string, create: () => ClockUnderTest): void {
  describe(`Clock: ${name}`, () => {
    it("monotonicMs, while time passes, moves at least as far and now() keeps pace", async () => {
      const { clock, pass } = create();
      const [readingBefore, dateBefore] = [clock.monotonicMs(), clock.now().getTime()];
      await pass(10);
      // Timers count whole milliseconds, so that one may fire within a millisecond of its time.
      expect(clock.monotonicMs() - readingBefore).toBeGreaterThanOrEqual(9);
      expect(clock.now().getTime() - dateBefore).toBeGreaterThanOrEqual(9);
    });

    it("now, when the date it gave is changed, is not changed with it", () => {
      const { clock } = create();
      const date = clock.now();
      const before = date.getTime();
      date.setFullYear(1990);
      expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
    });

    it("sleep, when its delay has passed and not before, resolves", async () => {
      const { clock, pass } = create();
      const startedAtMs = clock.monotonicMs();
      const wokeAtMs = clock.sleep(12).then(() => clock.monotonicMs());
      await pass(15);
      expect((await wokeAtMs) - startedAtMs).toBeGreaterThanOrEqual(12);
    });

    it("sleep, of two sleepers, wakes the shorter first", async () => {
      const { clock, pass } = create();
      const woken: string[] = [];
      const sleepers = [
        clock.sleep(14).then(() => woken.push("long")),
        clock.sleep(4).then(() => woken.push("short")),
      ];
      await pass(16);
      await Promise.all(sleepers);
      expect(woken).toEqual(["short", "long"]);
    });

    it("sleep, when aborted, rejects with the signal's own reason", async () => {
      const { clock } = create();
      const controller = new AbortController();
      const reason = new Error("no longer wanted");
      const sleeping = clock.sleep(60_000, controller.signal);
      controller.abort(reason);
      await expect(sleeping).rejects.toBe(reason);
      await expect(clock.sleep(0, controller.signal)).rejects.toBe(reason);
    });

    it("sleep, for longer than a timer can count, does not return early", async () => {
      const { clock, pass } = create();
      const controller = new AbortController();
      let woke = false;
      const sleeping = clock.sleep(2 ** 31 + 1000, controller.signal).then(() => {
        woke = true;
      });
      await pass(5);
      expect(woke).toBe(false);
      controller.abort(new Error("enough"));
      await expect(sleeping).rejects.toThrow("enough");
    });
  });
}

/** What every RandomSource promises. */
export function describeRandomSourceContract(name: string, create: () => RandomSource): void {
  describe(`RandomSource: ${name}`, () => {
    it("uniform, over 20,000 draws, fills [0, 1) evenly", () => {
      const random = create();
      const tenths = new Array<number>(10).fill(0);
      for (let draw = 0; draw < 20_000; draw += 1) {
        const value = random.uniform();
        expect(value >= 0 && value < 1).toBe(true);
        const tenth = Math.floor(value * 10);
        tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      }
      // Six standard deviations of a binomial(20,000, 0.1) count is 255.
      for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(255);
    });

    it("id, over 5,000 draws, repeats none, keeps no order and fits a document id", () => {
      const random = create();
      const ids = Array.from({ length: 5000 }, () => random.id());
      expect(new Set(ids).size).toBe(5000);
      for (const id of ids) expect(id).toMatch(/^[\w-]{16,64}$/);
      const risingPairs = ids.filter((id, index) => id > (ids[index - 1] ?? "")).length;
      expect(risingPairs).toBeGreaterThan(2200);
      expect(risingPairs).toBeLessThan(2800);
    });
  });
}

/** `lines` gives what was written so far, one element per line. */
export interface LoggerUnderTest {
  readonly logger: Logger;
  readonly lines: () => readonly string[];
}

/** What every Logger promises, under the threshold `debug`. */
export function describeLoggerContract(name: string, create: () => LoggerUnderTest): void {
  describe(`Logger: ${name}`, () => {
    it("each method, given a message and fields, writes one line that holds both", () => {
      const { logger, lines } = create();
      logger.debug("first", { count: 41 });
      logger.info("second", { count: 42 });
      logger.warn("third", { count: 43 });
      logger.error("fourth", { count: 44, error: "broken" });
      expect(lines()).toHaveLength(4);
      for (const [index, message] of ["first", "second", "third", "fourth"].entries()) {
        expect(lines()[index]).toContain(message);
        expect(lines()[index]).toContain(String(41 + index));
      }
    });

    it("with, given fields, adds them to later lines of the new logger only, the call's own field first", () => {
      const { logger, lines } = create();
      const request = logger.with({ traceId: "t-771" }).with({ route: "reports" });
      request.info("answered", { route: "admin" });
      logger.info("idle");
      expect(lines()[0]).toContain("t-771");
      expect(lines()[0]).toContain("admin");
      expect(lines()[0]).not.toContain("reports");
      expect(lines()[1]).not.toContain("t-771");
    });

    it("any method, given line ends and odd values, still writes exactly one line", () => {
      const { logger, lines } = create();
      logger.info("split\nhere", { text: 'a\r\nb "c"', missing: undefined, nothing: null, odd: Number.NaN });
      expect(lines()).toHaveLength(1);
      expect(lines()[0]).toContain("nothing");
      expect(lines()[0]).not.toMatch(/missing[^"]*=/);
    });
  });
}
