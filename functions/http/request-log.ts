import type { IncomingMessage } from "node:http";
import { FinRiskError } from "#shared/errors.ts";
import type { Logger } from "#shared/ports/runtime.ts";
import type { Answer } from "./route.ts";
import type { Services } from "./services.ts";

/** What is known of a request so far; its log line is written from it. Never holds a body, a query or a key. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly search: URLSearchParams;
  readonly startedAtMs: number;
  readonly logger: Logger;
  /** Method and path as declared, so that lines of one route can be counted. */
  route: string;
  tenantId: string | undefined;
  requestBytes: number;
}

/** Begins a request: gives it an id, takes its address apart, and joins its log lines to its trace. */
export function startRecord(request: IncomingMessage, services: Services): RequestRecord {
  const { clock, random, logger } = services.runtime;
  const requestId = random.id();
  const [path = "/", search = ""] = (request.url ?? "/").split("?", 2);
  return {
    requestId,
    method: request.method ?? "GET",
    path,
    search: new URLSearchParams(search),
    startedAtMs: clock.monotonicMs(),
    logger: logger.with({ requestId, ...services.traceFields?.(request.headers) }),
    route: "none",
    tenantId: undefined,
    requestBytes: 0,
  };
}

/** The one line of every request. */
export function logAnswer(record: RequestRecord, answer: Answer, services: Services): void {
  record.logger.info("request answered", {
    method: record.method,
    route: record.route,
    status: answer.status,
    tenantId: record.tenantId,
    requestBytes: record.requestBytes,
    responseBytes: Buffer.byteLength(answer.body),
    latencyMs: services.runtime.clock.monotonicMs() - record.startedAtMs,
  });
}

/** Errors the caller can mend are told to the caller only; the rest are for whoever runs the house. */
export function logDefect(record: RequestRecord, error: unknown): void {
  if (error instanceof FinRiskError && error.exposable) return;
  record.logger.error("request failed", { route: record.route, error: describeError(error) });
}

/** Stack and causes, as one text. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
