import { STATUS_CODES } from "node:http";
import { FinRiskError, type Violation } from "#shared/errors.ts";
import type { Answer } from "./route.ts";

/** An error as it leaves the house: problem details of RFC 9457 with our stable code and what to do about it. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Names this one occurrence, as it is named in the log. */
  readonly instance: string;
  readonly code: string;
  readonly violations?: readonly Violation[];
}

/** Turns whatever was thrown into an answer. Messages that were not written for callers stay inside. */
export function problemAnswer(
  error: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const known = error instanceof FinRiskError ? error : undefined;
  const problem = known === undefined ? defectOf(requestId) : problemOf(known, requestId);
  return {
    status: problem.status,
    body: JSON.stringify(problem),
    headers: {
      "content-type": "application/problem+json",
      ...(known === undefined ? {} : headersOf(known)),
      ...headers,
    },
  };
}

function problemOf(error: FinRiskError, requestId: string): Problem {
  return {
    type: `urn:finrisk:problem:${error.code}`,
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    detail: error.exposable ? error.message : inwardDetail(error),
    instance: instanceOf(requestId),
    code: error.code,
    ...(error.exposable && error.violations.length > 0 ? { violations: error.violations } : {}),
  };
}

function inwardDetail(error: FinRiskError): string {
  return error.retryable
    ? "A part that FinRisk relies on did not answer. The same request may succeed later."
    : "FinRisk could not answer this request. Its log tells why.";
}

function defectOf(requestId: string): Problem {
  return {
    type: "urn:finrisk:problem:internal",
    title: "Internal Server Error",
    status: 500,
    detail: "FinRisk failed on this request. Its log tells why.",
    instance: instanceOf(requestId),
    code: "internal",
  };
}

const instanceOf = (requestId: string): string => `urn:finrisk:request:${requestId}`;

const DEFAULT_RETRY_AFTER_SECONDS = 1;

function headersOf(error: FinRiskError): Readonly<Record<string, string>> {
  if (error.code === "unauthenticated") return { "www-authenticate": 'Bearer realm="finrisk"' };
  if (!error.retryable) return {};
  const seconds = Math.ceil((error.retryAfterMs ?? 0) / 1_000);
  return { "retry-after": String(Math.max(seconds, DEFAULT_RETRY_AFTER_SECONDS)) };
}
