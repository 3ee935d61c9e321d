import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InProcessSchedules } from "../../../../functions/adapters/local/in-process-schedules.ts";
import { ScheduleTable } from "../../../../functions/adapters/local/in-process-schedules-table.ts";
import {
  CONTRACT_SCHEDULES,
  CONTRACT_START,
  describeScheduleControlContract,
} from "../../../contracts/schedule-control.contract.ts";
import { createFakeRuntime } from "../../../fakes/fake-runtime.ts";

const createDirectory = () => mkdtempSync(join(tmpdir(), "finrisk-schedules-"));
const HOUR_MS = 60 * 60_000;

describeScheduleControlContract("InProcessSchedules", async () => {
  const directory = createDirectory();
  const runtime = createFakeRuntime({ startAt: CONTRACT_START });
  const control = new InProcessSchedules({ path: join(directory, "schedules.db"), runtime });
  const runs: string[] = [];
  control.start(
    CONTRACT_SCHEDULES.map(({ name, cron }) => ({ name, cron, run: async () => void runs.push(name) })),
  );
  return {
    control,
    runs,
    advance: (byMs) => runtime.clock.advance(byMs),
    dispose: async () => {
      await control.stop();
      rmSync(directory, { recursive: true });
    },
  };
});

describe("InProcessSchedules", () => {
  let directory: string;
  const opened: InProcessSchedules[] = [];

  function open(startAt = CONTRACT_START) {
    const runtime = createFakeRuntime({ startAt });
    const schedules = new InProcessSchedules({ path: join(directory, "schedules.db"), runtime });
    opened.push(schedules);
    return { schedules, runtime };
  }

  beforeEach(() => {
    directory = createDirectory();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((schedules) => schedules.stop()));
    rmSync(directory, { recursive: true });
  });

  const hourly = (run: () => Promise<void>) => [{ name: "hourly", cron: "0 * * * *", run }];

  it("a run, that takes longer than its period, is not overlapped by the next", async () => {
    const { schedules, runtime } = open();
    const finish = Promise.withResolvers<void>();
    let begun = 0;
    schedules.start(
      hourly(() => {
        begun += 1;
        return begun === 1 ? finish.promise : Promise.resolve();
      }),
    );
    await runtime.clock.advance(5 * HOUR_MS);
    expect(begun).toBe(1);
    finish.resolve();
    await schedules.whenIdle();
    await runtime.clock.advance(HOUR_MS);
    expect(begun).toBe(2);
  });

  it("runNow, while a run is under way, runs once more after it however often it is called", async () => {
    const { schedules } = open();
    const finish = Promise.withResolvers<void>();
    let begun = 0;
    schedules.start(
      hourly(() => {
        begun += 1;
        return finish.promise;
      }),
    );
    for (let call = 0; call < 4; call += 1) await schedules.runNow("hourly");
    expect(begun).toBe(1);
    finish.resolve();
    await schedules.whenIdle();
    expect(begun).toBe(2);
  });

  it("a run, that fails, is logged and comes again at its next time", async () => {
    const { schedules, runtime } = open();
    let begun = 0;
    schedules.start(
      hourly(async () => {
        begun += 1;
        throw new Error("no disk");
      }),
    );
    await runtime.clock.advance(2 * HOUR_MS);
    expect(begun).toBe(2);
    expect(runtime.logger.entries[0]).toEqual({
      level: "error",
      message: "scheduled run failed",
      fields: { schedule: "hourly", error: "Error: no disk" },
    });
  });

  it("a later process, after two days without one, knows pause and last run and makes up for one run", async () => {
    const first = open();
    first.schedules.start([
      ...hourly(async () => {}),
      { name: "held", cron: "* * * * *", run: async () => {} },
    ]);
    await first.schedules.pause("held");
    await first.runtime.clock.advance(HOUR_MS);
    await first.schedules.stop();

    const second = open(new Date("2026-03-04T10:30:00Z"));
    const runs: string[] = [];
    const noting = (name: string) => async () => void runs.push(name);
    second.schedules.start([
      ...hourly(noting("hourly")),
      { name: "held", cron: "* * * * *", run: noting("held") },
    ]);
    await second.runtime.clock.advance(0);
    expect(runs).toEqual(["hourly"]);
    const [held, hourlyStatus] = await second.schedules.list();
    expect(held).toMatchObject({ name: "held", paused: true });
    expect(hourlyStatus?.nextRunAt).toEqual(new Date("2026-03-04T11:00:00Z"));
  });

  it("two processes on one file, when a time comes, make one run of it", async () => {
    const [first, second] = [open(), open()];
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    first.schedules.start(hourly(run));
    second.schedules.start(hourly(run));
    await first.runtime.clock.advance(HOUR_MS);
    await second.runtime.clock.advance(HOUR_MS);
    expect(runs).toBe(1);
  });

  it("claimRun, by two processes that saw the same time come, is granted to one", () => {
    const path = join(directory, "claims.db");
    const [first, second] = [new ScheduleTable({ path }), new ScheduleTable({ path })];
    first.add("hourly", 1_000);
    second.add("hourly", 2_000);
    const { countedFromMs } = second.read("hourly");
    expect(countedFromMs).toBe(1_000);
    expect(first.claimRun("hourly", countedFromMs, 5_000)).toBe(true);
    expect(second.claimRun("hourly", countedFromMs, 5_001)).toBe(false);
    for (const table of [first, second]) table.close();
  });

  it("start, with a cron expression that cannot be read, throws configuration and names the schedule", () => {
    const { schedules } = open();
    for (const cron of ["often", "0 0 * * * *", "99 * * * *"]) {
      expect(() => schedules.start([{ name: "odd", cron, run: async () => {} }])).toThrow(
        expect.objectContaining({ code: "configuration", message: expect.stringContaining("odd") }),
      );
    }
  });

  it("stop, while a run is under way, waits for it", async () => {
    const { schedules } = open();
    const finish = Promise.withResolvers<void>();
    let ended = false;
    schedules.start(
      hourly(async () => {
        await finish.promise;
        ended = true;
      }),
    );
    await schedules.runNow("hourly");
    const stopping = schedules.stop();
    finish.resolve();
    await stopping;
    expect(ended).toBe(true);
  });
});
