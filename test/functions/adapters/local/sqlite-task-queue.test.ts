import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SqliteTaskQueue, type TaskHandler } from "../../../../functions/adapters/local/sqlite-task-queue.ts";
import { describeTaskQueueContract } from "../../../contracts/task-queue.contract.ts";
import { createFakeRuntime } from "../../../fakes/fake-runtime.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";

const createDirectory = () => mkdtempSync(join(tmpdir(), "finrisk-tasks-"));

describeTaskQueueContract("SqliteTaskQueue", async (receive) => {
  const directory = createDirectory();
  const runtime = createFakeRuntime();
  const queue = new SqliteTaskQueue({ path: join(directory, "tasks.db"), runtime });
  const handlerOf =
    (name: string): TaskHandler =>
    (payload, { taskId, attempt }) =>
      receive({ queue: name, taskId, attempt, payload });
  queue.start({ "benchmark-cases": handlerOf("benchmark-cases"), reminders: handlerOf("reminders") });
  return {
    queue,
    now: () => runtime.clock.now(),
    advance: (byMs) => runtime.clock.advance(byMs),
    settle: () => queue.whenIdle(),
    dispose: async () => {
      await queue.stop();
      rmSync(directory, { recursive: true });
    },
  };
});

describe("SqliteTaskQueue", () => {
  let directory: string;
  let path: string;
  const opened: SqliteTaskQueue[] = [];

  function open(options: { disorder?: SeededRandom; mostAtOnce?: number; startAt?: Date } = {}) {
    const { startAt, ...fields } = options;
    const runtime = createFakeRuntime(startAt ? { startAt } : {});
    const queue = new SqliteTaskQueue({ path, runtime, ...fields });
    opened.push(queue);
    return { queue, runtime };
  }

  const task = (id: string) => ({ id, queue: "work", payload: {} });

  beforeEach(() => {
    directory = createDirectory();
    path = join(directory, "tasks.db");
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.stop()));
    rmSync(directory, { recursive: true });
  });

  it("start, in a later process, delivers what was added and remembers what has run", async () => {
    const first = open();
    await first.queue.enqueue(task("left"));
    await first.queue.stop();
    const second = open();
    const delivered: string[] = [];
    second.queue.start({ work: async (_payload, { taskId }) => void delivered.push(taskId) });
    await second.queue.whenIdle();
    await second.queue.stop();
    expect(delivered).toEqual(["left"]);
    expect(await open().queue.enqueue(task("left"))).toEqual({ added: false });
  });

  it("start, after a process was killed in the midst of a task, delivers it again once the lease is over", async () => {
    await killWorkerInTask(path);
    const delivered: number[] = [];
    const handler: TaskHandler = async (_payload, { attempt }) => void delivered.push(attempt);
    const early = open({ startAt: new Date() });
    early.queue.start({ work: handler });
    await early.queue.whenIdle();
    expect(delivered).toEqual([]);
    const late = open({ startAt: new Date(Date.now() + 60_000) });
    late.queue.start({ work: handler });
    await late.queue.whenIdle();
    expect(delivered).toEqual([2]);
  });

  it("a lease, while its handler still runs, is extended so that no other process takes the task", async () => {
    const slow = open();
    const finish = Promise.withResolvers<void>();
    let begun = 0;
    slow.queue.start({
      work: () => {
        begun += 1;
        return finish.promise;
      },
    });
    await slow.queue.enqueue(task("slow"));
    await slow.runtime.clock.advance(120_000);
    expect(begun).toBe(1);
    const other = open({ startAt: slow.runtime.clock.now() });
    const delivered: string[] = [];
    other.queue.start({ work: async (_payload, { taskId }) => void delivered.push(taskId) });
    await other.queue.whenIdle();
    expect(delivered).toEqual([]);
    finish.resolve();
  });

  it("delivery, of more tasks than may run at once, keeps to the limit", async () => {
    const { queue } = open({ mostAtOnce: 3 });
    let running = 0;
    let most = 0;
    for (let index = 0; index < 20; index += 1) await queue.enqueue(task(String(index)));
    queue.start({
      work: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
      },
    });
    await queue.whenIdle();
    expect(most).toBe(3);
  });

  it("delivery, with the disorder switch on, brings every task twice and out of order", async () => {
    const { queue } = open({ disorder: new SeededRandom({ seed: 5 }) });
    const delivered: string[] = [];
    const ids = ["a", "b", "c", "d", "e"];
    for (const id of ids) await queue.enqueue(task(id));
    queue.start({ work: async (_payload, { taskId }) => void delivered.push(taskId) });
    await queue.whenIdle();
    expect([...delivered].sort()).toEqual(ids.flatMap((id) => [id, id]));
    expect(delivered).not.toEqual([...ids, ...ids]);
  });

  it("delivery, of a task that never succeeds, pauses longer each time and drops it with an error", async () => {
    const { queue, runtime } = open();
    const times: number[] = [];
    await queue.enqueue(task("hopeless"));
    queue.start({
      work: async () => {
        times.push(runtime.clock.monotonicMs());
        throw new Error("no");
      },
    });
    for (let round = 0; round < 40; round += 1) {
      await queue.whenIdle();
      await runtime.clock.advance(10 * 60_000);
    }
    await queue.whenIdle();
    expect(times).toHaveLength(20);
    expect(times.slice(0, 4).map((time) => Math.round(time / 1000))).toEqual([0, 1, 3, 7]);
    expect(runtime.logger.entries.at(-1)).toMatchObject({ level: "error", message: "task failed, dropped" });
    expect(await queue.enqueue(task("hopeless"))).toEqual({ added: false });
  });

  it("stop, while a handler runs, waits for it and begins no other", async () => {
    const { queue } = open({ mostAtOnce: 1 });
    const finish = Promise.withResolvers<void>();
    const begun: string[] = [];
    for (const id of ["first", "second"]) await queue.enqueue(task(id));
    queue.start({
      work: async (_payload, { taskId }) => {
        begun.push(taskId);
        await finish.promise;
      },
    });
    const stopping = queue.stop();
    finish.resolve();
    await stopping;
    expect(begun).toEqual(["first"]);
  });

  it("a queue without a handler keeps its tasks for a process that has one", async () => {
    const first = open();
    first.queue.start({ other: async () => {} });
    await first.queue.enqueue(task("waits"));
    await first.queue.whenIdle();
    const second = open();
    const delivered: string[] = [];
    second.queue.start({ work: async (_payload, { taskId }) => void delivered.push(taskId) });
    await second.queue.whenIdle();
    expect(delivered).toEqual(["waits"]);
  });
});

/** Starts a process that takes one task and never ends it, and kills the process. */
async function killWorkerInTask(path: string): Promise<void> {
  const script = fileURLToPath(new URL("sqlite-task-queue-worker.ts", import.meta.url));
  const worker = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
  await once(worker.stdout, "data");
  worker.kill("SIGKILL");
  await once(worker, "exit");
}
