import { createHash } from "node:crypto";
import type { CloudTasksClient } from "@google-cloud/tasks";
import { FinRiskError } from "#shared/errors.ts";
import type { Clock, RandomSource } from "#shared/ports/runtime.ts";
import type { Task, TaskQueue } from "#shared/ports/task-queue.ts";
import { isTransientRpcError, RPC_CODES, rpcCodeOf, translateRpcError } from "./cloud-rpc-error.ts";
import { type LoopbackEndpoint, loopbackOptions } from "./loopback-options.ts";
import { retryTransient } from "./retry-transient.ts";

export interface CloudTasksQueueFields {
  readonly projectId: string;
  readonly region: string;
  /** Where the deployed task function of a queue listens. */
  readonly urlOf: (queue: string) => string;
  /** In whose name Cloud Tasks calls the function; it needs the role Cloud Run Invoker there. */
  readonly serviceAccountEmail: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** A server under test, called without credentials. */
  readonly endpoint?: LoopbackEndpoint;
}

/**
 * Tasks in Cloud Tasks, delivered as `{ "data": { "id", "payload" } }` to a function that is declared with Firebase's
 * `onTaskDispatched`. Cloud Tasks remembers an id for hours after its task is done; retries are the queue's setting.
 */
export class CloudTasksQueue implements TaskQueue {
  private readonly fields: CloudTasksQueueFields;
  private client: Promise<CloudTasksClient> | undefined;

  constructor(fields: CloudTasksQueueFields) {
    this.fields = fields;
  }

  async enqueue(
    task: Task,
    options: { readonly notBefore?: Date } = {},
  ): Promise<{ readonly added: boolean }> {
    const client = await this.openClient();
    const retry = { ...this.fields, isTransient: isTransientRpcError };
    try {
      return await retryTransient(retry, (attempt) => this.create(client, task, options.notBefore, attempt));
    } catch (error) {
      throw this.translate(error, task.queue);
    }
  }

  private async create(
    client: CloudTasksClient,
    task: Task,
    notBefore: Date | undefined,
    attempt: number,
  ): Promise<{ readonly added: boolean }> {
    const { projectId, region } = this.fields;
    try {
      await client.createTask({
        parent: client.queuePath(projectId, region, task.queue),
        task: {
          name: client.taskPath(projectId, region, task.queue, taskName(task.id)),
          httpRequest: this.describeDelivery(task),
          ...(notBefore && { scheduleTime: toTimestamp(notBefore) }),
        },
      });
      return { added: true };
    } catch (error) {
      if (rpcCodeOf(error) !== RPC_CODES.alreadyExists) throw error;
      // After an attempt whose answer was lost, the task that is there is most likely our own.
      return { added: attempt > 1 };
    }
  }

  private describeDelivery({ id, queue, payload }: Task) {
    return {
      url: this.fields.urlOf(queue),
      httpMethod: "POST" as const,
      headers: { "Content-Type": "application/json" },
      body: Buffer.from(JSON.stringify({ data: { id, payload } })).toString("base64"),
      oidcToken: { serviceAccountEmail: this.fields.serviceAccountEmail },
    };
  }

  private translate(error: unknown, queue: string): FinRiskError {
    if (rpcCodeOf(error) !== RPC_CODES.notFound)
      return translateRpcError(error, `add a task to queue ${queue}`);
    return new FinRiskError({
      code: "configuration",
      message: `There is no queue ${queue} in ${this.fields.region}: deploy the task function of that name first.`,
      cause: error,
    });
  }

  private openClient(): Promise<CloudTasksClient> {
    this.client ??= import("@google-cloud/tasks").then(
      ({ CloudTasksClient }) =>
        new CloudTasksClient({ projectId: this.fields.projectId, ...loopbackOptions(this.fields.endpoint) }),
    );
    return this.client;
  }
}

/** Ids hold any text, names only letters, digits, "-" and "_"; hashed names also spread evenly, which Cloud Tasks asks for. */
function taskName(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}

function toTimestamp(date: Date): { readonly seconds: number; readonly nanos: number } {
  const timeMs = date.getTime();
  const seconds = Math.floor(timeMs / 1_000);
  return { seconds, nanos: (timeMs - seconds * 1_000) * 1_000_000 };
}
