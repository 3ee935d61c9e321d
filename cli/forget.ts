import { Command } from "commander";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { print, printJson } from "./output.ts";

interface ForgetOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
}

async function forget(userId: string, options: ForgetOptions): Promise<void> {
  await withFinRisk(options, async ({ collection, tenantId }) => {
    const forgotten = await collection.userData.forget(tenantId, userId);
    if (options.json === true) return printJson(forgotten);
    const { interactions, feedback, examples, withdrawnFromShards, profiles, sessions } = forgotten;
    print(`Removed of ${userId}: ${interactions} interactions, ${feedback} feedback, ${examples} examples.`);
    print(`Removed of what was remembered: ${profiles} profiles, ${sessions} sessions.`);
    if (withdrawnFromShards > 0) {
      print(`${withdrawnFromShards} of the examples stand in shards and are recorded as withdrawn.`);
    }
  });
}

/** `finrisk forget`: removes what collection and memory hold of a user. */
export function forgetCommand(): Command {
  return new Command("forget")
    .description(
      "remove a user's profile, sessions, interactions, feedback and examples, and withdraw them from later datasets",
    )
    .argument("<user>", "the userId of the user's questions")
    .option("--json", "print JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", "\nExample:\n  finrisk forget u1")
    .action(forget);
}
