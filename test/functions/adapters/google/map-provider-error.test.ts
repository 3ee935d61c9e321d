import { describe, expect, it } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import {
  mapProviderError,
  mapRefusedResponse,
} from "../../../../functions/adapters/google/map-provider-error.ts";

const call = { provider: "Gemini", secrets: ["my-key"], now: new Date("2026-11-24T12:00:00Z") };

describe("mapRefusedResponse", () => {
  it.each([
    ["a whole number of seconds", "7", 7_000],
    ["a later HTTP date", "Tue, 24 Nov 2026 12:00:30 GMT", 30_000],
    ["a past HTTP date", "Tue, 24 Nov 2026 11:00:00 GMT", 0],
    ["nothing readable", "soon", undefined],
    ["no header", null, undefined],
  ])("with Retry-After as %s, asks for that delay", (_situation, retryAfter, retryAfterMs) => {
    const error = mapRefusedResponse(429, "{}", { ...call, retryAfter });
    expect(error).toMatchObject({ code: "provider-rate-limited", retryAfterMs });
  });

  it.each([
    [408, "provider-unavailable"],
    [429, "provider-rate-limited"],
    [499, "provider-rejected"],
    [502, "provider-unavailable"],
    [504, "provider-unavailable"],
  ])("with status %i and a page that is not JSON, gives %s", (status, code) => {
    expect(mapRefusedResponse(status, "<html>Bad gateway</html>", call)).toMatchObject({ code });
  });

  it("with a body that repeats the key or a token, keeps neither", () => {
    const token = `ya29.${"x".repeat(30)}`;
    const key = `AIza${"y".repeat(35)}`;
    const body = JSON.stringify({ error: { message: `key my-key, ${key}, Bearer abc.def and ${token}` } });
    const { message } = mapRefusedResponse(403, body, call);
    for (const secret of ["my-key", token, key, "abc.def"]) expect(message).not.toContain(secret);
    expect(message.match(/\[redacted\]/g)).toHaveLength(4);
  });
});

describe("mapProviderError", () => {
  it("given one of our errors, gives it back", () => {
    const error = new FinRiskError({ code: "provider-blocked", message: "x" });
    expect(mapProviderError(error, call)).toBe(error);
  });

  it("given a failed connection, gives provider-unavailable with the cause", () => {
    const cause = new TypeError("fetch failed");
    expect(mapProviderError(cause, call)).toMatchObject({ code: "provider-unavailable", cause });
  });

  it("given missing credentials, gives provider-rejected that says what to set up", () => {
    const error = mapProviderError(new Error("Could not load the default credentials."), call);
    expect(error).toMatchObject({
      code: "provider-rejected",
      message: "Gemini has no credentials; set up application default credentials",
    });
  });

  it("given an answer that is not JSON, gives provider-malformed", () => {
    expect(mapProviderError(new SyntaxError("Unexpected token"), call)).toMatchObject({
      code: "provider-malformed",
    });
  });

  it("given an error whose message tells the key, keeps a cause that does not", () => {
    const { cause } = mapProviderError(new Error("GET /?key=my-key failed"), call);
    expect(cause).toEqual(new Error("GET /?key=[redacted] failed"));
  });
});
