import { FinRiskError } from "#shared/errors.ts";
import type {
  Collection,
  DocumentStore,
  DocumentTransaction,
  FieldValue,
  Filter,
  Page,
  Query,
  StoredDocument,
  TenantDocuments,
} from "#shared/ports/document-store.ts";

/**
 * Documents in a map, for tests of what is built on a store. A transaction writes all at its end or nothing, and runs again
 * when something that it has read was written meanwhile.
 */
export class MemoryDocumentStore implements DocumentStore {
  private readonly entries = new Map<string, StoredDocument>();
  /** How often each key was written, to tell whether a transaction was overtaken. */
  private readonly writes = new Map<string, number>();
  /** Reads since the start: what a test of a cache counts. */
  reads = 0;

  forTenant(tenantId: string): TenantDocuments {
    const keyOf = (collection: Collection<StoredDocument>, id: string) =>
      `${collection.name}/${tenantId}/${id}`;
    const read = <T extends StoredDocument>(collection: Collection<T>, id: string): T | undefined => {
      this.reads += 1;
      const found = this.entries.get(keyOf(collection, id));
      return found === undefined ? undefined : collection.schema.parse(structuredClone(found));
    };
    const write = <T extends StoredDocument>(collection: Collection<T>, document: T): void => {
      if (document.tenantId !== tenantId) {
        throw new FinRiskError({
          code: "forbidden",
          message: `The document belongs to ${document.tenantId}.`,
        });
      }
      this.noteWrite(keyOf(collection, document.id));
      this.entries.set(keyOf(collection, document.id), structuredClone(collection.schema.parse(document)));
    };
    const create = <T extends StoredDocument>(collection: Collection<T>, document: T): void => {
      if (this.entries.has(keyOf(collection, document.id))) {
        throw new FinRiskError({ code: "conflict", message: `${document.id} exists.` });
      }
      write(collection, document);
    };
    const remove = (collection: Collection<StoredDocument>, id: string): void => {
      this.noteWrite(keyOf(collection, id));
      this.entries.delete(keyOf(collection, id));
    };
    const attempt = async <R>(work: (transaction: DocumentTransaction) => Promise<R>) => {
      const seen = new Map<string, number>();
      const pending: (() => void)[] = [];
      const creations: string[] = [];
      const result = await work({
        get: async (collection, id) => {
          const key = keyOf(collection, id);
          if (!seen.has(key)) seen.set(key, this.writesOf(key));
          return read(collection, id);
        },
        create: (collection, document) => {
          creations.push(keyOf(collection, document.id));
          pending.push(() => write(collection, document));
        },
        set: (collection, document) => void pending.push(() => write(collection, document)),
        delete: (collection, id) => void pending.push(() => remove(collection, id)),
      });
      if ([...seen].some(([key, writes]) => this.writesOf(key) !== writes)) return undefined;
      const taken = creations.find((key) => this.entries.has(key));
      if (taken !== undefined) throw new FinRiskError({ code: "conflict", message: `${taken} exists.` });
      for (const apply of pending) apply();
      return { result };
    };
    const transaction = async <R>(work: (transaction: DocumentTransaction) => Promise<R>): Promise<R> => {
      for (;;) {
        const done = await attempt(work);
        if (done !== undefined) return done.result;
      }
    };
    return {
      tenantId,
      get: async (collection, id) => read(collection, id),
      create: async (collection, document) => create(collection, document),
      set: async (collection, document) => write(collection, document),
      delete: async (collection, id) => remove(collection, id),
      query: async (collection, query) => this.page(collection, `${collection.name}/${tenantId}/`, query),
      count: async (collection, where) =>
        this.matching(collection, `${collection.name}/${tenantId}/`, where).length,
      transaction,
    };
  }

  async queryAllTenants<T extends StoredDocument>(collection: Collection<T>, query: Query): Promise<Page<T>> {
    return this.page(collection, `${collection.name}/`, query);
  }

  async close(): Promise<void> {}

  private writesOf(key: string): number {
    return this.writes.get(key) ?? 0;
  }

  private noteWrite(key: string): void {
    this.writes.set(key, this.writesOf(key) + 1);
  }

  private page<T extends StoredDocument>(collection: Collection<T>, prefix: string, query: Query): Page<T> {
    const sign = query.orderBy?.direction === "descending" ? -1 : 1;
    const rankOf = (document: T) =>
      (query.orderBy ? fieldOf(document, query.orderBy.field) : document.id) ?? "";
    const ordered = this.matching(collection, prefix, query.where).sort(
      (left, right) => sign * compare(rankOf(left), rankOf(right)) || compare(left.id, right.id),
    );
    const start = query.after === undefined ? 0 : Number(query.after);
    const end = start + query.limit;
    const documents = ordered.slice(start, end);
    return end < ordered.length ? { documents, next: String(end) } : { documents };
  }

  private matching<T extends StoredDocument>(
    collection: Collection<T>,
    prefix: string,
    where: readonly Filter[] = [],
  ): T[] {
    return [...this.entries]
      .filter(([key]) => key.startsWith(prefix))
      .map(([, document]) => collection.schema.parse(structuredClone(document)))
      .filter((document) => where.every((filter) => matches(document, filter)));
  }
}

function fieldOf(document: StoredDocument, path: string): FieldValue | undefined {
  let value: unknown = document;
  for (const segment of path.split(".")) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, segment) : undefined;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null ? null : undefined;
}

function compare(left: FieldValue, right: FieldValue): number {
  if (left === right) return 0;
  return left !== null && right !== null && left < right ? -1 : 1;
}

function matches(document: StoredDocument, { field, operator, value }: Filter): boolean {
  const found = fieldOf(document, field);
  if (found === undefined) return false;
  const order = compare(found, value);
  switch (operator) {
    case "==":
      return order === 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
