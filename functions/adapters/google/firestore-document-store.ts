import type {
  Collection,
  DocumentStore,
  Page,
  Query,
  StoredDocument,
  TenantDocuments,
} from "#shared/ports/document-store.ts";
import { checkId } from "../document-checks.ts";
import { planQuery } from "../query-plan.ts";
import { FirestoreConnection } from "./firestore-connection.ts";
import { FirestoreLane } from "./firestore-lane.ts";
import { FirestoreTenantDocuments } from "./firestore-tenant-documents.ts";

/**
 * Documents in Cloud Firestore, or in its emulator when FIRESTORE_EMULATOR_HOST is set, at
 * `tenants/{tenantId}/{collection}/{id}`.
 */
export class FirestoreDocumentStore implements DocumentStore {
  private readonly connection: FirestoreConnection;
  private readonly lane = new FirestoreLane();

  constructor({ projectId }: { readonly projectId: string }) {
    this.connection = new FirestoreConnection({ projectId });
  }

  forTenant(tenantId: string): TenantDocuments {
    checkId("tenantId", tenantId);
    return new FirestoreTenantDocuments({ tenantId, connection: this.connection, lane: this.lane });
  }

  async queryAllTenants<T extends StoredDocument>(collection: Collection<T>, query: Query): Promise<Page<T>> {
    return this.connection.readPage(collection, planQuery(query));
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
