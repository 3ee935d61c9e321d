import type { FinRisk } from "../functions/composition.ts";

/** A key for an installation that has none, or undefined. Without it the first call of a newcomer would be refused. */
export async function createFirstKey(finrisk: FinRisk): Promise<string | undefined> {
  const keys = await finrisk.apiKeys.list();
  if (keys.length > 0) return undefined;
  const { key } = await finrisk.apiKeys.create({
    label: "first",
    tenantId: finrisk.tenantId,
    scopes: ["reports", "admin"],
  });
  return key;
}
