import { type ErrorCode, FinRiskError } from "#shared/errors.ts";

/** gRPC status codes (grpc.io/docs/guides/status-codes) that say something a caller can act on. */
const KNOWN_STATUS: ReadonlyMap<number, { readonly code: ErrorCode; readonly message: string }> = new Map([
  [4, { code: "store-unavailable", message: "Firestore did not answer in time." }],
  [
    5,
    {
      code: "configuration",
      message: "The Firestore database does not exist; create it, or check GOOGLE_CLOUD_PROJECT.",
    },
  ],
  [6, { code: "conflict", message: "The id is taken." }],
  [
    7,
    {
      code: "configuration",
      message: "Firestore refused access; grant this service account roles/datastore.user.",
    },
  ],
  [8, { code: "store-unavailable", message: "Firestore's quota is used up for now." }],
  [
    9,
    {
      code: "configuration",
      message: "Firestore lacks an index for this query; its cause names the index to deploy.",
    },
  ],
  [
    10,
    {
      code: "transaction-contended",
      message: "Firestore gave up a transaction that others kept overtaking.",
    },
  ],
  [13, { code: "store-unavailable", message: "Firestore failed." }],
  [14, { code: "store-unavailable", message: "Firestore cannot be reached." }],
  [
    16,
    {
      code: "configuration",
      message: "Firestore does not know these credentials; sign in with a service account.",
    },
  ],
]);

/** FinRisk's error for a failed Firestore call; errors that are none of Firestore's come back as they are. */
export function translateFirestoreError(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "number") return error;
  const known = KNOWN_STATUS.get(error.code);
  return known === undefined ? error : new FinRiskError({ ...known, cause: error });
}
