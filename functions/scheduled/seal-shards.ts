import { SHARDS, UNSEALED_EXAMPLES } from "#shared/collection/shard.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { Services } from "../http/services.ts";

const PAGE_SIZE = 500;

/**
 * Writes all examples that are in no shard yet into shards, tenant by tenant, and finishes shards that an earlier run began.
 * What cannot be done for one tenant does not hold up another, and is tried again by the next run.
 */
export async function sealShards(
  services: Pick<Services, "documents" | "runtime" | "collection">,
): Promise<{ readonly shards: number; readonly examples: number }> {
  const { logger } = services.runtime;
  const failed = new Set<string>();
  let shards = 0;
  let examples = 0;
  for (;;) {
    const tenants = (await tenantsWithWork(services.documents)).filter((tenantId) => !failed.has(tenantId));
    if (tenants.length === 0) break;
    for (const tenantId of tenants) {
      try {
        for await (const sealed of batchesOf(services, tenantId)) {
          shards += 1;
          examples += sealed.examples;
        }
      } catch (error) {
        failed.add(tenantId);
        logger.error("shards not sealed", { tenantId, error: String(error) });
      }
    }
  }
  logger.info("shards sealed", { shards, examples });
  return { shards, examples };
}

async function* batchesOf({ collection }: Pick<Services, "collection">, tenantId: string) {
  const next = () => collection.collector.persistBatch(tenantId);
  for (let sealed = await next(); sealed !== undefined; sealed = await next()) yield sealed;
}

async function tenantsWithWork(documents: DocumentStore): Promise<readonly string[]> {
  const [unsealed, begun] = await Promise.all([
    documents.queryAllTenants(UNSEALED_EXAMPLES, { limit: PAGE_SIZE }),
    documents.queryAllTenants(SHARDS, {
      where: [{ field: "state", operator: "==", value: "claimed" }],
      limit: PAGE_SIZE,
    }),
  ]);
  return [...new Set([...unsealed.documents, ...begun.documents].map(({ tenantId }) => tenantId))];
}
