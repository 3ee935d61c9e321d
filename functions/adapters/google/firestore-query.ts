import type { Firestore, Query } from "@google-cloud/firestore";
import type { PlannedFilter, QueryPlan } from "../query-plan.ts";
import { collectionOf } from "./firestore-paths.ts";

type FirestoreModule = typeof import("@google-cloud/firestore");

/** Where a query looks: one tenant's collection, or the collections of this name of all tenants. */
export interface QueryScope {
  readonly firestore: Firestore;
  readonly collection: string;
  readonly tenantId: string | undefined;
}

/** One document more than the page holds, to tell whether another page follows. */
export function buildQuery({ FieldPath }: FirestoreModule, scope: QueryScope, plan: QueryPlan): Query {
  const direction = plan.descending ? "desc" : "asc";
  const filtered = buildFilters({ FieldPath }, scope, plan.filters);
  const ordered = plan.order ? filtered.orderBy(new FieldPath(...plan.order.path), direction) : filtered;
  const total = ordered.orderBy(FieldPath.documentId(), direction).limit(plan.limit + 1);
  if (plan.after === undefined) return total;
  const { tenantId, id, value } = plan.after;
  const place = collectionOf(scope.firestore, scope.tenantId ?? tenantId, scope.collection).doc(id);
  return plan.order ? total.startAfter(value, place) : total.startAfter(place);
}

export function buildFilters(
  { FieldPath }: Pick<FirestoreModule, "FieldPath">,
  { firestore, collection, tenantId }: QueryScope,
  filters: readonly PlannedFilter[],
): Query {
  const everything: Query =
    tenantId === undefined
      ? firestore.collectionGroup(collection)
      : collectionOf(firestore, tenantId, collection);
  return filters.reduce(
    (query, { path, operator, value }) => query.where(new FieldPath(...path), operator, value),
    everything,
  );
}
