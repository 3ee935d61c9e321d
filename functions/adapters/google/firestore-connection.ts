import type { DocumentSnapshot, Firestore } from "@google-cloud/firestore";
import type { Collection, Page, StoredDocument } from "#shared/ports/document-store.ts";
import { parseDocument } from "../document-checks.ts";
import { toDocumentJson } from "../document-json.ts";
import { nextCursor, type PlannedFilter, type QueryPlan } from "../query-plan.ts";
import { translateFirestoreError } from "./firestore-errors.ts";
import { tenantOf } from "./firestore-paths.ts";
import { buildFilters, buildQuery } from "./firestore-query.ts";

/** Opens Firestore at the first call, since loading its client takes hundreds of milliseconds, and translates its errors. */
export class FirestoreConnection {
  private readonly projectId: string;
  private opened: Promise<Firestore> | undefined;

  constructor({ projectId }: { readonly projectId: string }) {
    this.projectId = projectId;
  }

  /** Throws the FinRisk error that fits what Firestore answered. */
  async run<R>(work: (firestore: Firestore) => Promise<R>): Promise<R> {
    this.opened ??= this.open();
    try {
      return await work(await this.opened);
    } catch (error) {
      throw translateFirestoreError(error);
    }
  }

  async readPage<T extends StoredDocument>(
    collection: Collection<T>,
    plan: QueryPlan,
    tenantId?: string,
  ): Promise<Page<T>> {
    const sdk = await import("@google-cloud/firestore");
    const { docs } = await this.run((firestore) =>
      buildQuery(sdk, { firestore, collection: collection.name, tenantId }, plan).get(),
    );
    const documents = docs.slice(0, plan.limit).map((snapshot) => parseSnapshot(collection, snapshot));
    const last = docs[plan.limit - 1];
    if (docs.length <= plan.limit || last === undefined) return { documents };
    const place = { tenantId: tenantOf(last.ref), id: last.id, document: toDocumentJson(last.data()) };
    return { documents, next: nextCursor(plan, place) };
  }

  async count<T extends StoredDocument>(
    collection: Collection<T>,
    filters: readonly PlannedFilter[],
    tenantId: string,
  ): Promise<number> {
    const sdk = await import("@google-cloud/firestore");
    const counted = await this.run((firestore) =>
      buildFilters(sdk, { firestore, collection: collection.name, tenantId }, filters).count().get(),
    );
    return counted.data().count;
  }

  /** Closing twice, or what was never opened, succeeds. */
  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = undefined;
    await (await opened)?.terminate();
  }

  private async open(): Promise<Firestore> {
    const { Firestore } = await import("@google-cloud/firestore");
    return new Firestore({ projectId: this.projectId, ignoreUndefinedProperties: true });
  }
}

/** Throws `corrupt-document`. */
export function parseSnapshot<T extends StoredDocument>(
  collection: Collection<T>,
  snapshot: DocumentSnapshot,
): T {
  return parseDocument(collection, { tenantId: tenantOf(snapshot.ref), id: snapshot.id }, snapshot.data());
}
