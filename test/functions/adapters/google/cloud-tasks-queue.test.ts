import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { CloudTasksQueue } from "../../../../functions/adapters/google/cloud-tasks-queue.ts";
import { describeTaskQueueContract, type Receiver } from "../../../contracts/task-queue.contract.ts";
import { ControllableClock } from "../../../fakes/controllable-clock.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";
import { SkippingClock } from "../../../fakes/skipping-clock.ts";
import { CloudTasksServer } from "../../../servers/cloud-tasks-server.ts";
import { readBody, startLoopbackServer } from "../../../servers/loopback-server.ts";

const DeliverySchema = z.object({ data: z.object({ id: z.string(), payload: z.unknown() }) });

/** Stands for the deployed task functions, one path for each queue. */
function startTaskFunctions(receive: Receiver) {
  return startLoopbackServer(async (request, response) => {
    const { body } = await readBody(request);
    const { data } = DeliverySchema.parse(JSON.parse(body.toString()));
    const attempt = Number(request.headers["x-cloudtasks-taskretrycount"]) + 1;
    const queue = (request.url ?? "").slice(1);
    const status = await receive({ queue, taskId: data.id, attempt, payload: data.payload }).then(
      () => 204,
      () => 500,
    );
    response.writeHead(status).end();
  });
}

describeTaskQueueContract("CloudTasksQueue", async (receive) => {
  const clock = new ControllableClock();
  const server = new CloudTasksServer({ queues: ["benchmark-cases", "reminders"], now: () => clock.now() });
  await server.start();
  const functions = await startTaskFunctions(receive);
  return {
    queue: new CloudTasksQueue({
      projectId: "demo-finrisk",
      region: "us-central1",
      urlOf: (queue) => `${functions.origin}/${queue}`,
      serviceAccountEmail: "tasks@demo-finrisk.iam.gserviceaccount.com",
      clock,
      random: new SeededRandom(),
      endpoint: server.endpoint,
    }),
    now: () => clock.now(),
    advance: (byMs) => clock.advance(byMs),
    settle: () => server.deliverDue(),
    dispose: async () => {
      await Promise.all([server.stop(), functions.close()]);
    },
  };
});

describe("CloudTasksQueue", () => {
  let server: CloudTasksServer;
  let queue: CloudTasksQueue;
  const task = { id: "run/1", queue: "work", payload: { a: 1 } };

  beforeEach(async () => {
    server = new CloudTasksServer({ queues: ["work"], now: () => new Date() });
    await server.start();
    queue = new CloudTasksQueue({
      projectId: "demo-finrisk",
      region: "us-central1",
      urlOf: (name) => `https://us-central1-demo-finrisk.cloudfunctions.net/${name}`,
      serviceAccountEmail: "tasks@demo-finrisk.iam.gserviceaccount.com",
      clock: new SkippingClock(),
      random: new SeededRandom(),
      endpoint: server.endpoint,
    });
  });
  afterEach(() => server.stop());

  it("enqueue, of a task with a time, asks for a signed call of the deployed function at that time", async () => {
    await queue.enqueue(task, { notBefore: new Date("2026-05-01T10:20:30.456Z") });
    expect(server.accepted).toEqual([
      {
        name: expect.stringMatching(
          /^projects\/demo-finrisk\/locations\/us-central1\/queues\/work\/tasks\/[\da-f]{64}$/,
        ),
        scheduleTime: "2026-05-01T10:20:30.456Z",
        httpRequest: {
          url: "https://us-central1-demo-finrisk.cloudfunctions.net/work",
          httpMethod: 1,
          headers: { "Content-Type": "application/json" },
          body: Buffer.from('{"data":{"id":"run/1","payload":{"a":1}}}').toString("base64"),
          oidcToken: { serviceAccountEmail: "tasks@demo-finrisk.iam.gserviceaccount.com" },
        },
      },
    ]);
  });

  it("enqueue, when the service is busy twice, tries again and adds the task once", async () => {
    server.faults.add({ effect: "refuse", status: 503 });
    server.faults.add({ effect: "refuse", status: 429 });
    expect(await queue.enqueue(task)).toEqual({ added: true });
    expect(server.accepted).toHaveLength(1);
    expect(server.faults.spent).toBe(true);
  });

  it("enqueue, when the answer is lost, adds the task once and says so", async () => {
    server.faults.add({ effect: "apply-then-cut" });
    expect(await queue.enqueue(task)).toEqual({ added: true });
    expect(server.accepted).toHaveLength(1);
    expect(server.faults.spent).toBe(true);
  });

  it.each([
    [403, "configuration"],
    [400, "invalid-request"],
    [503, "store-unavailable"],
  ])("enqueue, refused with %i for good, throws %s", async (status, code) => {
    server.faults.add({ effect: "refuse", status, times: 50 });
    await expect(queue.enqueue(task)).rejects.toMatchObject({
      code,
      message: expect.stringContaining("work"),
    });
  });

  it("enqueue, to a queue that was not deployed, throws configuration and says what to deploy", async () => {
    const refusal = { code: "configuration", message: expect.stringContaining("no queue absent") };
    await expect(queue.enqueue({ ...task, queue: "absent" })).rejects.toMatchObject(refusal);
  });
});
