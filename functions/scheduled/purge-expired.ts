import { FEEDBACK } from "#shared/collection/feedback.ts";
import { SESSIONS } from "#shared/memory/session.ts";
import type { Collection, DocumentStore, StoredDocument } from "#shared/ports/document-store.ts";
import type { Runtime } from "#shared/ports/runtime.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";

const PAGE_SIZE = 200;

/**
 * Deletes the interactions of every tenant whose time is over, and then the feedback on them: nothing is decided anew without
 * its feedback. Sessions that have rested for too long go with them. Safe to repeat and to break off: what is left is found by the next run.
 */
export async function purgeExpired(services: {
  readonly documents: DocumentStore;
  readonly runtime: Runtime;
}): Promise<{ readonly removed: number }> {
  const { documents, runtime } = services;
  const nowMs = runtime.clock.now().getTime();
  const removed = await purge(documents, INTERACTIONS, nowMs);
  const feedback = await purge(documents, FEEDBACK, nowMs);
  const sessions = await purge(documents, SESSIONS, nowMs);
  runtime.logger.info("expired interactions purged", { removed, feedback, sessions });
  return { removed };
}

/** Always takes the first page: what was on the page before is gone. */
async function purge<T extends StoredDocument>(
  documents: DocumentStore,
  collection: Collection<T>,
  nowMs: number,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const { documents: page } = await documents.queryAllTenants(collection, {
      where: [{ field: "expiresAtMs", operator: "<=", value: nowMs }],
      orderBy: { field: "expiresAtMs", direction: "ascending" },
      limit: PAGE_SIZE,
    });
    if (page.length === 0) return removed;
    await Promise.all(page.map(({ id, tenantId }) => documents.forTenant(tenantId).delete(collection, id)));
    removed += page.length;
  }
}
