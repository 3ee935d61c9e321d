import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { docsAnswer } from "../../../functions/http/docs-page.ts";
import { buildOpenApiDocument } from "../../../functions/http/openapi.ts";
import { ROUTES } from "../../../functions/http/routes.ts";
import { serveFakes } from "./http-harness.ts";

const document = buildOpenApiDocument(ROUTES, "1.2.3");

const examples = ROUTES.flatMap((route) => [
  ...(route.body ?? []).map(({ mediaType, schema, example }) => ({
    of: `${route.operationId} ${mediaType}`,
    schema,
    example,
  })),
  ...Object.entries(route.responses).flatMap(([status, { schema, example }]) =>
    example === undefined ? [] : [{ of: `${route.operationId} ${status}`, schema, example }],
  ),
]);

describe("the OpenAPI document", () => {
  test("the document, as it is served, is valid OpenAPI 3.1", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/openapi.json");
    const served = z.record(z.string(), z.unknown()).parse(await response.json());
    const validator = new Validator();
    const { valid, errors } = await validator.validate(served);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
    expect(served).toMatchObject({ info: { version: "1.2.3" } });
  });

  test("every reference, wherever it stands, leads to a component", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(20);
    for (const [, name = ""] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  test("every route, of the table, is described with who may call it", () => {
    for (const { path, method, scope } of ROUTES) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      expect(operation?.security).toEqual(
        scope === "public" ? [] : [{ bearer: [scope] }, { header: [scope] }],
      );
    }
    const operationIds = ROUTES.map(({ operationId }) => operationId);
    expect(new Set(operationIds).size).toBe(operationIds.length);
  });

  test.each(examples)("the example of $of, against its own schema, passes", ({ schema, example }) => {
    expect(schema.safeParse(example)).toMatchObject({ success: true });
  });

  test("a query parameter with a default, in the document, is optional", () => {
    const parameters = document.paths["/v1/knowledge/search"]?.["get"]?.parameters;
    expect(parameters?.map(({ name, required }) => [name, required])).toEqual([
      ["q", true],
      ["limit", false],
    ]);
  });
});

describe("the documentation page", () => {
  test("the page, under its own policy, needs no script and no style but its own", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/docs");
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style))).toString(
      "base64",
    );
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).not.toContain("unsafe-inline");
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=|https?:\/\//);
  });

  test("the page, for every route and schema, has a place, and every link leads to one", () => {
    const html = docsAnswer(document).body;
    for (const { operationId } of ROUTES) expect(html).toContain(`id="${operationId}"`);
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  test("text of the document, when it holds markup, is shown as text", () => {
    const hostile = { ...document, info: { ...document.info, description: "<script>alert(1)</script>" } };
    expect(docsAnswer(hostile).body).not.toContain("<script>");
  });
});
