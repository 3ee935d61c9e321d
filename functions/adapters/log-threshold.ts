import type { Config } from "#shared/config.ts";

export type LogLevel = Config["FINRISK_LOG_LEVEL"];

const WEIGHTS: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** True when a line of this level is to be written under the threshold, such as `warn` under `info`. */
export function reachesThreshold(level: LogLevel, threshold: LogLevel): boolean {
  return WEIGHTS[level] >= WEIGHTS[threshold];
}
