import { readDecision, revisionOf } from "#shared/collection/record-decision.ts";
import { FinRiskError } from "#shared/errors.ts";
import type { Query } from "#shared/ports/document-store.ts";
import { INTERACTIONS, type Interaction } from "#shared/reports/interaction.ts";
import type { Services } from "../http/services.ts";

type SweepServices = Pick<Services, "config" | "documents" | "runtime" | "collection">;

const PAGE_SIZE = 100;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Each interaction is looked at by as many daily runs, should one of them not take place. */
const LOOK_BACK_DAYS = 3;

/** Finds interactions whose events went missing: older than the platform's retries, with neither example nor rejection. */
export async function sweepUncollected(services: SweepServices): Promise<{ readonly found: number }> {
  let found = 0;
  let after: string | undefined;
  do {
    const page = await services.documents.queryAllTenants(INTERACTIONS, {
      ...dueQuery(services),
      ...(after !== undefined && { after }),
    });
    for (const interaction of page.documents) {
      if (await isDecided(services, interaction)) continue;
      found += 1;
      await collect(services, interaction);
    }
    after = page.next;
  } while (after !== undefined);
  services.runtime.logger.info("uncollected interactions swept", { found });
  return { found };
}

/** Interactions are found by when they expire, for that is indexed and a fixed time after they were created. */
function dueQuery({ config, runtime }: SweepServices): Query {
  const newestMs =
    runtime.clock.now().getTime() +
    config.interactionRetentionDays * DAY_MS -
    config.collectionRetryHours * HOUR_MS;
  return {
    where: [
      { field: "expiresAtMs", operator: ">", value: newestMs - LOOK_BACK_DAYS * DAY_MS },
      { field: "expiresAtMs", operator: "<=", value: newestMs },
    ],
    orderBy: { field: "expiresAtMs", direction: "ascending" },
    limit: PAGE_SIZE,
  };
}

async function isDecided({ documents }: SweepServices, { id, tenantId }: Interaction): Promise<boolean> {
  return revisionOf(await readDecision(documents.forTenant(tenantId), id)) > 0;
}

/** What fails for good is rejected with that reason; what may succeed later is left to the next run. */
async function collect({ collection, runtime }: SweepServices, interaction: Interaction): Promise<void> {
  const { id: interactionId, tenantId } = interaction;
  try {
    await collection.collector.collectExample({ tenantId, interactionId });
  } catch (error) {
    const retryable = error instanceof FinRiskError && error.retryable;
    runtime.logger.error("interaction not collected", { tenantId, interactionId, error: String(error) });
    if (!retryable) await collection.collector.giveUp(interaction);
  }
}
