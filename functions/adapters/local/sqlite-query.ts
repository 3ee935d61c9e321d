import type { SQLInputValue } from "node:sqlite";
import type { FieldValue } from "#shared/ports/document-store.ts";
import type { PlannedFilter, QueryPlan } from "../query-plan.ts";

export interface SqlStatement {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

interface Condition {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

export interface QueryScope {
  readonly collection: string;
  /** All tenants when absent. */
  readonly tenantId?: string | undefined;
}

/** One row more than the page holds, to tell whether another page follows. */
export function compileQuery(scope: QueryScope, plan: QueryPlan): SqlStatement {
  const keys = [...(plan.order ? orderKeys(plan.order.path) : []), "tenant", "id"];
  const direction = plan.descending ? "DESC" : "ASC";
  const where = joinConditions([
    ...scopeConditions(scope),
    ...plan.filters.map(compileFilter),
    ...(plan.order ? [{ sql: `${typeAt(plan.order.path)} IS NOT NULL`, parameters: [] }] : []),
    ...(plan.after ? [afterCursor(scope, plan, keys)] : []),
  ]);
  return {
    sql: `SELECT tenant, id, body FROM documents WHERE ${where.sql} ORDER BY ${keys.map((key) => `${key} ${direction}`).join(", ")} LIMIT ?`,
    parameters: [...where.parameters, plan.limit + 1],
  };
}

export function compileCount(scope: QueryScope, filters: readonly PlannedFilter[]): SqlStatement {
  const where = joinConditions([...scopeConditions(scope), ...filters.map(compileFilter)]);
  return { sql: `SELECT count(*) AS count FROM documents WHERE ${where.sql}`, parameters: where.parameters };
}

function scopeConditions({ collection, tenantId }: QueryScope): readonly Condition[] {
  const inCollection = { sql: "collection = ?", parameters: [collection] };
  return tenantId === undefined
    ? [inCollection]
    : [inCollection, { sql: "tenant = ?", parameters: [tenantId] }];
}

function joinConditions(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(" AND "),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** Firestore compares values of one type only: a number is neither less nor more than a text. */
function compileFilter({ path, operator, value }: PlannedFilter): Condition {
  const type = typeAt(path);
  if (value === null) return { sql: `${type} = 'null'`, parameters: [] };
  const types = { string: "'text'", number: "'integer', 'real'", boolean: "'true', 'false'" }[typeOf(value)];
  return {
    sql: `${type} IN (${types}) AND ${valueAt(path)} ${operator === "==" ? "=" : operator} ?`,
    parameters: [toSql(value)],
  };
}

/** Firestore's order of types, then the value; texts by their UTF-8 bytes, which is SQLite's own order. */
function orderKeys(path: readonly string[]): readonly string[] {
  const rank = `CASE ${typeAt(path)} WHEN 'null' THEN 0 WHEN 'false' THEN 1 WHEN 'true' THEN 1 WHEN 'integer' THEN 2 WHEN 'real' THEN 2 WHEN 'text' THEN 3 ELSE 4 END`;
  return [rank, `ifnull(${valueAt(path)}, 0)`];
}

function afterCursor(scope: QueryScope, plan: QueryPlan, keys: readonly string[]): Condition {
  const { tenantId = "", id = "", value } = plan.after ?? {};
  const parameters = [
    ...(value === undefined ? [] : [rankOf(value), toSql(value)]),
    scope.tenantId ?? tenantId,
    id,
  ];
  const places = parameters.map(() => "?").join(", ");
  return { sql: `(${keys.join(", ")}) ${plan.descending ? "<" : ">"} (${places})`, parameters };
}

function rankOf(value: FieldValue): number {
  return value === null ? 0 : { boolean: 1, number: 2, string: 3 }[typeOf(value)];
}

function typeOf(value: Exclude<FieldValue, null>): "string" | "number" | "boolean" {
  if (typeof value === "string") return "string";
  return typeof value === "number" ? "number" : "boolean";
}

function toSql(value: FieldValue): SQLInputValue {
  return typeof value === "boolean" || value === null ? Number(value) : value;
}

const typeAt = (path: readonly string[]): string => `json_type(body, ${jsonPath(path)})`;
const valueAt = (path: readonly string[]): string => `json_extract(body, ${jsonPath(path)})`;

/** Safe inside the statement because a planned path holds letters, digits, _ and - only. */
function jsonPath(path: readonly string[]): string {
  return `'$${path.map((name) => `."${name}"`).join("")}'`;
}
