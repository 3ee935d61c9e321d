import { parseConfig } from "#shared/config.ts";
import { type FinRisk, openFinRisk } from "./composition.ts";

export * from "#shared/index.ts";
export type { FinRisk } from "./composition.ts";

export interface CreateFinRiskOptions {
  /** Folder of the embedded runtime; it is made when it is not there. */
  readonly dataDir: string;
  /** Further settings by the names of their environment variables, such as FINRISK_MODEL_PROVIDER. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The whole system in this process. Call `close` when done. Throws `configuration` naming a setting that is wrong. */
export function createFinRisk({ dataDir, settings }: CreateFinRiskOptions): Promise<FinRisk> {
  return openFinRisk(parseConfig({ FINRISK_LOG_LEVEL: "warn", ...settings, FINRISK_DATA_DIR: dataDir }));
}
