import { type ErrorCode, FinRiskError } from "#shared/errors.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** Who was called, what must never appear in a message, and when the answer came. */
export interface ProviderCall {
  /** As a person would name it, such as "Gemini". */
  readonly provider: string;
  readonly secrets: readonly string[];
  readonly now: Date;
  /** The `Retry-After` header of the answer, where the caller could read it. */
  readonly retryAfter?: string | null | undefined;
}

/** What a provider said in place of an answer. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  /** Delays that the body asks for, in milliseconds; the longest counts, the header's included. */
  readonly askedDelaysMs: readonly (number | undefined)[];
  readonly cause?: unknown;
}

const LONGEST_MESSAGE = 400;

const REMEDIES: Readonly<Record<number, string>> = {
  401: "; check the API key or the service account",
  403: "; check that the key or service account may use this model",
  404: "; check the model's name and its location",
};

/** A provider error whose message begins with the provider's name and holds no secret. */
export function providerError(
  code: ErrorCode,
  sentence: string,
  call: Pick<ProviderCall, "provider" | "secrets"> & {
    readonly cause?: unknown;
    readonly retryAfterMs?: number | undefined;
  },
): FinRiskError {
  const { provider, secrets, retryAfterMs } = call;
  const cause = call.cause === undefined ? undefined : withoutSecrets(call.cause, secrets);
  return new FinRiskError({
    code,
    message: redactSecrets(`${provider} ${sentence}`, secrets).slice(0, LONGEST_MESSAGE),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The error for a call that was answered with a status of 400 or more. */
export function refusalError(refusal: Refusal, call: ProviderCall): FinRiskError {
  const { status, askedDelaysMs } = refusal;
  const code = codeOf(status);
  const delaysMs = [readRetryAfter(call.retryAfter, call.now), ...askedDelaysMs].filter(
    (delayMs) => delayMs !== undefined,
  );
  return providerError(code, `answered ${status}${REMEDIES[status] ?? ""}: ${refusal.message}`, {
    ...call,
    cause: refusal.cause,
    retryAfterMs: code === "provider-rejected" || delaysMs.length === 0 ? undefined : Math.max(...delaysMs),
  });
}

/** The error for a call that failed without a refusal: one of ours as it is, any other by what broke. */
export function failureError(error: unknown, call: Pick<ProviderCall, "provider" | "secrets">): FinRiskError {
  if (error instanceof FinRiskError) return error;
  if (error instanceof SyntaxError) {
    return providerError("provider-malformed", "answered something that is not JSON", {
      ...call,
      cause: error,
    });
  }
  const message = error instanceof Error ? error.message : String(error);
  return providerError("provider-unavailable", `could not be reached: ${message}`, { ...call, cause: error });
}

/** Milliseconds of a delay written as seconds, or undefined for anything else. */
export function readSeconds(text: string | null | undefined): number | undefined {
  return /^\d+(\.\d+)?$/.test(text ?? "") ? Math.ceil(Number(text) * 1000) : undefined;
}

/** The body of a refusal, which may be a page of a proxy: its JSON, or undefined. */
export function readRefusalBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(status: number): ErrorCode {
  if (status === 429) return "provider-rate-limited";
  return status >= 500 || status === 408 ? "provider-unavailable" : "provider-rejected";
}

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
function readRetryAfter(header: string | null | undefined, now: Date): number | undefined {
  const atMs = Date.parse(header ?? "");
  return readSeconds(header) ?? (Number.isNaN(atMs) ? undefined : Math.max(0, atMs - now.getTime()));
}

/** The cause as it came, unless it tells a secret; then only its redacted message is kept. */
function withoutSecrets(cause: unknown, secrets: readonly string[]): unknown {
  const message = cause instanceof Error ? cause.message : String(cause);
  const redacted = redactSecrets(message, secrets);
  return redacted === message ? cause : new Error(redacted);
}
