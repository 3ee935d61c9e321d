import { FinRiskError } from "#shared/errors.ts";

/** The HTTP status in an error of the SDK, which puts it in `code` or in the response, as a number or as text. */
export function statusOf(error: unknown): number | undefined {
  return [field(error, "code"), field(field(error, "response"), "status")]
    .map(Number)
    .find((status) => status >= 100 && status <= 599);
}

/** True when asking again may help: the service was busy, or the connection broke and there is no answer at all. */
export function isTransient(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status === 429 || status >= 500;
}

/** The port's error for what the SDK threw. */
export function translateStorageError(error: unknown, name: string): FinRiskError {
  const status = statusOf(error);
  if (status === 404) {
    return new FinRiskError({ code: "not-found", message: `There is no object ${name}.`, cause: error });
  }
  if (status === 401 || status === 403) {
    return new FinRiskError({
      code: "configuration",
      message: `Cloud Storage refused access to ${name} (${status}): give the service account the role Storage Object User on the bucket.`,
      cause: error,
    });
  }
  return new FinRiskError({
    code: "store-unavailable",
    message: `Cloud Storage did not serve ${name} (${status ?? "no answer"}).`,
    cause: error,
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
