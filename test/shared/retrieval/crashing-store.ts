import type { DocumentStore, TenantDocuments } from "#shared/ports/document-store.ts";

/** A store that works until its writes are used up, and then fails before each further one. */
export class CrashingStore implements DocumentStore {
  private readonly store: DocumentStore;
  private writesLeft: number;

  constructor(fields: { readonly store: DocumentStore; readonly writes: number }) {
    this.store = fields.store;
    this.writesLeft = fields.writes;
  }

  /** True when nothing was refused: the work fitted into the writes given. */
  get survived(): boolean {
    return this.writesLeft >= 0;
  }

  forTenant(tenantId: string): TenantDocuments {
    const documents = this.store.forTenant(tenantId);
    return {
      ...documents,
      create: async (collection, document) => this.spend(() => documents.create(collection, document)),
      set: async (collection, document) => this.spend(() => documents.set(collection, document)),
      delete: async (collection, id) => this.spend(() => documents.delete(collection, id)),
      transaction: async (work) => this.spend(() => documents.transaction(work)),
    };
  }

  queryAllTenants: DocumentStore["queryAllTenants"] = (collection, query) =>
    this.store.queryAllTenants(collection, query);

  async close(): Promise<void> {}

  private spend<T>(write: () => Promise<T>): Promise<T> {
    this.writesLeft -= 1;
    if (this.writesLeft < 0) throw new Error("the process was killed");
    return write();
  }
}
