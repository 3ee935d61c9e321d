import type { Config } from "#shared/config.ts";
import { FinRiskError } from "#shared/errors.ts";
import type { FinRisk } from "../functions/composition.ts";
import { isNodeRecent, OLDEST_NODE_MAJOR } from "./choose-node.js";

/** One thing the doctor looked at. `note` is worth knowing, `missing` has to be fixed. */
export interface Check {
  readonly name: string;
  readonly status: "ok" | "note" | "missing";
  readonly detail: string;
  readonly remedy?: string;
}

export function checkNode(version: string): Check {
  return isNodeRecent(version)
    ? { name: "node", status: "ok", detail: version }
    : { name: "node", status: "missing", detail: version, remedy: `use Node ${OLDEST_NODE_MAJOR} or newer` };
}

/** Reads the settings and says which provider they choose. */
export function checkConfig(read: () => Config): { check: Check; config: Config | undefined } {
  try {
    const config = read();
    const detail = `${config.FINRISK_RUNTIME} runtime, ${config.FINRISK_MODEL_PROVIDER} model`;
    const embedded = config.FINRISK_MODEL_PROVIDER === "embedded";
    const remedy =
      "for Gemini set FINRISK_MODEL_PROVIDER=gemini and GEMINI_API_KEY, or FINRISK_MODEL_PROVIDER=vertex and GOOGLE_CLOUD_PROJECT; for a server of your own FINRISK_MODEL_PROVIDER=openai, OPENAI_BASE_URL and FINRISK_MODEL";
    return {
      check: { name: "settings", status: embedded ? "note" : "ok", detail, ...(embedded ? { remedy } : {}) },
      config,
    };
  } catch (error) {
    if (!(error instanceof FinRiskError)) throw error;
    const fields = error.violations.map(({ field }) => field);
    const remedies = error.violations.map(({ field, remedy }) =>
      remedy.includes(field) ? remedy : `${field}: ${remedy}`,
    );
    const detail = `wrong or absent: ${fields.join(", ")}`;
    return {
      check: { name: "settings", status: "missing", detail, remedy: remedies.join("; ") },
      config: undefined,
    };
  }
}

/** What is stored: sample data, knowledge and keys. */
export async function checkData(finrisk: FinRisk): Promise<readonly Check[]> {
  const [keys, sample, passages] = await Promise.all([
    finrisk.apiKeys.list(),
    finrisk.portfolios.get(finrisk.tenantId, "sample"),
    finrisk.knowledge.search({ tenantId: finrisk.tenantId, text: "risk", limit: 1 }),
  ]);
  const active = keys.filter(({ revokedAt }) => revokedAt === null).length;
  return [
    active > 0
      ? { name: "api keys", status: "ok", detail: `${active} active` }
      : {
          name: "api keys",
          status: "note",
          detail: "none",
          remedy: "finrisk keys create, or start the server once",
        },
    sample === undefined
      ? { name: "sample portfolio", status: "note", detail: "not stored" }
      : { name: "sample portfolio", status: "ok", detail: `${sample.data.series.length} series` },
    passages.length > 0
      ? { name: "knowledge", status: "ok", detail: "passages can be found" }
      : { name: "knowledge", status: "missing", detail: "no passages", remedy: "finrisk ingest PATH" },
  ];
}
