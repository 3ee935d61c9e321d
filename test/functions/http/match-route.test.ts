import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CALLER_ID_PATTERN } from "#shared/reports/caller-id.ts";
import { compileRoutes } from "../../../functions/http/match-route.ts";
import { type Endpoint, jsonAnswer } from "../../../functions/http/route.ts";

const endpoint = (method: Endpoint["method"], path: string): Endpoint => ({
  method,
  path,
  scope: "public",
  handle: () => jsonAnswer(200, null),
});
const match = compileRoutes([
  endpoint("POST", "/v1/jobs/{id}:cancel"),
  endpoint("GET", "/v1/jobs/{id}"),
  endpoint("PUT", "/v1/jobs/{id}/parts/{part}"),
  endpoint("GET", "/openapi.json"),
]);

describe("route matching", () => {
  test("an id of any allowed form, encoded in a path, is read back", () => {
    fc.assert(
      fc.property(fc.stringMatching(CALLER_ID_PATTERN), (id) => {
        expect(match("GET", `/v1/jobs/${encodeURIComponent(id)}`)).toMatchObject({
          kind: "found",
          params: { id },
        });
      }),
    );
  });

  test("a verb after an id, in the path, is no part of the id", () => {
    expect(match("POST", "/v1/jobs/a:b:cancel")).toMatchObject({ kind: "found", params: { id: "a:b" } });
  });

  test("two parameters, in one path, are told apart", () => {
    expect(match("PUT", "/v1/jobs/a/parts/b")).toMatchObject({ params: { id: "a", part: "b" } });
  });

  test.each(["/v1/jobs", "/v1/jobs/", "/v1/jobs/a/b", "/openapixjson", "/"])(
    "%s, which no route has, is no path",
    (path) => {
      expect(match("GET", path)).toEqual({ kind: "no-such-path" });
    },
  );

  test("any text, as a path, matches or is refused by name", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(["found", "no-such-path", "no-such-method"]).toContain(match("GET", text).kind);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid-request" });
        }
      }),
    );
  });
});
