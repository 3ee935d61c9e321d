/** What each error code means at the edge: its HTTP status, whether a retry can help, whether its message may leave the house. */
const ERROR_CODES = {
  "invalid-request": { status: 400, retryable: false, exposable: true },
  unauthenticated: { status: 401, retryable: false, exposable: true },
  forbidden: { status: 403, retryable: false, exposable: true },
  "not-found": { status: 404, retryable: false, exposable: true },
  "method-not-allowed": { status: 405, retryable: false, exposable: true },
  conflict: { status: 409, retryable: false, exposable: true },
  "payload-too-large": { status: 413, retryable: false, exposable: true },
  "unsupported-media-type": { status: 415, retryable: false, exposable: true },
  "rate-limited": { status: 429, retryable: true, exposable: true },
  "transaction-contended": { status: 503, retryable: true, exposable: false },
  "store-unavailable": { status: 503, retryable: true, exposable: false },
  "provider-rate-limited": { status: 503, retryable: true, exposable: false },
  "provider-unavailable": { status: 503, retryable: true, exposable: false },
  "provider-timeout": { status: 504, retryable: true, exposable: false },
  "provider-blocked": { status: 502, retryable: false, exposable: false },
  "provider-malformed": { status: 502, retryable: true, exposable: false },
  "provider-rejected": { status: 502, retryable: false, exposable: false },
  "corrupt-document": { status: 500, retryable: false, exposable: false },
  configuration: { status: 500, retryable: false, exposable: false },
} as const satisfies Record<string, { status: number; retryable: boolean; exposable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Tokens that a provider has counted, also for a call that failed. */
interface SpentTokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** One thing that is wrong: `field` is a dotted path ("data.series.0.name"), `remedy` says what to send instead. */
export interface Violation {
  readonly field: string;
  readonly remedy: string;
}

export interface FinRiskErrorFields {
  readonly code: ErrorCode;
  readonly message: string;
  readonly violations?: readonly Violation[];
  readonly retryAfterMs?: number;
  /** What a model call that failed is known to have used. */
  readonly usage?: SpentTokens | undefined;
  readonly cause?: unknown;
}

/** The only error class FinRisk throws on purpose. Anything else that surfaces is a defect and answers 500 without its message. */
export class FinRiskError extends Error {
  readonly code: ErrorCode;
  readonly violations: readonly Violation[];
  readonly retryAfterMs: number | undefined;
  readonly usage: SpentTokens | undefined;

  constructor(fields: FinRiskErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = "FinRiskError";
    this.code = fields.code;
    this.violations = fields.violations ?? [];
    this.retryAfterMs = fields.retryAfterMs;
    this.usage = fields.usage;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  /** True when the same call may succeed later without any change. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }

  /** True when the message was written for the caller and names nothing internal. */
  get exposable(): boolean {
    return ERROR_CODES[this.code].exposable;
  }
}
