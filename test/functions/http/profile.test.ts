import { describe, expect, test } from "vitest";
import { turnOf } from "#shared/memory/session.ts";
import { QUESTION_EXAMPLE } from "../../../functions/http/examples.ts";
import { serveFakes } from "./http-harness.ts";

const preferences = { reportingStyle: "technical", terminology: { VaR: "Value-at-Risk" } };
const path = "/v1/profile?userId=u1";

describe("profiles", () => {
  test("preferences, put and read, are shown with the sessions of the user, to the own tenant only", async () => {
    await using house = await serveFakes();
    const { reports: key, otherTenant } = house.keys;
    const put = await house.send("PUT", "/v1/profile", { key, json: { userId: "u1", preferences } });
    expect(await put.json()).toMatchObject({ userId: "u1", preferences, sessions: [] });
    const asker = { query: "q", userId: "u1", sessionId: "s1" };
    const turn = turnOf("What is the VaR of MSFT?", [], house.runtime.clock.now().toISOString());
    await house.services.memory.remember("acme", asker, turn);
    const shown = await house.send("GET", path, { key });
    expect(await shown.json()).toMatchObject({ preferences, sessions: [{ sessionId: "s1", turns: [turn] }] });
    const elsewhere = await house.send("GET", path, { key: otherTenant });
    expect(await elsewhere.json()).toEqual({ userId: "u1", preferences: {}, updatedAt: null, sessions: [] });
  });

  test("a profile, deleted, is gone with the sessions", async () => {
    await using house = await serveFakes();
    const { reports: key } = house.keys;
    await house.send("PUT", "/v1/profile", { key, json: { userId: "u1", preferences } });
    const asker = { query: "q", userId: "u1", sessionId: "s1" };
    await house.services.memory.remember("acme", asker, turnOf("q", [], "2026-01-05T00:00:00.000Z"));
    const deleted = await house.send("DELETE", path, { key });
    expect(await deleted.json()).toEqual({ profiles: 1, sessions: 1 });
    const shown = await house.send("GET", path, { key });
    expect(await shown.json()).toMatchObject({ preferences: {}, sessions: [] });
  });

  test.each([
    ["GET", "/v1/profile", undefined],
    ["GET", "/v1/profile?userId=..%2Fx", undefined],
    ["DELETE", "/v1/profile?userId=", undefined],
    ["PUT", "/v1/profile", { userId: ".hidden", preferences: {} }],
    ["PUT", "/v1/profile", { userId: "u1", preferences: { mood: "good" } }],
    ["PUT", "/v1/profile", { userId: "u1", preferences: { terminology: { risk: "5% a day" } } }],
  ])("%s %s with %j is refused, and says which field is wrong", async (method, wrongPath, json) => {
    await using house = await serveFakes();
    const response = await house.send(method, wrongPath, { key: house.keys.reports, json });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ violations: [{ field: expect.any(String) }] });
  });

  test("a question, with Cache-Control: no-cache, is asked to be answered anew", async () => {
    await using house = await serveFakes();
    const send = (headers: Record<string, string>) =>
      house.send("POST", "/v1/reports", { key: house.keys.reports, json: QUESTION_EXAMPLE, headers });
    await send({ "cache-control": "max-age=0, No-Cache" });
    await send({ "cache-control": "max-age=0" });
    expect(house.asked.map(({ question }) => question.cache)).toEqual([false, undefined]);
  });
});
