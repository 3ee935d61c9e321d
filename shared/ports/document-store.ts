import { z } from "zod";

/** The fields every stored document carries; a collection's schema extends this one. */
export const StoredDocumentSchema = z.object({
  id: z.string().min(1).max(200),
  tenantId: z.string().min(1).max(100),
  schemaVersion: z.int().positive(),
});
export type StoredDocument = z.infer<typeof StoredDocumentSchema>;

/** A named set of JSON documents, declared once with the schema that both writes and reads are checked against. */
export interface Collection<T extends StoredDocument> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/** The tenant that owns documents belonging to the installation itself, such as API keys and traffic. */
export const SYSTEM_TENANT = "system";

export type FieldValue = string | number | boolean | null;

/** One condition; `field` is a dotted path inside the document. A document that lacks the field never matches. */
export interface Filter {
  readonly field: string;
  readonly operator: "==" | "<" | "<=" | ">" | ">=";
  readonly value: FieldValue;
}

/**
 * Ordered by `orderBy`, ties by tenant and id in the same direction; by tenant and id alone when no order is given. The order
 * is null, false, true, numbers, texts by their UTF-8 bytes; documents without the field are left out.
 * At most one field may carry range filters, and then it is the order. A range matches values of its own type only.
 */
export interface Query {
  readonly where?: readonly Filter[];
  readonly orderBy?: { readonly field: string; readonly direction: "ascending" | "descending" };
  /** 1 to 1,000. */
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

/** `next` is present only when more documents follow. */
export interface Page<T> {
  readonly documents: readonly T[];
  readonly next?: string;
}

/** What a transaction may do. All reads come before the first write, as in Firestore. */
export interface DocumentTransaction {
  get<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<T | undefined>;
  create<T extends StoredDocument>(collection: Collection<T>, document: T): void;
  set<T extends StoredDocument>(collection: Collection<T>, document: T): void;
  delete<T extends StoredDocument>(collection: Collection<T>, id: string): void;
}

/**
 * One tenant's documents: the only door to them, so that no caller can mix tenants.
 * A document whose `tenantId` differs from the scope's is refused with `forbidden`.
 */
export interface TenantDocuments {
  readonly tenantId: string;
  get<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<T | undefined>;
  /** Throws `conflict` when the id is taken: this is how a thing happens exactly once. */
  create<T extends StoredDocument>(collection: Collection<T>, document: T): Promise<void>;
  set<T extends StoredDocument>(collection: Collection<T>, document: T): Promise<void>;
  /** Deleting what is not there succeeds. */
  delete<T extends StoredDocument>(collection: Collection<T>, id: string): Promise<void>;
  query<T extends StoredDocument>(collection: Collection<T>, query: Query): Promise<Page<T>>;
  count<T extends StoredDocument>(collection: Collection<T>, where?: readonly Filter[]): Promise<number>;
  /**
   * Runs `work` until it commits against unchanged reads; `work` may run several times and must have no other effect.
   * Throws `transaction-contended` when it gives up, and whatever `work` throws, with nothing written.
   */
  transaction<R>(work: (transaction: DocumentTransaction) => Promise<R>): Promise<R>;
}

/**
 * Firestore's semantics are the law; every adapter obeys them and passes the same contract suite. A document is plain JSON of at
 * most 1 MiB and 20 levels: fields that are undefined are dropped, a list directly inside a list is refused with
 * `invalid-request` (wrap the inner one in an object), and so is an id that is empty, ".", "..", `__reserved__` or has a "/".
 */
export interface DocumentStore {
  forTenant(tenantId: string): TenantDocuments;
  /** For scheduled sweeps only: pages over one collection of all tenants. */
  queryAllTenants<T extends StoredDocument>(collection: Collection<T>, query: Query): Promise<Page<T>>;
  close(): Promise<void>;
}
