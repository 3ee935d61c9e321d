import { z } from "zod";
import type { OpenApiDocument } from "./openapi.ts";
import { defineRoute, jsonAnswer, type Route } from "./route.ts";

/** The routes that describe the others. The document and the page are built at the first request for them. */
export function documentationRoutes(routes: () => readonly Route[]): readonly Route[] {
  let document: OpenApiDocument | undefined;
  const describeRoutes = async (version: string): Promise<OpenApiDocument> => {
    const { buildOpenApiDocument } = await import("./openapi.ts");
    document ??= buildOpenApiDocument(routes(), version);
    return document;
  };
  return [
    defineRoute({
      operationId: "getOpenApi",
      tag: "Service",
      method: "GET",
      path: "/openapi.json",
      scope: "public",
      summary: "Read this description as OpenAPI 3.1",
      responses: { 200: { description: "The document.", schema: z.record(z.string(), z.unknown()) } },
      handle: async (_call, { version }) =>
        jsonAnswer(200, await describeRoutes(version), { "cache-control": "public, max-age=300" }),
    }),
    defineRoute({
      operationId: "getDocs",
      tag: "Service",
      method: "GET",
      path: "/docs",
      scope: "public",
      summary: "Read this description as a page",
      responses: { 200: { description: "The page.", mediaType: "text/html", schema: z.string() } },
      handle: async (_call, { version }) => {
        const { docsAnswer } = await import("./docs-page.ts");
        return docsAnswer(await describeRoutes(version));
      },
    }),
  ];
}
