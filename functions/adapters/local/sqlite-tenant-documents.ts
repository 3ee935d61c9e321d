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
import type { Clock, RandomSource } from "#shared/ports/runtime.ts";
import { planFilters, planQuery } from "../query-plan.ts";
import type { SqliteDocumentReader } from "./sqlite-document-reader.ts";
import { SqliteDocumentTransaction } from "./sqlite-document-transaction.ts";
import type { SqliteDocumentsTable } from "./sqlite-documents-table.ts";

/** Of all transactions that meet, one always commits: this bounds how many may meet at one document. */
const MOST_ATTEMPTS = 100;
const LONGEST_PAUSE_MS = 32;

export interface SqliteTenantDocumentsFields {
  readonly tenantId: string;
  readonly table: SqliteDocumentsTable;
  readonly reader: SqliteDocumentReader;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** One tenant's documents in a SQLite file. */
export class SqliteTenantDocuments implements TenantDocuments {
  readonly tenantId: string;
  private readonly table: SqliteDocumentsTable;
  private readonly reader: SqliteDocumentReader;
  private readonly clock: Clock;
  private readonly random: RandomSource;

  constructor({ tenantId, table, reader, clock, random }: SqliteTenantDocumentsFields) {
    this.tenantId = tenantId;
    this.table = table;
    this.reader = reader;
    this.clock = clock;
    this.random = random;
  }

  async get<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<T | undefined> {
    return this.begin().get(collection, id);
  }

  async create<T extends StoredDocument>(collection: Collection<T>, document: T): Promise<void> {
    const transaction = this.begin();
    transaction.create(collection, document);
    transaction.commit();
  }

  async set<T extends StoredDocument>(collection: Collection<T>, document: T): Promise<void> {
    const transaction = this.begin();
    transaction.set(collection, document);
    transaction.commit();
  }

  async delete<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<void> {
    const transaction = this.begin();
    transaction.delete(collection, id);
    transaction.commit();
  }

  async query<T extends StoredDocument>(collection: Collection<T>, query: Query): Promise<Page<T>> {
    return this.reader.readPage(collection, planQuery(query), this.tenantId);
  }

  async count<T extends StoredDocument>(
    collection: Collection<T>,
    where: readonly Filter[] = [],
  ): Promise<number> {
    return this.reader.count(collection, planFilters(where), this.tenantId);
  }

  async transaction<R>(work: (transaction: DocumentTransaction) => Promise<R>): Promise<R> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const transaction = this.begin();
      const outcome = await settle(work(transaction));
      if ("error" in outcome) {
        if (transaction.sawTheTruth()) throw outcome.error;
      } else if (transaction.commit()) return outcome.result;
      await this.clock.sleep(this.random.uniform() * Math.min(2 ** attempt, LONGEST_PAUSE_MS));
    }
    throw new FinRiskError({
      code: "transaction-contended",
      message: `A transaction gave up after ${MOST_ATTEMPTS} attempts, each overtaken by another.`,
    });
  }

  private begin(): SqliteDocumentTransaction {
    return new SqliteDocumentTransaction({ table: this.table, tenantId: this.tenantId });
  }
}

async function settle<R>(work: Promise<R>): Promise<{ readonly result: R } | { readonly error: unknown }> {
  try {
    return { result: await work };
  } catch (error) {
    return { error };
  }
}
