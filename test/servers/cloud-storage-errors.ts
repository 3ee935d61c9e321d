const REASONS: Readonly<Record<number, string>> = {
  304: "notModified",
  400: "invalid",
  404: "notFound",
  405: "methodNotAllowed",
  412: "conditionNotMet",
  416: "requestedRangeNotSatisfiable",
  429: "rateLimitExceeded",
  503: "backendError",
};

/** A refusal in the words and shape of the Cloud Storage JSON API. */
export class StorageApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "StorageApiError";
    this.status = status;
  }

  toJson(): object {
    const reason = REASONS[this.status] ?? "internalError";
    return {
      error: {
        code: this.status,
        message: this.message,
        errors: [{ message: this.message, domain: "global", reason }],
      },
    };
  }
}
