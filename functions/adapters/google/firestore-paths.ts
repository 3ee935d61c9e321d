import type { CollectionReference, DocumentReference, Firestore } from "@google-cloud/firestore";

/** `tenants/{tenantId}/{collection}`: see infra/decisions/tenant-paths.md. */
export function collectionOf(
  firestore: Firestore,
  tenantId: string,
  collection: string,
): CollectionReference {
  return firestore.collection("tenants").doc(tenantId).collection(collection);
}

/** The tenant in whose collection a document lies. */
export function tenantOf(document: DocumentReference): string {
  return document.parent.parent?.id ?? "";
}
