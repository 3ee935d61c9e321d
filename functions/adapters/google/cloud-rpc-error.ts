import { FinRiskError } from "#shared/errors.ts";

/** Codes of google.rpc.Code that the adapters tell apart (github.com/googleapis/googleapis, google/rpc/code.proto). */
export const RPC_CODES = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;

const TRANSIENT_CODES: ReadonlySet<unknown> = new Set([
  RPC_CODES.deadlineExceeded,
  RPC_CODES.resourceExhausted,
  RPC_CODES.internal,
  RPC_CODES.unavailable,
]);
const REFUSAL_CODES: ReadonlySet<unknown> = new Set([RPC_CODES.permissionDenied, RPC_CODES.unauthenticated]);

/** The google.rpc.Code of an error that a Google client library threw. */
export function rpcCodeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** True when asking again may help. */
export function isTransientRpcError(error: unknown): boolean {
  return TRANSIENT_CODES.has(rpcCodeOf(error));
}

/** The error of the port; `attempted` completes "could not …", such as "add a task to queue reminders". */
export function translateRpcError(error: unknown, attempted: string): FinRiskError {
  const code = rpcCodeOf(error);
  const message = `Google Cloud could not ${attempted} (code ${code ?? "unknown"})`;
  if (code === RPC_CODES.invalidArgument) {
    return new FinRiskError({
      code: "invalid-request",
      message: `${message}: the request is malformed or too large.`,
      cause: error,
    });
  }
  if (REFUSAL_CODES.has(code)) {
    return new FinRiskError({
      code: "configuration",
      message: `${message}: give the service account the role for it.`,
      cause: error,
    });
  }
  return new FinRiskError({ code: "store-unavailable", message: `${message}.`, cause: error });
}
