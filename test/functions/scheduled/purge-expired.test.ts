import { describe, expect, test } from "vitest";
import { EXAMPLES } from "#shared/collection/example.ts";
import { FEEDBACK } from "#shared/collection/feedback.ts";
import { MemoryDesk } from "#shared/memory/memory-desk.ts";
import { PROFILES } from "#shared/memory/profile.ts";
import { SESSIONS, turnOf } from "#shared/memory/session.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";
import { purgeExpired } from "../../../functions/scheduled/purge-expired.ts";
import { createFakeRuntime } from "../../fakes/fake-runtime.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import {
  createScene,
  feedbackOf,
  giveFeedback,
  interactionOf,
  readAll,
  store,
  TENANT,
} from "../../shared/collection/collection-scene.ts";

describe("purgeExpired", () => {
  test("interactions of several tenants and pages, at their time, go, and no other goes", async () => {
    const services = { documents: new MemoryDocumentStore(), runtime: createFakeRuntime() };
    const nowMs = services.runtime.clock.now().getTime();
    for (let index = 0; index < 450; index++) {
      const tenantId = `t${index % 3}`;
      const expiresAtMs = index < 401 ? nowMs - index : nowMs + 1;
      const interaction = interactionOf(`i${index}`, { tenantId, rest: { expiresAtMs } });
      await services.documents.forTenant(tenantId).create(INTERACTIONS, interaction);
    }
    expect(await purgeExpired(services)).toEqual({ removed: 401 });
    const { documents: left } = await services.documents.queryAllTenants(INTERACTIONS, { limit: 1_000 });
    expect(left.map(({ id }) => id).sort()).toEqual(
      Array.from({ length: 49 }, (_, index) => `i${index + 401}`).sort(),
    );
    expect(await purgeExpired(services)).toEqual({ removed: 0 });
  });

  test("sessions, of several tenants and at their time, go, and profiles stay", async () => {
    const services = { documents: new MemoryDocumentStore(), runtime: createFakeRuntime() };
    const { clock } = services.runtime;
    const memory = new MemoryDesk({ documents: services.documents, clock, sessionHours: 24 });
    for (const tenantId of ["t1", "t2"]) {
      await memory.setPreferences(tenantId, "u1", { riskTolerance: "moderate" });
      for (const sessionId of ["s1", "s2"]) {
        const asker = { query: "q", userId: "u1", sessionId };
        await memory.remember(tenantId, asker, turnOf("q", [], clock.now().toISOString()));
        await clock.advance(3_600_000);
      }
    }
    await clock.advance(21 * 3_600_000);
    await purgeExpired(services);
    const { documents: left } = await services.documents.queryAllTenants(SESSIONS, { limit: 10 });
    expect(left.map(({ tenantId, sessionId }) => `${tenantId} ${sessionId}`)).toEqual(["t2 s1", "t2 s2"]);
    expect((await services.documents.queryAllTenants(PROFILES, { limit: 10 })).documents).toHaveLength(2);
  });

  test("feedback, at the time of its interaction, goes too, and the example that was made of both stays", async () => {
    const { documents, runtime, collector } = createScene();
    await store(documents, interactionOf("i1"));
    await giveFeedback(documents, feedbackOf("i1", "u1", { rating: 5 }));
    await collector.collectExample({ tenantId: TENANT, interactionId: "i1" });
    await purgeExpired({ documents, runtime });
    expect(await readAll(documents, FEEDBACK)).toHaveLength(1);
    await runtime.clock.advance(8 * 86_400_000);
    await purgeExpired({ documents, runtime });
    expect([await readAll(documents, FEEDBACK), await readAll(documents, INTERACTIONS)]).toEqual([[], []]);
    expect(await readAll(documents, EXAMPLES)).toMatchObject([{ id: "i1", rating: 5 }]);
  });
});
