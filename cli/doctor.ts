import { Command } from "commander";
import { type Config, describeConfig } from "#shared/config.ts";
import { readEnvironment } from "../functions/environment.ts";
import { type Check, checkConfig, checkData, checkNode } from "./health-checks.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

interface DoctorOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
}

function render(checks: readonly Check[], config: Config | undefined): string {
  const rows = checks.map(({ name, status, detail }) => [status, name, detail]);
  const remedies = checks.flatMap(({ name, remedy }) => (remedy === undefined ? [] : [`${name}: ${remedy}`]));
  const settings =
    config === undefined
      ? []
      : Object.entries(describeConfig(config)).map(([name, value]) => [name, String(value)]);
  return [
    formatTable([["status", "check", "detail"], ...rows]),
    remedies.length === 0 ? "Nothing to fix." : `To fix\n  ${remedies.join("\n  ")}`,
    formatTable([["setting", "value"], ...settings]),
  ].join("\n\n");
}

/** Data can be looked at only when the settings are right. */
async function examine(options: DoctorOptions) {
  const { check, config } = checkConfig(() =>
    readEnvironment(options.dataDir === undefined ? {} : { FINRISK_DATA_DIR: options.dataDir }),
  );
  const checks = [checkNode(process.versions.node), check];
  if (config !== undefined) checks.push(...(await withFinRisk(options, checkData)));
  return { checks, config };
}

async function doctor(options: DoctorOptions): Promise<void> {
  const { checks, config } = await examine(options);
  if (options.json === true)
    printJson({ checks, settings: config === undefined ? {} : describeConfig(config) });
  else print(render(checks, config));
  if (checks.some(({ status }) => status === "missing")) process.exitCode = 1;
}

/** `finrisk doctor`: what is configured, what is missing, and how to fix it. Exits 1 when something needed is missing. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say what is configured, what is missing and how to fix it")
    .option("--json", "print JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", "\nExample:\n  finrisk doctor")
    .action(doctor);
}
