import type {
  Collection,
  DocumentStore,
  Page,
  Query,
  StoredDocument,
  TenantDocuments,
} from "#shared/ports/document-store.ts";
import type { Clock, RandomSource } from "#shared/ports/runtime.ts";
import { checkId } from "../document-checks.ts";
import { planQuery } from "../query-plan.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { SqliteDocumentReader } from "./sqlite-document-reader.ts";
import { SqliteDocumentsTable } from "./sqlite-documents-table.ts";
import type { SqliteOutbox } from "./sqlite-outbox.ts";
import { SqliteTenantDocuments } from "./sqlite-tenant-documents.ts";

export interface SqliteDocumentStoreFields {
  readonly database: SqliteDatabase;
  readonly outbox: SqliteOutbox;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** Documents in one SQLite file, under Firestore's laws. Queries read every document of their collection and tenant. */
export class SqliteDocumentStore implements DocumentStore {
  private readonly database: SqliteDatabase;
  private readonly table: SqliteDocumentsTable;
  private readonly reader: SqliteDocumentReader;
  private readonly clock: Clock;
  private readonly random: RandomSource;

  constructor({ database, outbox, clock, random }: SqliteDocumentStoreFields) {
    this.database = database;
    this.table = new SqliteDocumentsTable({ database, outbox });
    this.reader = new SqliteDocumentReader({ database });
    this.clock = clock;
    this.random = random;
  }

  forTenant(tenantId: string): TenantDocuments {
    checkId("tenantId", tenantId);
    const { table, reader, clock, random } = this;
    return new SqliteTenantDocuments({ tenantId, table, reader, clock, random });
  }

  async queryAllTenants<T extends StoredDocument>(collection: Collection<T>, query: Query): Promise<Page<T>> {
    return this.reader.readPage(collection, planQuery(query));
  }

  async close(): Promise<void> {
    this.database.close();
  }
}
