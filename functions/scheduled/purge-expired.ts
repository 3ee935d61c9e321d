import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { Runtime } from "#shared/ports/runtime.ts";
import { INTERACTIONS, type Interaction } from "#shared/reports/interaction.ts";
import { INTERACTION_RECEIPTS } from "../triggers/on-interaction-created.ts";

const PAGE_SIZE = 200;

/**
 * Deletes the interactions of every tenant whose time is over, and their receipts. Safe to repeat and to break off: what is
 * left is found by the next run.
 */
export async function purgeExpired(services: {
  readonly documents: DocumentStore;
  readonly runtime: Runtime;
}): Promise<{ readonly removed: number }> {
  const nowMs = services.runtime.clock.now().getTime();
  let removed = 0;
  for (let page = await expiredPage(services.documents, nowMs); page.length > 0; ) {
    await Promise.all(page.map((interaction) => remove(services.documents, interaction)));
    removed += page.length;
    page = await expiredPage(services.documents, nowMs);
  }
  services.runtime.logger.info("expired interactions purged", { removed });
  return { removed };
}

/** Always the first page: what was on the page before is gone. */
async function expiredPage(documents: DocumentStore, nowMs: number): Promise<readonly Interaction[]> {
  const { documents: page } = await documents.queryAllTenants(INTERACTIONS, {
    where: [{ field: "expiresAtMs", operator: "<=", value: nowMs }],
    orderBy: { field: "expiresAtMs", direction: "ascending" },
    limit: PAGE_SIZE,
  });
  return page;
}

/** The interaction goes last, so that a run that breaks off leaves no receipt behind that nobody looks for. */
async function remove(documents: DocumentStore, { id, tenantId }: Interaction): Promise<void> {
  const tenant = documents.forTenant(tenantId);
  await tenant.delete(INTERACTION_RECEIPTS, id);
  await tenant.delete(INTERACTIONS, id);
}
