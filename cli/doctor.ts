import { Command } from "commander";
import { type Config, describeConfig } from "#shared/config.ts";
import { FinRiskError } from "#shared/errors.ts";
import { readEnvironment } from "../functions/environment.ts";
import { type Check, checkConfig, checkData, checkNode } from "./health-checks.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

interface DoctorOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
}

const remediesOf = (checks: readonly Check[], status: Check["status"]): readonly string[] =>
  checks.flatMap(({ name, remedy, status: found }) =>
    found === status && remedy !== undefined ? [`  ${name}: ${remedy}`] : [],
  );

function render(checks: readonly Check[], config: Config | undefined): string {
  const toFix = remediesOf(checks, "missing");
  const toKnow = remediesOf(checks, "note");
  const sections = [
    formatTable([
      ["status", "check", "detail"],
      ...checks.map(({ name, status, detail }) => [status, name, detail]),
    ]),
    toFix.length === 0 ? "Nothing to fix." : `To fix\n${toFix.join("\n")}`,
    toKnow.length === 0 ? "" : `Worth knowing\n${toKnow.join("\n")}`,
    config === undefined ? "" : settingsTable(config),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function settingsTable(config: Config): string {
  const rows = Object.entries(describeConfig(config)).map(([name, value]) => [name, String(value)]);
  return formatTable([["setting", "value"], ...rows]);
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

function refuseMissing(checks: readonly Check[]): void {
  const missing = checks.filter(({ status }) => status === "missing").map(({ name }) => name);
  if (missing.length === 0) return;
  throw new FinRiskError({
    code: "configuration",
    message: `Something is to be fixed: ${missing.join(", ")}.`,
  });
}

async function doctor(options: DoctorOptions): Promise<void> {
  const { checks, config } = await examine(options);
  if (options.json === true)
    printJson({ checks, settings: config === undefined ? {} : describeConfig(config) });
  else print(render(checks, config));
  refuseMissing(checks);
}

/** `finrisk doctor`: what is configured, what is missing, and how to fix it. Exits 1 when something needed is missing. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say what is configured, what is missing and how to fix it")
    .option("--json", "print JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", "\nExamples:\n  finrisk doctor\n  finrisk doctor --json")
    .action(doctor);
}
