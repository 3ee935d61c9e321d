import { Command, CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { calculateCommand } from "./calculate.ts";
import { calculationsCommand } from "./calculations.ts";
import { doctorCommand } from "./doctor.ts";
import { examplesCommand } from "./examples.ts";
import { forgetCommand } from "./forget.ts";
import { ingestCommand } from "./ingest.ts";
import { keysCommand } from "./keys.ts";
import { knowledgeCommand } from "./knowledge.ts";
import { printError } from "./output.ts";
import { profileCommand } from "./profile.ts";
import { reportCommand } from "./report.ts";
import { serveCommand } from "./serve.ts";

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;

const EXAMPLES = `
Examples:
  finrisk serve
  finrisk report "Maximum drawdown of my portfolio?"
  finrisk calculate sharpe --series MSFT
  finrisk report --help`;

const createProgram = (): Command =>
  new Command("finrisk")
    .description(packageJson.description)
    .version(packageJson.version)
    .showHelpAfterError("Run with --help for usage and examples.")
    .addHelpText("after", EXAMPLES)
    .addCommand(serveCommand())
    .addCommand(reportCommand())
    .addCommand(calculateCommand())
    .addCommand(calculationsCommand())
    .addCommand(ingestCommand())
    .addCommand(knowledgeCommand())
    .addCommand(examplesCommand())
    .addCommand(profileCommand())
    .addCommand(forgetCommand())
    .addCommand(keysCommand())
    .addCommand(doctorCommand());

function throwInsteadOfExiting(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwInsteadOfExiting(child);
}

/** Runs one command and gives its exit code: 0 done, 1 failed, 2 called in a wrong way. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const program = createProgram();
  throwInsteadOfExiting(program);
  try {
    await program.parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has said already what is wrong; asking for help is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    printError(error);
    return EXIT_FAILURE;
  }
}
