import { type FinRisk, openFinRisk } from "../functions/composition.ts";
import { readEnvironment } from "../functions/environment.ts";

/** Every command may keep its data elsewhere. */
export const DATA_DIR_OPTION = [
  "--data-dir <folder>",
  "where the embedded runtime keeps its data (default: .finrisk)",
] as const;

/** Runs `work` on the components that the environment configures, and closes them whatever happens. */
export async function withFinRisk<R>(
  options: { readonly dataDir?: string },
  work: (finrisk: FinRisk) => Promise<R>,
): Promise<R> {
  const overrides = options.dataDir === undefined ? {} : { FINRISK_DATA_DIR: options.dataDir };
  const finrisk = await openFinRisk(readEnvironment({ FINRISK_LOG_LEVEL: "warn", ...overrides }));
  try {
    return await work(finrisk);
  } finally {
    await finrisk.close();
  }
}
