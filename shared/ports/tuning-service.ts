/** Every state a job can be in; a provider's state that is not known here is `unknown`: held and alarmed, never guessed. */
const TUNING_JOB_STATES = [
  "queued",
  "running",
  "paused",
  "updating",
  "cancelling",
  "succeeded",
  "partially-succeeded",
  "failed",
  "cancelled",
  "expired",
  "unknown",
] as const;
export type TuningJobState = (typeof TUNING_JOB_STATES)[number];

/** What is asked of the provider. `reservationId` becomes a label, so that a lost answer can be found again by listing. */
export interface TuningRequest {
  readonly reservationId: string;
  readonly baseModel: string;
  readonly trainingUri: string;
  readonly validationUri?: string;
  readonly displayName: string;
  readonly epochs?: number;
  readonly learningRateMultiplier?: number;
  readonly adapterSize?: 1 | 2 | 4 | 8 | 16;
}

export interface TuningJob {
  /** The provider's full resource name. */
  readonly name: string;
  readonly reservationId: string | undefined;
  readonly state: TuningJobState;
  readonly providerState: string;
  readonly tunedModel?: { readonly model: string; readonly endpoint: string };
  readonly error?: { readonly code: number; readonly message: string };
  readonly completedEpochs?: number;
}

/** Submits and follows tuning jobs. `submit` is never retried by an adapter: a repeated create is a second paid job. */
export interface TuningService {
  submit(request: TuningRequest): Promise<TuningJob>;
  /** Throws `not-found`. */
  get(name: string): Promise<TuningJob>;
  list(filter?: { readonly reservationId?: string }): AsyncIterable<TuningJob>;
  /** Best effort: the job may still succeed or fail. Cancelling a finished job changes nothing. */
  cancel(name: string): Promise<void>;
}
