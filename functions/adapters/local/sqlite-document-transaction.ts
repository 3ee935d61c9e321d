import type { Collection, DocumentTransaction, StoredDocument } from "#shared/ports/document-store.ts";
import { checkId, parseDocument, prepareDocument } from "../document-checks.ts";
import type {
  DocumentKey,
  DocumentRead,
  DocumentWrite,
  SqliteDocumentsTable,
} from "./sqlite-documents-table.ts";

/** One attempt at a transaction: it notes what was read and keeps what shall be written until the commit. */
export class SqliteDocumentTransaction implements DocumentTransaction {
  private readonly table: SqliteDocumentsTable;
  private readonly tenantId: string;
  private readonly reads: DocumentRead[] = [];
  private readonly writes: DocumentWrite[] = [];

  constructor({ table, tenantId }: { readonly table: SqliteDocumentsTable; readonly tenantId: string }) {
    this.table = table;
    this.tenantId = tenantId;
  }

  async get<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<T | undefined> {
    const key = this.keyOf(collection, id);
    if (this.writes.length > 0) throw new Error("A transaction must read before it writes.");
    const row = this.table.read(key);
    this.reads.push({ key, version: row?.version ?? 0 });
    return row && parseDocument(collection, key, JSON.parse(row.body));
  }

  create<T extends StoredDocument>(collection: Collection<T>, document: T): void {
    this.put("create", collection, document);
  }

  set<T extends StoredDocument>(collection: Collection<T>, document: T): void {
    this.put("set", collection, document);
  }

  delete<T extends StoredDocument>(collection: Collection<T>, id: string): void {
    this.writes.push({ kind: "delete", key: this.keyOf(collection, id) });
  }

  /** False, with nothing written, when something that was read has changed. Throws `conflict`. */
  commit(): boolean {
    return this.table.commit(this.reads, this.writes);
  }

  /** False when something that was read has changed, so that a failure may come from a mixture of old and new. */
  sawTheTruth(): boolean {
    return this.table.areCurrent(this.reads);
  }

  private put<T extends StoredDocument>(
    kind: "create" | "set",
    collection: Collection<T>,
    document: T,
  ): void {
    const body = JSON.stringify(prepareDocument(collection, this.tenantId, document));
    this.writes.push({ kind, key: this.keyOf(collection, document.id), body });
  }

  private keyOf<T extends StoredDocument>(collection: Collection<T>, id: string): DocumentKey {
    checkId("id", id);
    return { collection: collection.name, tenantId: this.tenantId, id };
  }
}
