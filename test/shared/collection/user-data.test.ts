import { describe, expect, test } from "vitest";
import { EXAMPLE_KEYS, EXAMPLES } from "#shared/collection/example.ts";
import { FEEDBACK } from "#shared/collection/feedback.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import { UNSEALED_EXAMPLES } from "#shared/collection/shard.ts";
import { WITHDRAWALS } from "#shared/collection/withdrawal.ts";
import { turnOf } from "#shared/memory/session.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { CrashingStore } from "../retrieval/crashing-store.ts";
import {
  createScene,
  feedbackOf,
  giveFeedback,
  interactionOf,
  readAll,
  store,
  TENANT,
  userPseudonym,
} from "./collection-scene.ts";

/** Of user u1: a sealed example, a fresh one, a rejected and an uncollected interaction; of u2 one that u1 corrected. */
async function sceneOfTwoUsers(documents = new MemoryDocumentStore()) {
  const scene = createScene({ documents });
  const collect = (interactionId: string) =>
    scene.collector.collectExample({ tenantId: TENANT, interactionId });
  await store(documents, interactionOf("sealed", { userId: "u1" }));
  await collect("sealed");
  await scene.collector.persistBatch(TENANT);
  await store(documents, interactionOf("fresh", { userId: "u1" }));
  await store(documents, interactionOf("rejected", { userId: "u1", query: "doubtful" }));
  await store(documents, interactionOf("uncollected", { userId: "u1" }));
  await store(documents, interactionOf("others", { userId: "u2" }));
  await giveFeedback(documents, feedbackOf("others", "u1", { correction: "It fell by 10%." }));
  await giveFeedback(documents, feedbackOf("fresh", "u2", { rating: 5 }));
  for (const id of ["fresh", "rejected", "others"]) await collect(id);
  return scene;
}

async function leftOvers(documents: MemoryDocumentStore) {
  const found = await Promise.all([
    readAll(documents, INTERACTIONS),
    readAll(documents, EXAMPLES),
    readAll(documents, EXAMPLE_KEYS),
    readAll(documents, UNSEALED_EXAMPLES),
    readAll(documents, FEEDBACK),
  ]);
  return found.map((stored) => stored.length);
}

describe("forget", () => {
  test("a user's data, forgotten, are gone from every collection, and what was removed is told", async () => {
    const documents = new MemoryDocumentStore();
    const { userData } = await sceneOfTwoUsers(documents);
    expect(await userData.forget(TENANT, "u1")).toEqual({
      interactions: 4,
      feedback: 2,
      examples: 2,
      withdrawnFromShards: 1,
      profiles: 0,
      sessions: 0,
    });
    expect(await readAll(documents, INTERACTIONS)).toMatchObject([{ id: "others" }]);
    expect(await leftOvers(documents)).toEqual([1, 1, 1, 1, 0]);
    const kept = [await readAll(documents, EXAMPLES), await readAll(documents, REJECTIONS)];
    const everything = JSON.stringify(kept);
    expect(everything).not.toContain(userPseudonym("u1"));
  });

  test("a user's profile and sessions, forgotten, are gone and counted", async () => {
    const { userData, memory } = await sceneOfTwoUsers();
    for (const userId of ["u1", "u2"]) {
      await memory.setPreferences(TENANT, userId, { riskTolerance: "moderate" });
      const turn = turnOf("q", [], "2026-01-05T00:00:00.000Z");
      await memory.remember(TENANT, { query: "q", userId, sessionId: "s1" }, turn);
    }
    expect(await userData.forget(TENANT, "u1")).toMatchObject({ profiles: 1, sessions: 1, interactions: 4 });
    expect(await memory.show(TENANT, "u1")).toMatchObject({ preferences: {}, sessions: [] });
    expect(await memory.show(TENANT, "u2")).toMatchObject({ sessions: [{ sessionId: "s1" }] });
  });

  test("a user's examples, forgotten, are recorded as withdrawn under the user's pseudonym", async () => {
    const documents = new MemoryDocumentStore();
    const { userData } = await sceneOfTwoUsers(documents);
    await userData.forget(TENANT, "u1");
    const recorded = (await readAll(documents, WITHDRAWALS)).map(({ id, reason, userId }) => ({
      id,
      reason,
      userId,
    }));
    const byRequest = { reason: "user-request", userId: userPseudonym("u1") };
    expect(recorded).toEqual([
      { id: "fresh", ...byRequest },
      { id: "sealed", ...byRequest },
    ]);
    const reasons = (await readAll(documents, REJECTIONS)).map(({ id, reason }) => [id, reason]);
    expect(reasons).toEqual([
      ["fresh", "withdrawn"],
      ["rejected", "quarantine"],
      ["sealed", "withdrawn"],
      ["uncollected", "withdrawn"],
    ]);
  });

  test("another's example, once corrected by the forgotten user, has its own answer again", async () => {
    const documents = new MemoryDocumentStore();
    const { userData } = await sceneOfTwoUsers(documents);
    await userData.forget(TENANT, "u1");
    expect(await documents.forTenant(TENANT).get(EXAMPLES, "others")).toMatchObject({
      narrativeResponse: "The maximum drawdown of MSFT is -10.00%. [p1]",
      correctedBy: null,
    });
  });

  test("examples whose interactions have expired, of the user or with the user's words, are removed too", async () => {
    const documents = new MemoryDocumentStore();
    const { userData } = await sceneOfTwoUsers(documents);
    for (const { id } of await readAll(documents, INTERACTIONS))
      await documents.forTenant(TENANT).delete(INTERACTIONS, id);
    expect(await userData.forget(TENANT, "u1")).toMatchObject({ interactions: 0, examples: 3 });
    expect(await readAll(documents, EXAMPLES)).toEqual([]);
  });

  test("an event that comes again, after its user was forgotten, brings nothing back", async () => {
    const documents = new MemoryDocumentStore();
    const { userData, collector } = await sceneOfTwoUsers(documents);
    await userData.forget(TENANT, "u1");
    expect(await collector.collectExample({ tenantId: TENANT, interactionId: "fresh" })).toBe("gone");
    expect(await leftOvers(documents)).toEqual([1, 1, 1, 1, 0]);
  });

  test("another user's interaction with the same content, as the example goes, takes its place", async () => {
    const { documents, collector, userData } = createScene();
    for (const userId of ["u1", "u2"]) {
      await store(documents, interactionOf(`of-${userId}`, { userId, query: "the same" }));
      await collector.collectExample({ tenantId: TENANT, interactionId: `of-${userId}` });
    }
    await userData.forget(TENANT, "u1");
    expect(await readAll(documents, EXAMPLES)).toMatchObject([{ id: "of-u2" }]);
  });

  test("a user of another tenant, of the same name, keeps everything", async () => {
    const { documents, collector, userData } = createScene();
    for (const tenantId of [TENANT, "other"]) {
      await store(documents, interactionOf("i1", { tenantId, userId: "u1" }));
      await collector.collectExample({ tenantId, interactionId: "i1" });
    }
    await userData.forget(TENANT, "u1");
    expect(await documents.forTenant("other").get(EXAMPLES, "i1")).toBeDefined();
    expect(await documents.forTenant("other").get(INTERACTIONS, "i1")).toBeDefined();
  });

  test("a forgetting that is killed after any of its writes, called again, removes the rest", async () => {
    for (let writes = 0, survived = false; !survived; writes += 1) {
      const documents = new MemoryDocumentStore();
      await sceneOfTwoUsers(documents);
      const crashing = new CrashingStore({ store: documents, writes });
      survived = await createScene({ documents: crashing })
        .userData.forget(TENANT, "u1")
        .then(
          () => true,
          () => false,
        );
      await createScene({ documents }).userData.forget(TENANT, "u1");
      expect(await leftOvers(documents), `killed after ${writes} writes`).toEqual([1, 1, 1, 1, 0]);
    }
  });
});
