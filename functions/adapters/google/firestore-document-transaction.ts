import type { DocumentReference, Firestore, Transaction } from "@google-cloud/firestore";
import type { Collection, DocumentTransaction, StoredDocument } from "#shared/ports/document-store.ts";
import { checkId, prepareDocument } from "../document-checks.ts";
import { parseSnapshot } from "./firestore-connection.ts";
import { collectionOf } from "./firestore-paths.ts";

export interface FirestoreDocumentTransactionFields {
  readonly firestore: Firestore;
  readonly transaction: Transaction;
  readonly tenantId: string;
}

/** One attempt at a Firestore transaction, within one tenant. */
export class FirestoreDocumentTransaction implements DocumentTransaction {
  private readonly firestore: Firestore;
  private readonly transaction: Transaction;
  private readonly tenantId: string;
  private hasWritten = false;

  constructor({ firestore, transaction, tenantId }: FirestoreDocumentTransactionFields) {
    this.firestore = firestore;
    this.transaction = transaction;
    this.tenantId = tenantId;
  }

  async get<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<T | undefined> {
    const reference = this.referenceTo(collection, id);
    if (this.hasWritten) throw new Error("A transaction must read before it writes.");
    const snapshot = await this.transaction.get(reference);
    return snapshot.exists ? parseSnapshot(collection, snapshot) : undefined;
  }

  create<T extends StoredDocument>(collection: Collection<T>, document: T): void {
    const json = prepareDocument(collection, this.tenantId, document);
    this.hasWritten = true;
    this.transaction.create(this.referenceTo(collection, document.id), json);
  }

  set<T extends StoredDocument>(collection: Collection<T>, document: T): void {
    const json = prepareDocument(collection, this.tenantId, document);
    this.hasWritten = true;
    this.transaction.set(this.referenceTo(collection, document.id), json);
  }

  delete<T extends StoredDocument>(collection: Collection<T>, id: string): void {
    this.hasWritten = true;
    this.transaction.delete(this.referenceTo(collection, id));
  }

  private referenceTo<T extends StoredDocument>(collection: Collection<T>, id: string): DocumentReference {
    checkId("id", id);
    return collectionOf(this.firestore, this.tenantId, collection.name).doc(id);
  }
}
