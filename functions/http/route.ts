import type { z } from "zod";
import type { Caller } from "#shared/access/api-keys.ts";
import type { RequestHeaders, Services } from "./services.ts";

/** Who may call: anyone, a key with the scope `reports` or `admin`, or a key with the scope `admin`. */
export type RouteScope = "public" | "reports" | "admin";

/** What a handler answers. `body` is ready to send; its media type is JSON unless a header says otherwise. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request after authentication and validation. Routes with the scope `public` have no caller to rely on. */
interface Call<Path extends string, Query, Body> {
  readonly caller: Caller;
  readonly params: Readonly<Record<PathParameter<Path>, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly headers: RequestHeaders;
}

type PathParameter<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParameter<Rest>
  : never;

/** What the OpenAPI document says of one way to send a body. */
interface BodyDocumentation {
  readonly mediaType: string;
  readonly schema: z.ZodType;
  readonly example: unknown;
}

/** A body of UTF-8 text. `parse` throws `invalid-request` with a violation for each field that is wrong. */
interface TextFormat<Body, Query> extends BodyDocumentation {
  parse(text: string, query: Query): Body;
}

/** A body of bytes that are no text. */
interface BinaryFormat<Body, Query> extends BodyDocumentation {
  parseBytes(bytes: Uint8Array, query: Query): Body;
}

/** One way to send a body. */
export type BodyFormat<Body, Query = unknown> = TextFormat<Body, Query> | BinaryFormat<Body, Query>;

/** What the router needs of a route. Files that declare only this load without zod. */
export interface Endpoint<Path extends string = string, Query = unknown, Body = unknown> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** In OpenAPI's form, `/v1/reports/{id}`; every parameter has the form of a caller id. */
  readonly path: Path;
  readonly scope: RouteScope;
  readonly query?: z.ZodType<Query>;
  readonly body?: readonly BodyFormat<Body, Query>[];
  handle(call: Call<Path, Query, Body>, services: Services): Answer | Promise<Answer>;
}

/** One documented way to answer. */
export interface RouteResponse {
  readonly description: string;
  readonly mediaType?: string;
  readonly schema: z.ZodType;
  readonly example?: unknown;
}

/** What the OpenAPI document says of a route besides its input. */
interface RouteDocumentation {
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly responses: Readonly<Record<number, RouteResponse>>;
}

export type Route<Path extends string = string, Query = unknown, Body = unknown> = Endpoint<
  Path,
  Query,
  Body
> &
  RouteDocumentation;

/** Gives the route back; its use is that the types of path, query and body are read from the declaration. */
export function defineRoute<const Path extends string, Query = unknown, Body = unknown>(
  route: Route<Path, Query, Body>,
): Route<Path, Query, Body> {
  return route;
}

/** An answer in JSON. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers?: Readonly<Record<string, string>>,
): Answer {
  return { status, body: JSON.stringify(value), ...(headers === undefined ? {} : { headers }) };
}
