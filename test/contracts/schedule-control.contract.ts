import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScheduleControl, ScheduleStatus } from "#shared/ports/schedule-control.ts";

/** The two schedules of the suite: nightly, and every quarter of an hour. */
export const CONTRACT_SCHEDULES = [
  { name: "purgeExpired", cron: "17 3 * * *" },
  { name: "pollTuningJobs", cron: "*/15 * * * *" },
] as const;

/** When the suite's clock starts. */
export const CONTRACT_START = new Date("2026-03-02T10:05:00Z");

/** A control over CONTRACT_SCHEDULES on a clock that starts at CONTRACT_START and that only `advance` moves. */
export interface ScheduleControlUnderTest {
  readonly control: ScheduleControl;
  /** Names of the runs so far, in order. */
  readonly runs: readonly string[];
  readonly advance: (byMs: number) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

const MINUTE_MS = 60_000;

/** What every ScheduleControl promises. */
export function describeScheduleControlContract(
  name: string,
  create: () => Promise<ScheduleControlUnderTest>,
): void {
  describe(`ScheduleControl: ${name}`, () => {
    let control: ScheduleControl;
    let underTest: ScheduleControlUnderTest;

    beforeEach(async () => {
      underTest = await create();
      control = underTest.control;
    });
    afterEach(() => underTest.dispose());

    const statusOf = async (wanted: string): Promise<ScheduleStatus | undefined> =>
      (await control.list()).find((status) => status.name === wanted);

    it("list, before the first run, tells each schedule's next time in order of name", async () => {
      expect(await control.list()).toEqual([
        {
          name: "pollTuningJobs",
          cron: "*/15 * * * *",
          paused: false,
          nextRunAt: new Date("2026-03-02T10:15:00Z"),
        },
        {
          name: "purgeExpired",
          cron: "17 3 * * *",
          paused: false,
          nextRunAt: new Date("2026-03-03T03:17:00Z"),
        },
      ]);
    });

    it("time, as it passes, brings the runs and moves the last and next time", async () => {
      await underTest.advance(9 * MINUTE_MS);
      expect(underTest.runs).toEqual([]);
      await underTest.advance(15 * MINUTE_MS);
      expect(underTest.runs).toEqual(["pollTuningJobs"]);
      expect(await statusOf("pollTuningJobs")).toMatchObject({
        lastRunAt: new Date("2026-03-02T10:15:00Z"),
        nextRunAt: new Date("2026-03-02T10:30:00Z"),
      });
      expect((await statusOf("purgeExpired"))?.lastRunAt).toBeUndefined();
    });

    it("pause, of one schedule, keeps its runs back and leaves the other alone", async () => {
      await control.pause("pollTuningJobs");
      await control.pause("pollTuningJobs");
      await underTest.advance(24 * 60 * MINUTE_MS);
      expect(underTest.runs).toEqual(["purgeExpired"]);
      const status = await statusOf("pollTuningJobs");
      expect(status?.paused).toBe(true);
      expect(status?.nextRunAt).toBeUndefined();
    });

    it("resume, of a paused schedule, brings its next run and none of those it missed", async () => {
      await control.pause("pollTuningJobs");
      await underTest.advance(60 * MINUTE_MS);
      await control.resume("pollTuningJobs");
      await control.resume("pollTuningJobs");
      await underTest.advance(MINUTE_MS);
      expect(underTest.runs).toEqual([]);
      await underTest.advance(10 * MINUTE_MS);
      expect(underTest.runs).toEqual(["pollTuningJobs"]);
      expect((await statusOf("pollTuningJobs"))?.paused).toBe(false);
    });

    it.each([false, true])(
      "runNow, of a schedule with paused = %s, starts one run and tells its time",
      async (paused) => {
        if (paused) await control.pause("purgeExpired");
        await control.runNow("purgeExpired");
        await underTest.advance(0);
        expect(underTest.runs).toEqual(["purgeExpired"]);
        expect(await statusOf("purgeExpired")).toMatchObject({ lastRunAt: CONTRACT_START, paused });
      },
    );

    it("any method but list, given an unknown name, throws not-found", async () => {
      for (const call of [control.pause("absent"), control.resume("absent"), control.runNow("absent")]) {
        await expect(call).rejects.toMatchObject({
          code: "not-found",
          message: expect.stringContaining("absent"),
        });
      }
    });
  });
}
