import type { Collection, Page, StoredDocument } from "#shared/ports/document-store.ts";
import { parseDocument } from "../document-checks.ts";
import { nextCursor, type PlannedFilter, type QueryPlan } from "../query-plan.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { compileCount, compileQuery, type SqlStatement } from "./sqlite-query.ts";

type Row = Readonly<Record<string, unknown>>;

/** Answers queries over one collection, for one tenant or for all. */
export class SqliteDocumentReader {
  private readonly database: SqliteDatabase;

  constructor({ database }: { readonly database: SqliteDatabase }) {
    this.database = database;
  }

  readPage<T extends StoredDocument>(collection: Collection<T>, plan: QueryPlan, tenantId?: string): Page<T> {
    const rows = this.readRows(compileQuery({ collection: collection.name, tenantId }, plan)).map((row) => ({
      tenantId: String(row["tenant"]),
      id: String(row["id"]),
      document: JSON.parse(String(row["body"])),
    }));
    const documents = rows.slice(0, plan.limit).map((row) => parseDocument(collection, row, row.document));
    const last = rows[plan.limit - 1];
    return rows.length > plan.limit && last ? { documents, next: nextCursor(plan, last) } : { documents };
  }

  count<T extends StoredDocument>(
    collection: Collection<T>,
    filters: readonly PlannedFilter[],
    tenantId: string,
  ): number {
    const [row] = this.readRows(compileCount({ collection: collection.name, tenantId }, filters));
    return Number(row?.["count"]);
  }

  private readRows({ sql, parameters }: SqlStatement): readonly Row[] {
    return this.database.run(() => this.database.prepare(sql).all(...parameters));
  }
}
