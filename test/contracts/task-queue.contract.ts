import { afterEach, describe, expect, it } from "vitest";
import type { TaskQueue } from "#shared/ports/task-queue.ts";

interface DeliveredTask {
  readonly queue: string;
  readonly taskId: string;
  readonly attempt: number;
  readonly payload: unknown;
}

/** Receives every delivery; throwing means that the task failed. */
export type Receiver = (task: DeliveredTask) => Promise<void>;

/** A queue that delivers what is due whenever `settle` is called, on a clock that only `advance` moves. */
export interface TaskQueueUnderTest {
  readonly queue: TaskQueue;
  readonly now: () => Date;
  readonly advance: (byMs: number) => Promise<void>;
  /** Resolves when everything that is due has been delivered. */
  readonly settle: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

const HOUR_MS = 60 * 60 * 1_000;

/** What every TaskQueue promises; `create` must serve the queues "benchmark-cases" and "reminders". */
export function describeTaskQueueContract(
  name: string,
  create: (receive: Receiver) => Promise<TaskQueueUnderTest>,
): void {
  describe(`TaskQueue: ${name}`, () => {
    let dispose = async () => {};
    afterEach(() => dispose());

    async function open(fail: (task: DeliveredTask) => boolean = () => false) {
      const delivered: DeliveredTask[] = [];
      const underTest = await create(async (task) => {
        delivered.push(task);
        if (fail(task)) throw new Error("the handler failed");
      });
      dispose = underTest.dispose;
      return { ...underTest, delivered };
    }

    it("enqueue, of a new task, adds it and delivers its payload under its id", async () => {
      const { queue, settle, delivered } = await open();
      const payload = { caseId: "c-1", weights: [0.25, 0.75], nested: { text: "σ – Sharpe", none: null } };
      expect(await queue.enqueue({ id: "run-1/case-1", queue: "benchmark-cases", payload })).toEqual({
        added: true,
      });
      await settle();
      expect(delivered).toEqual([{ queue: "benchmark-cases", taskId: "run-1/case-1", attempt: 1, payload }]);
    });

    it("enqueue, of an id that waits or has run, answers added: false and delivers nothing more", async () => {
      const { queue, settle, delivered, advance } = await open();
      const task = { id: "once", queue: "benchmark-cases", payload: { version: 1 } };
      await queue.enqueue(task);
      expect(await queue.enqueue({ ...task, payload: { version: 2 } })).toEqual({ added: false });
      await settle();
      expect(await queue.enqueue(task)).toEqual({ added: false });
      await advance(HOUR_MS / 2);
      await settle();
      expect(delivered.map(({ payload }) => payload)).toEqual([{ version: 1 }]);
    });

    it("enqueue, of one id by twelve callers at once, is added for exactly one", async () => {
      const { queue, settle, delivered } = await open();
      const task = { id: "race", queue: "benchmark-cases", payload: {} };
      const answers = await Promise.all(Array.from({ length: 12 }, () => queue.enqueue(task)));
      expect(answers.filter(({ added }) => added)).toHaveLength(1);
      await settle();
      expect(delivered).toHaveLength(1);
    });

    it("enqueue, of the same id in another queue, adds another task", async () => {
      const { queue, settle, delivered } = await open();
      await queue.enqueue({ id: "same", queue: "benchmark-cases", payload: {} });
      expect(await queue.enqueue({ id: "same", queue: "reminders", payload: {} })).toEqual({ added: true });
      await settle();
      expect(delivered.map((task) => task.queue).sort()).toEqual(["benchmark-cases", "reminders"]);
    });

    it.each(["a/b c?d#e", "größe:η", "x".repeat(900), "UPPER", "upper"])(
      "enqueue, of the id %j, delivers it as it is",
      async (id) => {
        const { queue, settle, delivered } = await open();
        expect(await queue.enqueue({ id, queue: "benchmark-cases", payload: {} })).toEqual({ added: true });
        await settle();
        expect(delivered.map(({ taskId }) => taskId)).toEqual([id]);
      },
    );

    it("enqueue with notBefore, until that time has come, delivers nothing", async () => {
      const { queue, settle, delivered, advance, now } = await open();
      const notBefore = new Date(now().getTime() + HOUR_MS);
      await queue.enqueue({ id: "later", queue: "reminders", payload: {} }, { notBefore });
      await advance(HOUR_MS - 1_000);
      await settle();
      expect(delivered).toEqual([]);
      await advance(1_000);
      await settle();
      expect(delivered).toHaveLength(1);
    });

    it("delivery, of a task that fails twice, comes again after a pause, counted, until it succeeds", async () => {
      const { queue, settle, delivered, advance } = await open(({ attempt }) => attempt < 3);
      await queue.enqueue({ id: "hard", queue: "benchmark-cases", payload: { kept: true } });
      await settle();
      expect(delivered).toHaveLength(1);
      for (let round = 0; round < 5; round += 1) {
        await advance(HOUR_MS);
        await settle();
      }
      expect(delivered.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect(delivered.every(({ payload }) => JSON.stringify(payload) === '{"kept":true}')).toBe(true);
    });

    it("delivery, of 150 tasks of which some fail at first, reaches every one", async () => {
      const { queue, settle, delivered, advance } = await open(
        ({ taskId, attempt }) => Number(taskId) % 10 === 0 && attempt === 1,
      );
      const ids = Array.from({ length: 150 }, (_, index) => String(index));
      await Promise.all(ids.map((id) => queue.enqueue({ id, queue: "benchmark-cases", payload: {} })));
      await settle();
      await advance(HOUR_MS);
      await settle();
      expect(new Set(delivered.map(({ taskId }) => taskId)).size).toBe(150);
      expect(delivered).toHaveLength(165);
    });
  });
}
