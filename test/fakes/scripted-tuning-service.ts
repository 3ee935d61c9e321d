import { FinRiskError } from "#shared/errors.ts";
import type {
  TuningJob,
  TuningJobState,
  TuningRequest,
  TuningService,
} from "#shared/ports/tuning-service.ts";

const FINISHED: ReadonlySet<TuningJobState> = new Set([
  "succeeded",
  "partially-succeeded",
  "failed",
  "cancelled",
  "expired",
]);

/** A provider in memory whose jobs stand still until the test moves them with `set`. */
export class ScriptedTuningService implements TuningService {
  /** Every request that reached the provider, in order. */
  readonly requests: TuningRequest[] = [];
  private readonly jobs = new Map<string, TuningJob>();
  private losesNextAnswer = false;

  async submit(request: TuningRequest): Promise<TuningJob> {
    this.requests.push(request);
    const name = `projects/demo-finrisk/locations/us-central1/tuningJobs/${this.requests.length}`;
    const { reservationId } = request;
    const job = { name, reservationId, state: "queued", providerState: "JOB_STATE_PENDING" } as const;
    this.jobs.set(name, job);
    if (!this.losesNextAnswer) return job;
    this.losesNextAnswer = false;
    throw new FinRiskError({
      code: "provider-unavailable",
      message: "The answer to the new job did not arrive.",
    });
  }

  async get(name: string): Promise<TuningJob> {
    const job = this.jobs.get(name);
    if (job) return job;
    throw new FinRiskError({ code: "not-found", message: `There is no tuning job ${name}.` });
  }

  async *list(filter: { readonly reservationId?: string } = {}): AsyncIterable<TuningJob> {
    for (const job of [...this.jobs.values()]) {
      if (filter.reservationId === undefined || filter.reservationId === job.reservationId) yield job;
    }
  }

  async cancel(name: string): Promise<void> {
    const { state } = await this.get(name);
    if (!FINISHED.has(state))
      await this.set(name, { state: "cancelling", providerState: "JOB_STATE_CANCELLING" });
  }

  /** Makes the provider say this of the job from now on. */
  async set(name: string, change: Partial<Omit<TuningJob, "name">>): Promise<void> {
    this.jobs.set(name, { ...(await this.get(name)), ...change });
  }

  /** The next `submit` makes its job and then throws `provider-unavailable`. */
  loseNextAnswer(): void {
    this.losesNextAnswer = true;
  }
}
