import { describe, expect, test } from "vitest";
import { ROUTES } from "../../../functions/http/routes.ts";
import { serveFakes } from "./http-harness.ts";

const EXPECTED = {
  public: { none: "open", bad: "open", reports: "open", admin: "open", revoked: "open", wrongSecret: "open" },
  reports: { none: 401, bad: 401, reports: "open", admin: "open", revoked: 401, wrongSecret: 401 },
  admin: { none: 401, bad: 401, reports: 403, admin: "open", revoked: 401, wrongSecret: 401 },
} as const;

const matrix = ROUTES.flatMap(({ method, path, scope }) =>
  Object.entries(EXPECTED[scope]).map(([keyName, expected]) => ({ method, path, scope, keyName, expected })),
);

describe("authorisation", () => {
  test("the matrix, over the route table, covers routes of every scope", () => {
    expect(new Set(matrix.map(({ scope }) => scope))).toEqual(new Set(["public", "reports", "admin"]));
    expect(matrix.length).toBeGreaterThan(50);
  });

  test.each(matrix)(
    "$method $path, with key $keyName, is $expected",
    async ({ method, path, keyName, expected }) => {
      await using house = await serveFakes();
      const keys: Readonly<Record<string, string>> = { ...house.keys, bad: "nonsense" };
      const key = keys[keyName];
      const response = await house.send(
        method,
        path.replaceAll(/\{\w+\}/g, "x"),
        key === undefined ? {} : { key },
      );
      if (expected === "open") expect([200, 400, 404, 415]).toContain(response.status);
      else expect(response.status).toBe(expected);
    },
  );

  test("a refusal, for want of a key, says how to send one", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/v1/reports/r1");
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="finrisk"');
    expect(await response.json()).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  test("a refusal, for want of a scope, names the scope", async () => {
    await using house = await serveFakes();
    const response = await house.send("POST", "/v1/knowledge", { key: house.keys.reports, json: {} });
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("scope admin") });
  });

  test("a key, sent as x-api-key, is as good as a bearer token", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/v1/assignments/u1", {
      headers: { "x-api-key": house.keys.reports },
    });
    expect(response.status).toBe(200);
  });

  test("a body, sent without a key, is refused before it is looked at", async () => {
    await using house = await serveFakes();
    const response = await house.send("POST", "/v1/reports", {
      body: "{",
      headers: { "content-type": "text/css" },
    });
    expect(response.status).toBe(401);
  });
});
