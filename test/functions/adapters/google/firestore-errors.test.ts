import { expect, it } from "vitest";
import { translateFirestoreError } from "../../../../functions/adapters/google/firestore-errors.ts";

const grpcError = (status: number) => Object.assign(new Error(`${status} SAID SO`), { code: status });

it.each([
  [4, "store-unavailable", true],
  [5, "configuration", false],
  [6, "conflict", false],
  [7, "configuration", false],
  [8, "store-unavailable", true],
  [9, "configuration", false],
  [10, "transaction-contended", true],
  [13, "store-unavailable", true],
  [14, "store-unavailable", true],
  [16, "configuration", false],
])("a Firestore error, of gRPC status %d, becomes %s with its cause kept", (status, code, retryable) => {
  const error = grpcError(status);
  expect(translateFirestoreError(error)).toMatchObject({
    name: "FinRiskError",
    code,
    retryable,
    cause: error,
  });
});

it.each([
  ["of another status", grpcError(3)],
  ["with a code that is text", Object.assign(new Error("no entry"), { code: "ENOENT" })],
  ["without a code", new Error("a defect")],
  ["that is no Error", "text"],
])("an error, %s, stays what it is", (_kind, error) => {
  expect(translateFirestoreError(error)).toBe(error);
});
