import { describe, expect, test } from "vitest";
import { EXAMPLES } from "#shared/collection/example.ts";
import { FEEDBACK } from "#shared/collection/feedback.ts";
import {
  interactionOf,
  readAll,
  store,
  TENANT,
  userPseudonym,
} from "../../shared/collection/collection-scene.ts";
import { serveFakes } from "./http-harness.ts";

async function serveOneExample() {
  const house = await serveFakes();
  await store(house.documents, interactionOf("i1", { userId: "u1" }));
  await house.services.collection.collector.collectExample({ tenantId: TENANT, interactionId: "i1" });
  return house;
}

describe("feedback on a report", () => {
  const path = "/v1/reports/i1/feedback";

  test("feedback, given by a user, is stored under the user's pseudonym and replaced by a later word", async () => {
    await using house = await serveOneExample();
    for (const json of [
      { userId: "u9", rating: 1, comment: "no" },
      { userId: "u9", rating: 4 },
    ]) {
      const response = await house.send("POST", path, { key: house.keys.reports, json });
      expect(response.status).toBe(202);
      expect(await response.json()).toEqual({ reportId: "i1", recorded: true });
    }
    const stored = await readAll(house.documents, FEEDBACK);
    expect(stored).toMatchObject([{ interactionId: "i1", rater: userPseudonym("u9"), rating: 4 }]);
    expect(stored[0]).not.toHaveProperty("comment");
    expect(JSON.stringify(stored)).not.toContain("u9");
  });

  test.each([
    ["nothing to say", {}, "rating"],
    ["a rating out of the scale", { rating: 6 }, "rating"],
    ["an empty comment", { comment: " " }, "comment"],
    ["an unknown field", { rating: 5, stars: 5 }, "stars"],
  ])("feedback with %s is refused with the field", async (_, json, field) => {
    await using house = await serveOneExample();
    const response = await house.send("POST", path, { key: house.keys.reports, json });
    expect(await response.json()).toMatchObject({ status: 400, violations: [{ field }] });
  });

  test("feedback on a report that is not kept, or of another tenant, is refused with 404", async () => {
    await using house = await serveOneExample();
    const json = { rating: 1 };
    const missing = await house.send("POST", "/v1/reports/i2/feedback", { key: house.keys.reports, json });
    const others = await house.send("POST", path, { key: house.keys.otherTenant, json });
    expect([missing.status, others.status]).toEqual([404, 404]);
  });
});

describe("collected data", () => {
  test("statistics, asked for, tell what was collected on which day", async () => {
    await using house = await serveOneExample();
    const response = await house.send("GET", "/v1/examples/statistics?days=2", { key: house.keys.admin });
    expect(await response.json()).toMatchObject({
      from: "2026-01-04",
      to: "2026-01-05",
      interactions: 1,
      collected: 1,
      rejected: {},
      days: [{ day: "2026-01-04", collected: 1, rejected: 0 }],
    });
    const today = await house.send("GET", "/v1/examples/statistics?days=1", { key: house.keys.admin });
    expect(await today.json()).toMatchObject({ from: "2026-01-05", interactions: 0 });
  });

  test("a user, forgotten, is told of what was removed, and nothing is left", async () => {
    await using house = await serveOneExample();
    const response = await house.send("DELETE", "/v1/users/u1/data", { key: house.keys.admin });
    expect(await response.json()).toEqual({
      interactions: 1,
      feedback: 0,
      examples: 1,
      withdrawnFromShards: 0,
      profiles: 0,
      sessions: 0,
    });
    expect(await readAll(house.documents, EXAMPLES)).toEqual([]);
  });
});
