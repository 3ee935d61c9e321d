import { z } from "zod";
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

const DetailSchema = z.looseObject({ "@type": z.string().nullish(), retryDelay: z.string().nullish() });

/** google.rpc.Status as the HTTP services write it. */
const StatusBodySchema = z.object({
  error: z.object({
    code: z.number().nullish(),
    message: z.string().nullish(),
    status: z.string().nullish(),
    details: z.array(DetailSchema).nullish(),
  }),
});

/** What both Google packages throw for a refused call, read by shape so that neither has to be imported here. */
const ThrownRefusalSchema = z.object({
  status: z.number().int().min(400),
  message: z.string(),
  errorDetails: z.array(DetailSchema).nullish(),
});

interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly details: readonly z.infer<typeof DetailSchema>[];
  readonly cause?: unknown;
}

const LONGEST_MESSAGE = 400;

const REMEDIES: Readonly<Record<number, string>> = {
  401: "; check the API key or the service account",
  403: "; check that the key or service account may use this model",
  404: "; check the model's name and its location",
};

/** The error for a refused call, from its status and body. */
export function mapRefusedResponse(status: number, body: string, call: ProviderCall): FinRiskError {
  const parsed = StatusBodySchema.safeParse(parseJson(body));
  if (!parsed.success) return refusalError({ status, message: body, details: [] }, call);
  const { message, status: name, details } = parsed.data.error;
  return refusalError(
    { status, message: [name, message].filter(Boolean).join(": "), details: details ?? [] },
    call,
  );
}

/** The error that a stream may carry in place of a piece of text, or undefined. */
export function findErrorInResponse(response: unknown, call: ProviderCall): FinRiskError | undefined {
  const parsed = StatusBodySchema.safeParse(response);
  if (!parsed.success) return undefined;
  return mapRefusedResponse(parsed.data.error.code ?? 500, JSON.stringify(response), call);
}

/** Whatever a Google package threw, as one of the provider errors of LanguageModel; `cause` is kept, keys are not. */
export function mapProviderError(error: unknown, call: ProviderCall): FinRiskError {
  if (error instanceof FinRiskError) return error;
  const refusal = ThrownRefusalSchema.safeParse(error);
  if (refusal.success) {
    const { status, message, errorDetails } = refusal.data;
    return refusalError({ status, message, details: errorDetails ?? [], cause: error }, call);
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/default credentials/i.test(message)) {
    return providerError("provider-rejected", "has no credentials; set up application default credentials", {
      ...call,
      cause: error,
    });
  }
  if (error instanceof SyntaxError) {
    return providerError("provider-malformed", "answered something that is not JSON", {
      ...call,
      cause: error,
    });
  }
  return providerError("provider-unavailable", `could not be reached: ${message}`, { ...call, cause: error });
}

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

function refusalError(refusal: Refusal, call: ProviderCall): FinRiskError {
  const { status } = refusal;
  const code = codeOf(status);
  const remedy = REMEDIES[status] ?? "";
  const retryAfterMs = code === "provider-rejected" ? undefined : delayAskedFor(refusal, call);
  return providerError(code, `answered ${status}${remedy}: ${refusal.message}`, {
    ...call,
    cause: refusal.cause,
    retryAfterMs,
  });
}

function codeOf(status: number): ErrorCode {
  if (status === 429) return "provider-rate-limited";
  return status >= 500 || status === 408 ? "provider-unavailable" : "provider-rejected";
}

/** The longer of what the header and the google.rpc.RetryInfo detail ask for, in milliseconds. */
function delayAskedFor(refusal: Refusal, call: ProviderCall): number | undefined {
  const inDetails = refusal.details
    .filter((detail) => detail["@type"]?.endsWith("/google.rpc.RetryInfo"))
    .map(({ retryDelay }) => parseSeconds(retryDelay?.replace(/s$/, "")));
  const delays = [readRetryAfter(call.retryAfter, call.now), ...inDetails].filter((ms) => ms !== undefined);
  return delays.length === 0 ? undefined : Math.max(...delays);
}

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
function readRetryAfter(header: string | null | undefined, now: Date): number | undefined {
  const atMs = Date.parse(header ?? "");
  return parseSeconds(header) ?? (Number.isNaN(atMs) ? undefined : Math.max(0, atMs - now.getTime()));
}

function parseSeconds(text: string | null | undefined): number | undefined {
  return /^\d+(\.\d+)?$/.test(text ?? "") ? Math.ceil(Number(text) * 1000) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The cause as it came, unless it tells a secret; then only its redacted message is kept. */
function withoutSecrets(cause: unknown, secrets: readonly string[]): unknown {
  const message = cause instanceof Error ? cause.message : String(cause);
  const redacted = redactSecrets(message, secrets);
  return redacted === message ? cause : new Error(redacted);
}
