import { FinRiskError } from "#shared/errors.ts";
import type { Collection, StoredDocument } from "#shared/ports/document-store.ts";
import { type JsonObject, toDocumentJson } from "./document-json.ts";
import { checkDocumentSize } from "./document-size.ts";

const LONGEST_ID_BYTES = 1_500;

/** Throws `invalid-request` for a document or tenant id that Firestore could not hold in a path. */
export function checkId(field: "id" | "tenantId", id: string): void {
  const impossible =
    id === "" || id === "." || id === ".." || id.includes("/") || /^__.*__$/s.test(id) || !id.isWellFormed();
  if (!impossible && Buffer.byteLength(id) <= LONGEST_ID_BYTES) return;
  throw new FinRiskError({
    code: "invalid-request",
    message: `The ${field} ${JSON.stringify(id.slice(0, 80))} cannot name a document.`,
    violations: [
      { field, remedy: `send 1 to ${LONGEST_ID_BYTES} bytes without "/", not "." or "..", not __reserved__` },
    ],
  });
}

/** What a store may write for this tenant. Throws `forbidden`, `invalid-request` or `payload-too-large`. */
export function prepareDocument<T extends StoredDocument>(
  collection: Collection<T>,
  tenantId: string,
  document: T,
): JsonObject {
  if (document.tenantId !== tenantId) {
    throw new FinRiskError({
      code: "forbidden",
      message: `A document of another tenant was refused by the ${collection.name} of this one.`,
    });
  }
  const parsed = collection.schema.safeParse(document);
  if (!parsed.success) {
    const violations = parsed.error.issues.map((issue) => ({
      field: issue.path.join("."),
      remedy: issue.message,
    }));
    throw new FinRiskError({
      code: "invalid-request",
      message: `A document does not fit the collection ${collection.name}: ${violations.map(({ field, remedy }) => `${field} (${remedy})`).join("; ")}`,
      violations,
    });
  }
  checkId("id", parsed.data.id);
  const json = toDocumentJson(parsed.data);
  checkDocumentSize(json);
  return json;
}

/** A document as read back. Throws `corrupt-document` when it does not fit its schema or lies under another's key. */
export function parseDocument<T extends StoredDocument>(
  collection: Collection<T>,
  key: { readonly tenantId: string; readonly id: string },
  stored: unknown,
): T {
  const parsed = collection.schema.safeParse(stored);
  if (parsed.success && parsed.data.tenantId === key.tenantId && parsed.data.id === key.id)
    return parsed.data;
  throw new FinRiskError({
    code: "corrupt-document",
    message: `The document ${key.id} of ${collection.name} does not fit its schema or its place; restore or delete it.`,
    cause: parsed.error,
  });
}
