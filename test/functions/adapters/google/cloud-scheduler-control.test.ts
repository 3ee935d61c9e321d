import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CloudSchedulerControl } from "../../../../functions/adapters/google/cloud-scheduler-control.ts";
import {
  CONTRACT_SCHEDULES,
  CONTRACT_START,
  describeScheduleControlContract,
} from "../../../contracts/schedule-control.contract.ts";
import { ControllableClock } from "../../../fakes/controllable-clock.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";
import { SkippingClock } from "../../../fakes/skipping-clock.ts";
import { CloudSchedulerServer } from "../../../servers/cloud-scheduler-server.ts";

const jobId = (name: string) => `firebase-schedule-${name}-us-central1`;

/** A server that also holds jobs that are none of ours, in the midst of ours. */
async function startServer(now: () => Date) {
  const [first, second] = CONTRACT_SCHEDULES.map(({ name, cron }) => ({ id: jobId(name), schedule: cron }));
  const foreign = ["nightly-export", "firebase-schedule-purgeExpired-europe-west1"].map((id) => ({
    id,
    schedule: "0 0 1 1 *",
  }));
  const jobs = [...foreign, first, second].filter((job) => job !== undefined);
  const server = new CloudSchedulerServer({ jobs, now });
  await server.start();
  return server;
}

describeScheduleControlContract("CloudSchedulerControl", async () => {
  const clock = new ControllableClock({ startAt: CONTRACT_START });
  const server = await startServer(() => clock.now());
  const runs: string[] = [];
  return {
    control: new CloudSchedulerControl({
      projectId: "demo-finrisk",
      region: "us-central1",
      clock,
      random: new SeededRandom(),
      endpoint: server.endpoint,
    }),
    runs,
    advance: async (byMs) => {
      await clock.advance(byMs);
      server.runDue();
      const names = server.runs.map((id) => id.replace(/^firebase-schedule-(.*)-us-central1$/, "$1"));
      runs.splice(0, runs.length, ...names);
    },
    dispose: () => server.stop(),
  };
});

describe("CloudSchedulerControl", () => {
  let server: CloudSchedulerServer;
  let control: CloudSchedulerControl;

  beforeEach(async () => {
    server = await startServer(() => CONTRACT_START);
    control = new CloudSchedulerControl({
      projectId: "demo-finrisk",
      region: "us-central1",
      clock: new SkippingClock(),
      random: new SeededRandom(),
      endpoint: server.endpoint,
    });
  });
  afterEach(() => server.stop());

  it("list, pause and resume, when the service is busy at first, succeed", async () => {
    for (const method of ["GET", "POST"]) server.faults.add({ effect: "refuse", method, times: 2 });
    expect(await control.list()).toHaveLength(2);
    await control.pause("purgeExpired");
    await control.resume("purgeExpired");
    expect(server.faults.spent).toBe(true);
  });

  it("pause, when its answer is lost, succeeds", async () => {
    server.faults.add({ effect: "apply-then-cut", method: "POST" });
    await control.pause("purgeExpired");
    expect(server.faults.spent).toBe(true);
    expect((await control.list()).find(({ name }) => name === "purgeExpired")?.paused).toBe(true);
  });

  it("runNow, when its answer is lost, throws store-unavailable and starts no second run", async () => {
    server.faults.add({ effect: "apply-then-cut", method: "POST" });
    await expect(control.runNow("purgeExpired")).rejects.toMatchObject({ code: "store-unavailable" });
    expect(server.runs).toEqual([jobId("purgeExpired")]);
  });

  it("any method, refused for lack of a role, throws configuration", async () => {
    server.faults.add({ effect: "refuse", status: 403, times: 2 });
    await expect(control.list()).rejects.toMatchObject({ code: "configuration" });
    await expect(control.pause("purgeExpired")).rejects.toMatchObject({ code: "configuration" });
  });
});
