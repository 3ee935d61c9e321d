import { describe, expect, test } from "vitest";
import { INTERACTIONS, type Interaction } from "#shared/reports/interaction.ts";
import { REPORT_EXAMPLE } from "../../../functions/http/examples.ts";
import { purgeExpired } from "../../../functions/scheduled/purge-expired.ts";
import {
  INTERACTION_RECEIPTS,
  onInteractionCreated,
} from "../../../functions/triggers/on-interaction-created.ts";
import { createFakeRuntime } from "../../fakes/fake-runtime.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";

const interaction = (id: string, tenantId: string, expiresAtMs: number): Interaction => ({
  id,
  tenantId,
  schemaVersion: 1,
  createdAt: REPORT_EXAMPLE.createdAt,
  expiresAtMs,
  question: { query: "risk?" },
  plan: { steps: [], missing: [] },
  chunkIds: [],
  report: REPORT_EXAMPLE,
});

describe("purgeExpired", () => {
  test("interactions of several tenants and pages, at their time, go with their receipts, and no other goes", async () => {
    const services = { documents: new MemoryDocumentStore(), runtime: createFakeRuntime() };
    const nowMs = services.runtime.clock.now().getTime();
    for (let index = 0; index < 450; index++) {
      const tenantId = `t${index % 3}`;
      const expiresAtMs = index < 401 ? nowMs - index : nowMs + 1;
      await services.documents
        .forTenant(tenantId)
        .create(INTERACTIONS, interaction(`i${index}`, tenantId, expiresAtMs));
      await onInteractionCreated({ id: "e", tenantId, documentId: `i${index}` }, services);
    }
    expect(await purgeExpired(services)).toEqual({ removed: 401 });
    const { documents: left } = await services.documents.queryAllTenants(INTERACTIONS, { limit: 1_000 });
    const receipts = await services.documents.queryAllTenants(INTERACTION_RECEIPTS, { limit: 1_000 });
    expect(left.map(({ id }) => id).sort()).toEqual(
      Array.from({ length: 49 }, (_, index) => `i${index + 401}`).sort(),
    );
    expect(receipts.documents).toHaveLength(49);
    expect(await purgeExpired(services)).toEqual({ removed: 0 });
  });
});
