import type { Chunk } from "../ports/chunk-index.ts";
import type { Collection, Filter, StoredDocument, TenantDocuments } from "../ports/document-store.ts";
import { CHUNKS } from "./knowledge-document.ts";

const PAGE_SIZE = 500;
/** Firestore takes at most 500 writes in one transaction. */
const WRITES_PER_TRANSACTION = 200;

/** All documents of a collection that match, a page at a time. */
export async function* pagesOf<T extends StoredDocument>(
  documents: TenantDocuments,
  collection: Collection<T>,
  where: readonly Filter[] = [],
): AsyncGenerator<readonly T[]> {
  let after: string | undefined;
  do {
    const page = await documents.query(collection, {
      where,
      limit: PAGE_SIZE,
      ...(after !== undefined && { after }),
    });
    yield page.documents;
    after = page.next;
  } while (after !== undefined);
}

/** Every stored chunk of a document, live or not, by id. */
export async function storedChunksOf(
  documents: TenantDocuments,
  documentId: string,
): Promise<ReadonlyMap<string, Chunk>> {
  const chunks = new Map<string, Chunk>();
  const where: readonly Filter[] = [{ field: "documentId", operator: "==", value: documentId }];
  for await (const page of pagesOf(documents, CHUNKS, where)) {
    for (const chunk of page) chunks.set(chunk.id, chunk);
  }
  return chunks;
}

/** Groups small enough for one transaction each. */
export function* batchesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += WRITES_PER_TRANSACTION) {
    yield items.slice(start, start + WRITES_PER_TRANSACTION);
  }
}
