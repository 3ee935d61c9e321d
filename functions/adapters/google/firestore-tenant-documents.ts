import type { DocumentReference } from "@google-cloud/firestore";
import { FinRiskError } from "#shared/errors.ts";
import type {
  Collection,
  DocumentTransaction,
  Filter,
  Page,
  Query,
  StoredDocument,
  TenantDocuments,
} from "#shared/ports/document-store.ts";
import { checkId, prepareDocument } from "../document-checks.ts";
import { planFilters, planQuery } from "../query-plan.ts";
import { type FirestoreConnection, parseSnapshot } from "./firestore-connection.ts";
import { FirestoreDocumentTransaction } from "./firestore-document-transaction.ts";
import type { FirestoreLane } from "./firestore-lane.ts";
import { collectionOf } from "./firestore-paths.ts";

/** The client pauses longer before each, about 50 s in all. */
const MOST_ATTEMPTS = 8;

export interface FirestoreTenantDocumentsFields {
  readonly tenantId: string;
  readonly connection: FirestoreConnection;
  /** Shared by all tenants of a store. */
  readonly lane: FirestoreLane;
}

/** One tenant's documents in Firestore. */
export class FirestoreTenantDocuments implements TenantDocuments {
  readonly tenantId: string;
  private readonly connection: FirestoreConnection;
  private readonly lane: FirestoreLane;

  constructor({ tenantId, connection, lane }: FirestoreTenantDocumentsFields) {
    this.tenantId = tenantId;
    this.connection = connection;
    this.lane = lane;
  }

  async get<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<T | undefined> {
    const snapshot = await this.withReference(collection, id, (reference) => reference.get());
    return snapshot.exists ? parseSnapshot(collection, snapshot) : undefined;
  }

  async create<T extends StoredDocument>(collection: Collection<T>, document: T): Promise<void> {
    const json = prepareDocument(collection, this.tenantId, document);
    await this.withReference(collection, document.id, (reference) => reference.create(json));
  }

  async set<T extends StoredDocument>(collection: Collection<T>, document: T): Promise<void> {
    const json = prepareDocument(collection, this.tenantId, document);
    await this.withReference(collection, document.id, (reference) => reference.set(json));
  }

  async delete<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<void> {
    await this.withReference(collection, id, (reference) => reference.delete());
  }

  async query<T extends StoredDocument>(collection: Collection<T>, query: Query): Promise<Page<T>> {
    return this.connection.readPage(collection, planQuery(query), this.tenantId);
  }

  async count<T extends StoredDocument>(
    collection: Collection<T>,
    where: readonly Filter[] = [],
  ): Promise<number> {
    return this.connection.count(collection, planFilters(where), this.tenantId);
  }

  /** Those that met others, or a failure that passes, line up for their further attempts: it is quicker than all trying again. */
  async transaction<R>(work: (transaction: DocumentTransaction) => Promise<R>): Promise<R> {
    try {
      return await this.attempt(work, 1);
    } catch (error) {
      if (!isPassing(error)) throw error;
      return this.lane.run(() => this.attempt(work, MOST_ATTEMPTS));
    }
  }

  private attempt<R>(
    work: (transaction: DocumentTransaction) => Promise<R>,
    maxAttempts: number,
  ): Promise<R> {
    const { tenantId } = this;
    return this.connection.run((firestore) =>
      firestore.runTransaction(
        (transaction) => work(new FirestoreDocumentTransaction({ firestore, transaction, tenantId })),
        { maxAttempts },
      ),
    );
  }

  private async withReference<T extends StoredDocument, R>(
    collection: Collection<T>,
    id: string,
    work: (reference: DocumentReference) => Promise<R>,
  ): Promise<R> {
    checkId("id", id);
    return this.connection.run((firestore) =>
      work(collectionOf(firestore, this.tenantId, collection.name).doc(id)),
    );
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof FinRiskError && ["transaction-contended", "store-unavailable"].includes(error.code);
}
