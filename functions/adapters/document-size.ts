import { FinRiskError } from "#shared/errors.ts";
import type { Json, JsonObject } from "./document-json.ts";

/** Firestore takes no larger document (cloud.google.com/firestore/quotas). */
const LARGEST_DOCUMENT_BYTES = 1_048_576;

/** Throws `payload-too-large` for a document that Firestore could not hold. */
export function checkDocumentSize(document: JsonObject): void {
  const sizeBytes = measure(document);
  if (sizeBytes <= LARGEST_DOCUMENT_BYTES) return;
  throw new FinRiskError({
    code: "payload-too-large",
    message: `The document takes ${sizeBytes} bytes; a document may take ${LARGEST_DOCUMENT_BYTES}. Split it or keep its bulk as an object.`,
  });
}

/** Size in bytes as Firestore counts it (cloud.google.com/firestore/docs/storage-size), without the document's name. */
function measure(value: Json): number {
  if (typeof value === "string") return Buffer.byteLength(value) + 1;
  if (typeof value === "number") return 8;
  if (value === null || typeof value === "boolean") return 1;
  if (isList(value)) return value.reduce<number>((bytes, item) => bytes + measure(item), 0);
  return Object.entries(value).reduce((bytes, [name, member]) => bytes + measure(name) + measure(member), 32);
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
