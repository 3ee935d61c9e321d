import { FinRiskError } from "#shared/errors.ts";
import type { FieldValue, Filter, Query } from "#shared/ports/document-store.ts";
import { type JsonObject, readField } from "./document-json.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./query-cursor.ts";

const MOST_DOCUMENTS_PER_PAGE = 1_000;
const FIELD_NAME = /^[\w-]+$/;

export interface PlannedFilter {
  readonly path: readonly string[];
  readonly operator: Filter["operator"];
  readonly value: FieldValue;
}

/** A query whose every part is known to be lawful. Without `order`, documents come by tenant and id alone. */
export interface QueryPlan {
  readonly filters: readonly PlannedFilter[];
  readonly order: { readonly path: readonly string[] } | undefined;
  readonly descending: boolean;
  readonly limit: number;
  readonly after: Cursor | undefined;
}

/** Checks a query against what every store can answer. Throws `invalid-request`. */
export function planQuery(query: Query): QueryPlan {
  const filters = planFilters(query.where ?? []);
  const { limit } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_DOCUMENTS_PER_PAGE) {
    throw refusal("limit", `send a whole number from 1 to ${MOST_DOCUMENTS_PER_PAGE}`);
  }
  const orderField = query.orderBy?.field ?? rangeField(filters);
  const order = orderField === undefined ? undefined : { path: splitField(orderField) };
  const after = query.after === undefined ? undefined : decodeCursor(query.after, order !== undefined);
  if (after === "unreadable") throw refusal("after", "send the `next` of the page before");
  const descending = query.orderBy?.direction === "descending";
  if ((rangeField(filters) ?? orderField) !== orderField) {
    throw refusal("orderBy", "order by the field that carries the range filters");
  }
  return { filters, order, descending, limit, after };
}

/** Checks conditions alone, as `count` takes them. Throws `invalid-request`. */
export function planFilters(where: readonly Filter[]): readonly PlannedFilter[] {
  const filters = where.map(({ field, operator, value }) => ({ path: splitField(field), operator, value }));
  const ranges = filters.filter(isRange);
  if (filters.some(({ value }) => typeof value === "number" && !Number.isFinite(value))) {
    throw refusal("where", "compare with finite numbers only");
  }
  if (ranges.some(({ value }) => value === null)) throw refusal("where", 'compare null with "==" only');
  if (new Set(ranges.map(({ path }) => path.join("."))).size > 1) {
    throw refusal("where", "put range filters on one field");
  }
  return filters;
}

/** The cursor behind the last document of a page. Throws `invalid-request` when the order is by a list or a map. */
export function nextCursor(
  plan: QueryPlan,
  last: { readonly tenantId: string; readonly id: string; readonly document: JsonObject },
): string {
  const { tenantId, id } = last;
  if (plan.order === undefined) return encodeCursor({ tenantId, id });
  const value = readField(last.document, plan.order.path);
  if (value === undefined || (typeof value === "object" && value !== null)) {
    throw refusal("orderBy", "order by a field that holds text, numbers, booleans or null");
  }
  return encodeCursor({ tenantId, id, value });
}

const isRange = ({ operator }: PlannedFilter): boolean => operator !== "==";

function rangeField(filters: readonly PlannedFilter[]): string | undefined {
  return filters.find(isRange)?.path.join(".");
}

function splitField(field: string): readonly string[] {
  const path = field.split(".");
  if (path.every((name) => FIELD_NAME.test(name))) return path;
  throw refusal(field, "name a field by letters, digits, _ and -, with dots between levels");
}

function refusal(field: string, remedy: string): FinRiskError {
  return new FinRiskError({
    code: "invalid-request",
    message: `The query cannot be run: ${field}: ${remedy}.`,
    violations: [{ field, remedy }],
  });
}
