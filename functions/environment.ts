import { type Config, parseConfig } from "#shared/config.ts";

/** The settings of this process. The only place that reads the environment. Throws `configuration`. */
export function readEnvironment(overrides: Readonly<Record<string, string | undefined>> = {}): Config {
  return parseConfig({ ...process.env, ...overrides });
}
