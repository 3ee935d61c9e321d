import { Command, CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { doctorCommand } from "./doctor.ts";
import { ingestCommand } from "./ingest.ts";
import { keysCommand } from "./keys.ts";
import { printError } from "./output.ts";
import { reportCommand } from "./report.ts";
import { serveCommand } from "./serve.ts";

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;

const program = new Command("finrisk")
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError("Run with --help for usage and examples.")
  .addCommand(serveCommand())
  .addCommand(reportCommand())
  .addCommand(ingestCommand())
  .addCommand(keysCommand())
  .addCommand(doctorCommand());

/** Usage errors exit 2, everything else that fails exits 1. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return EXIT_FAILURE;
  return error.exitCode === 0 ? 0 : EXIT_USAGE;
}

function throwInsteadOfExiting(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwInsteadOfExiting(child);
}

throwInsteadOfExiting(program);
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) printError(error);
  process.exitCode = exitCodeOf(error);
}
