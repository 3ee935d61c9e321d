import type { IncomingMessage, ServerResponse } from "node:http";
import { Cron } from "croner";
import { InjectedFaults } from "./injected-faults.ts";
import { type LoopbackServer, readBody, startLoopbackServer } from "./loopback-server.ts";
import { sendJson, sendRpcError } from "./rpc-responses.ts";

const PARENT = "projects/demo-finrisk/locations/us-central1";
const PAGE_SIZE = 2;

interface SchedulerJob {
  readonly name: string;
  readonly schedule: string;
  state: "ENABLED" | "PAUSED";
  scheduleTime: Date;
  lastAttemptTime: Date | undefined;
}

/** The part of the Cloud Scheduler REST API that steers jobs, and their runs, on a clock that the test moves. */
export class CloudSchedulerServer {
  readonly faults = new InjectedFaults();
  /** Ids of the jobs that were started, in order. */
  readonly runs: string[] = [];
  private readonly now: () => Date;
  private readonly jobs: readonly SchedulerJob[];
  private server: LoopbackServer | undefined;

  constructor(fields: {
    readonly jobs: readonly { readonly id: string; readonly schedule: string }[];
    readonly now: () => Date;
  }) {
    this.now = fields.now;
    this.jobs = fields.jobs.map(({ id, schedule }) => ({
      name: `${PARENT}/jobs/${id}`,
      schedule,
      state: "ENABLED",
      scheduleTime: nextTime(schedule, fields.now()),
      lastAttemptTime: undefined,
    }));
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

  /** Starts every enabled job whose time has come, once for each of its times, in the order of time. */
  runDue(): void {
    const isDue = (job: SchedulerJob) => job.state === "ENABLED" && job.scheduleTime <= this.now();
    for (let due = this.jobs.filter(isDue); due.length > 0; due = this.jobs.filter(isDue)) {
      const [first] = due.sort((left, right) => left.scheduleTime.getTime() - right.scheduleTime.getTime());
      if (first) this.run(first, first.scheduleTime);
    }
  }

  private run(job: SchedulerJob, at: Date): void {
    this.runs.push(job.name.split("/").at(-1) ?? "");
    job.lastAttemptTime = at;
    job.scheduleTime = nextTime(job.schedule, at);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await readBody(request);
    const method = request.method ?? "";
    const fault = this.faults.take(method, request.url ?? "");
    if (fault?.effect === "refuse") return sendRpcError(response, fault.status ?? 503, "Not for now.");
    const url = new URL(request.url ?? "/", "http://loopback");
    if (method === "GET" && url.pathname === `/v1/${PARENT}/jobs`) return this.list(response, url);
    const [, name, verb] = /^\/v1\/([^:]+)(?::(pause|resume|run))?$/.exec(url.pathname) ?? [];
    const job = this.jobs.find((candidate) => candidate.name === name);
    if (!job) return sendRpcError(response, 404, "Job not found.");
    const refusal = verb === undefined ? undefined : this.change(job, verb);
    if (fault?.effect === "apply-then-cut") return void response.destroy();
    if (refusal !== undefined) return sendRpcError(response, 400, refusal, "FAILED_PRECONDITION");
    sendJson(response, 200, jobJson(job));
  }

  private list(response: ServerResponse, url: URL): void {
    const start = Number(url.searchParams.get("pageToken") ?? 0);
    const end = start + PAGE_SIZE;
    sendJson(response, 200, {
      jobs: this.jobs.slice(start, end).map(jobJson),
      ...(end < this.jobs.length && { nextPageToken: String(end) }),
    });
  }

  /** The reason of a refusal, in which nothing was changed. */
  private change(job: SchedulerJob, verb: string): string | undefined {
    if (verb === "run") {
      this.run(job, this.now());
      return undefined;
    }
    const [from, to] = verb === "pause" ? (["ENABLED", "PAUSED"] as const) : (["PAUSED", "ENABLED"] as const);
    if (job.state !== from) return `The job must be ${from} to ${verb} it.`;
    job.state = to;
    job.scheduleTime = nextTime(job.schedule, this.now());
    return undefined;
  }
}

function nextTime(schedule: string, after: Date): Date {
  const next = new Cron(schedule, { mode: "5-part", timezone: "UTC" }).nextRun(after);
  if (!next) throw new Error(`The schedule ${schedule} never runs.`);
  return next;
}

function jobJson(job: SchedulerJob): object {
  return {
    name: job.name,
    schedule: job.schedule,
    timeZone: "Etc/UTC",
    state: job.state,
    scheduleTime: job.scheduleTime.toISOString(),
    ...(job.lastAttemptTime && { lastAttemptTime: job.lastAttemptTime.toISOString() }),
  };
}
