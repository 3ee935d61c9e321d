import type { LogFields } from "#shared/ports/runtime.ts";

/** https://www.w3.org/TR/trace-context: version, trace id, parent id, flags. */
const TRACE_PARENT = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/;
/** Google's older header: TRACE_ID/SPAN_ID;o=OPTIONS, of which only the trace id is certain. */
const CLOUD_TRACE_CONTEXT = /^([\da-f]{32})(?:\/|;|$)/;
const ABSENT_TRACE_ID = "0".repeat(32);

/** The log fields that join a request's lines to its trace; empty when no header names one. Header names are lower case. */
export function traceFields(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  projectId: string,
): LogFields {
  const traceId =
    firstGroup(headers["traceparent"], TRACE_PARENT) ??
    firstGroup(headers["x-cloud-trace-context"], CLOUD_TRACE_CONTEXT);
  if (traceId === undefined || traceId === ABSENT_TRACE_ID) return {};
  return { "logging.googleapis.com/trace": `projects/${projectId}/traces/${traceId}` };
}

function firstGroup(header: string | readonly string[] | undefined, pattern: RegExp): string | undefined {
  return typeof header === "string" ? pattern.exec(header.trim().toLowerCase())?.[1] : undefined;
}
