import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { InjectedFaults } from "./injected-faults.ts";
import { type LoopbackServer, readBody, startLoopbackServer } from "./loopback-server.ts";
import { sendJson, sendRpcError } from "./rpc-responses.ts";

const CreateTaskSchema = z.object({
  task: z.object({
    name: z.string(),
    scheduleTime: z.iso.datetime().optional(),
    httpRequest: z.object({
      url: z.url(),
      httpMethod: z.union([z.literal("POST"), z.literal(1)]),
      headers: z.record(z.string(), z.string()),
      body: z.base64(),
      oidcToken: z.object({ serviceAccountEmail: z.string().min(1) }),
    }),
  }),
});
type ServedTask = z.infer<typeof CreateTaskSchema>["task"];

interface WaitingTask {
  readonly task: ServedTask;
  retries: number;
  dueAtMs: number;
}

const NAME = /^projects\/[^/]+\/locations\/[^/]+\/queues\/([^/]+)\/tasks\/[A-Za-z0-9_-]{1,500}$/;
const FIRST_BACKOFF_MS = 1_000;

/** The part of the Cloud Tasks REST API that adds tasks, and the delivery behind it, on a clock that the test moves. */
export class CloudTasksServer {
  readonly faults = new InjectedFaults();
  readonly accepted: ServedTask[] = [];
  private readonly queues: ReadonlySet<string>;
  private readonly now: () => Date;
  private readonly knownNames = new Set<string>();
  private waiting: WaitingTask[] = [];
  private server: LoopbackServer | undefined;

  constructor(fields: { readonly queues: readonly string[]; readonly now: () => Date }) {
    this.queues = new Set(fields.queues);
    this.now = fields.now;
  }

  async start(): Promise<void> {
    this.server = await startLoopbackServer((request, response) => this.handle(request, response));
  }

  async stop(): Promise<void> {
    await this.server?.close();
  }

  get endpoint(): { readonly host: string; readonly port: number } {
    if (!this.server) throw new Error("The server has not been started.");
    const { hostname, port } = new URL(this.server.origin);
    return { host: hostname, port: Number(port) };
  }

  /** Posts every task that is due to its URL; one that is not answered with 2xx becomes due again later. */
  async deliverDue(): Promise<void> {
    const nowMs = this.now().getTime();
    const due = this.waiting.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    this.waiting = this.waiting.filter(({ dueAtMs }) => dueAtMs > nowMs);
    await Promise.all(due.map((waiting) => this.deliver(waiting)));
  }

  private async deliver(waiting: WaitingTask): Promise<void> {
    const { name, httpRequest } = waiting.task;
    const response = await fetch(httpRequest.url, {
      method: "POST",
      headers: {
        ...httpRequest.headers,
        "x-cloudtasks-queuename": NAME.exec(name)?.[1] ?? "",
        "x-cloudtasks-taskname": name.split("/").at(-1) ?? "",
        "x-cloudtasks-taskretrycount": String(waiting.retries),
      },
      body: Buffer.from(httpRequest.body, "base64"),
    });
    await response.arrayBuffer();
    if (response.ok) return;
    waiting.dueAtMs = this.now().getTime() + FIRST_BACKOFF_MS * 2 ** waiting.retries;
    waiting.retries += 1;
    this.waiting.push(waiting);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { body } = await readBody(request);
    const fault = this.faults.take(request.method ?? "", request.url ?? "");
    if (fault?.effect === "refuse") return sendRpcError(response, fault.status ?? 503, "Not for now.");
    const path = new URL(request.url ?? "/", "http://loopback").pathname;
    const queue = /^\/v2\/projects\/[^/]+\/locations\/[^/]+\/queues\/([^/]+)\/tasks$/.exec(path)?.[1];
    if (request.method !== "POST" || queue === undefined || !this.queues.has(queue)) {
      return sendRpcError(response, 404, "Queue does not exist.");
    }
    const parsed = CreateTaskSchema.safeParse(JSON.parse(body.toString()));
    if (!parsed.success || NAME.exec(parsed.data.task.name)?.[1] !== queue) {
      return sendRpcError(response, 400, parsed.error?.message ?? "The task's name does not fit its queue.");
    }
    const added = this.add(parsed.data.task);
    if (fault?.effect === "apply-then-cut") return void response.destroy();
    if (!added) return sendRpcError(response, 409, "The task has been added before.");
    sendJson(response, 200, { name: parsed.data.task.name });
  }

  /** A name stays known after its task is done. */
  private add(task: ServedTask): boolean {
    if (this.knownNames.has(task.name)) return false;
    this.knownNames.add(task.name);
    this.accepted.push(task);
    const dueAtMs = task.scheduleTime === undefined ? this.now().getTime() : Date.parse(task.scheduleTime);
    this.waiting.push({ task, retries: 0, dueAtMs });
    return true;
  }
}
