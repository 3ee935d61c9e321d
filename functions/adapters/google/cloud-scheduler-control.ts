import type { CloudSchedulerClient, protos } from "@google-cloud/scheduler";
import { FinRiskError } from "#shared/errors.ts";
import type { Clock, RandomSource } from "#shared/ports/runtime.ts";
import type { ScheduleControl, ScheduleStatus } from "#shared/ports/schedule-control.ts";
import { isTransientRpcError, RPC_CODES, rpcCodeOf, translateRpcError } from "./cloud-rpc-error.ts";
import { type LoopbackEndpoint, loopbackOptions } from "./loopback-options.ts";
import { retryTransient } from "./retry-transient.ts";

type Job = protos.google.cloud.scheduler.v1.IJob;
type Timestamp = protos.google.protobuf.ITimestamp;

/** firebase-tools names the job of a scheduled function `firebase-schedule-FUNCTION-REGION`. */
const JOB_PREFIX = "firebase-schedule-";

export interface CloudSchedulerControlFields {
  readonly projectId: string;
  readonly region: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** A server under test, called without credentials. */
  readonly endpoint?: LoopbackEndpoint;
}

/** Steers the Cloud Scheduler jobs that `firebase deploy` made for scheduled functions; other jobs of the project are not seen. */
export class CloudSchedulerControl implements ScheduleControl {
  private readonly fields: CloudSchedulerControlFields;
  private client: Promise<CloudSchedulerClient> | undefined;

  constructor(fields: CloudSchedulerControlFields) {
    this.fields = fields;
  }

  async list(): Promise<readonly ScheduleStatus[]> {
    const { projectId, region } = this.fields;
    const client = await this.openClient();
    const [jobs] = await this.call("list the schedules", () =>
      client.listJobs({ parent: client.locationPath(projectId, region) }),
    );
    return jobs
      .flatMap((job) => describeJob(job, region) ?? [])
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  async pause(name: string): Promise<void> {
    await this.change(name, "PAUSED", (client, job) => client.pauseJob({ name: job }));
  }

  async resume(name: string): Promise<void> {
    await this.change(name, "ENABLED", (client, job) => client.resumeJob({ name: job }));
  }

  /** Not repeated when the answer is lost: the run may have been started. */
  async runNow(name: string): Promise<void> {
    const { client, job } = await this.openJob(name);
    await client.runJob({ name: job }).catch((error: unknown) => {
      throw translate(error, name);
    });
  }

  /** Cloud Scheduler refuses to pause what is paused and to resume what runs: then the wanted state is there already. */
  private async change(
    name: string,
    wanted: "PAUSED" | "ENABLED",
    work: (client: CloudSchedulerClient, job: string) => Promise<unknown>,
  ): Promise<void> {
    const { client, job } = await this.openJob(name);
    try {
      await this.retry(() => work(client, job));
    } catch (error) {
      const isRefused = rpcCodeOf(error) === RPC_CODES.failedPrecondition;
      const found = isRefused
        ? await this.call(`read schedule ${name}`, () => client.getJob({ name: job }))
        : [];
      if (found[0]?.state !== wanted) throw translate(error, name);
    }
  }

  private async call<T>(attempted: string, work: () => Promise<T>): Promise<T> {
    try {
      return await this.retry(work);
    } catch (error) {
      throw translateRpcError(error, attempted);
    }
  }

  private retry<T>(work: () => Promise<T>): Promise<T> {
    return retryTransient({ ...this.fields, isTransient: isTransientRpcError }, work);
  }

  private async openJob(
    name: string,
  ): Promise<{ readonly client: CloudSchedulerClient; readonly job: string }> {
    const { projectId, region } = this.fields;
    const client = await this.openClient();
    return { client, job: client.jobPath(projectId, region, `${JOB_PREFIX}${name}-${region}`) };
  }

  private openClient(): Promise<CloudSchedulerClient> {
    this.client ??= import("@google-cloud/scheduler").then(
      ({ CloudSchedulerClient }) =>
        new CloudSchedulerClient({
          projectId: this.fields.projectId,
          ...loopbackOptions(this.fields.endpoint),
        }),
    );
    return this.client;
  }
}

function describeJob(job: Job, region: string): ScheduleStatus | undefined {
  const jobId = job.name?.split("/").at(-1) ?? "";
  const suffix = `-${region}`;
  if (!jobId.startsWith(JOB_PREFIX) || !jobId.endsWith(suffix)) return undefined;
  const paused = job.state === "PAUSED";
  return {
    name: jobId.slice(JOB_PREFIX.length, -suffix.length),
    cron: job.schedule ?? "",
    paused,
    ...(job.lastAttemptTime && { lastRunAt: toDate(job.lastAttemptTime) }),
    ...(job.scheduleTime && !paused && { nextRunAt: toDate(job.scheduleTime) }),
  };
}

function toDate({ seconds, nanos }: Timestamp): Date {
  return new Date(Number(seconds) * 1_000 + Math.floor((nanos ?? 0) / 1_000_000));
}

function translate(error: unknown, name: string): FinRiskError {
  if (rpcCodeOf(error) !== RPC_CODES.notFound) return translateRpcError(error, `steer schedule ${name}`);
  return new FinRiskError({ code: "not-found", message: `There is no schedule ${name}.`, cause: error });
}
