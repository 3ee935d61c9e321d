import { STATUS_CODES } from "node:http";
import { CALLER_ID_PATTERN } from "#shared/reports/caller-id.ts";
import { componentSchemas, type JsonSchema, schemaOrReference } from "./openapi-components.ts";
import type { Route, RouteResponse } from "./route.ts";

export interface OpenApiParameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: JsonSchema;
}

export type OpenApiContent = Readonly<
  Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>
>;

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: true; readonly content: OpenApiContent };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: OpenApiContent }>
  >;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
  };
}

const PROBLEM_CONTENT: OpenApiContent = {
  "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
};

const SECURITY_SCHEMES = {
  bearer: { type: "http", scheme: "bearer", description: "Authorization: Bearer KEY" },
  header: { type: "apiKey", in: "header", name: "x-api-key" },
};

/** Describes a route table as an OpenAPI 3.1 document (spec.openapis.org/oas/v3.1.1). */
export function buildOpenApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  const info = {
    title: "FinRisk",
    version,
    summary: "Answers to financial-risk questions in which code computes and checks every figure.",
    description:
      "Values are plain numbers with a unit: fractions stay fractions (0.05), money carries its currency, losses are negative returns. Errors are problem documents (RFC 9457) with a stable `code` and a remedy for each field that is wrong.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  };
  const tags = [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name }));
  const components = { schemas: componentSchemas(), securitySchemes: SECURITY_SCHEMES };
  return { openapi: "3.1.0", info, servers: [{ url: "/" }], tags, paths, components };
}

function describeRoute(route: Route): OpenApiOperation {
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security: route.scope === "public" ? [] : [{ bearer: [route.scope] }, { header: [route.scope] }],
    parameters: [...pathParameters(route.path), ...queryParameters(route)],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: bodyContent(route.body) } }),
    responses: { ...successResponses(route), ...problemResponses(route) },
  };
}

function pathParameters(path: string): readonly OpenApiParameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", pattern: CALLER_ID_PATTERN.source },
  }));
}

interface QuerySchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

function queryParameters(route: Route): readonly OpenApiParameter[] {
  if (route.query === undefined) return [];
  const schema: QuerySchema = schemaOrReference(route.query);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: "query",
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

function bodyContent(formats: NonNullable<Route["body"]>): OpenApiContent {
  return Object.fromEntries(
    formats.map(({ mediaType, schema, example }) => [
      mediaType,
      { schema: schemaOrReference(schema), example },
    ]),
  );
}

function successResponses(route: Route): OpenApiOperation["responses"] {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, response]) => [status, describeResponse(response)]),
  );
}

function describeResponse({ description, mediaType, schema, example }: RouteResponse) {
  const content = { schema: schemaOrReference(schema), ...(example === undefined ? {} : { example }) };
  return { description, content: { [mediaType ?? "application/json"]: content } };
}

function problemResponses(route: Route): OpenApiOperation["responses"] {
  const statuses = [
    ...(route.body || route.query || route.path.includes("{") ? [400] : []),
    ...(route.scope === "public" ? [] : [401, 403]),
    ...(route.path.endsWith("{id}") && route.method === "GET" ? [404] : []),
    ...(route.body ? [413, 415] : []),
  ];
  const problems = statuses.map((status) => [
    status,
    { description: titleOf(status), content: PROBLEM_CONTENT },
  ]);
  return {
    ...Object.fromEntries(problems),
    default: { description: "Any other problem", content: PROBLEM_CONTENT },
  };
}

const titleOf = (status: number): string => STATUS_CODES[status] ?? "Problem";
