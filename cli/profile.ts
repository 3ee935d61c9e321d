import { Command, InvalidArgumentError, Option } from "commander";
import type { KeptOfUser } from "#shared/memory/memory-desk.ts";
import { mergePreferences, type Preferences, PreferencesSchema } from "#shared/memory/preferences.ts";
import { validate } from "../functions/http/validate.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

interface ProfileOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
}

interface SetOptions extends ProfileOptions {
  readonly style?: Preferences["reportingStyle"];
  readonly risk?: Preferences["riskTolerance"];
  readonly term?: Readonly<Record<string, string>>;
}

const USER = ["<user>", "the userId of the user's questions"] as const;

function printKept({ preferences, sessions }: KeptOfUser): void {
  const terms = Object.entries(preferences.terminology ?? {}).map(([term, own]) => `${term} → ${own}`);
  print(
    formatTable([
      ["risk tolerance", preferences.riskTolerance ?? "not set"],
      ["reporting style", preferences.reportingStyle ?? "not set"],
      ["terms", terms.join(", ") || "none"],
      ["sessions", String(sessions.length)],
    ]),
  );
  for (const { sessionId, expiresAt, turns } of sessions) {
    print(`\nSession ${sessionId}, kept until ${expiresAt}:`);
    for (const { question, calculated } of turns) {
      const made = calculated.map(({ title, series }) => [title, ...series].join(" of "));
      print(`  ${question}${made.length === 0 ? "" : ` (${made.join(", ")})`}`);
    }
  }
}

async function show(userId: string, options: ProfileOptions): Promise<void> {
  await withFinRisk(options, async ({ memory, tenantId }) => {
    const kept = await memory.show(tenantId, userId);
    if (options.json === true) printJson(kept);
    else printKept(kept);
  });
}

/** What is not given stays as it was. */
async function set(userId: string, options: SetOptions): Promise<void> {
  const { style, risk, term } = options;
  const given = {
    ...(style !== undefined && { reportingStyle: style }),
    ...(risk !== undefined && { riskTolerance: risk }),
    ...(term !== undefined && { terminology: term }),
  };
  await withFinRisk(options, async ({ memory, tenantId }) => {
    const { preferences } = await memory.show(tenantId, userId);
    const merged = validate(PreferencesSchema, mergePreferences(given, preferences), "body");
    await memory.setPreferences(tenantId, userId, merged);
    const kept = await memory.show(tenantId, userId);
    if (options.json === true) printJson(kept);
    else printKept(kept);
  });
}

async function forget(userId: string, options: ProfileOptions): Promise<void> {
  await withFinRisk(options, async ({ memory, tenantId }) => {
    const forgotten = await memory.forget(tenantId, userId);
    if (options.json === true) return printJson(forgotten);
    print(`Removed of ${userId}: ${forgotten.profiles} profiles, ${forgotten.sessions} sessions.`);
  });
}

function readTerm(words: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [term, own, ...rest] = words.split("=").map((word) => word.trim());
  if (!term || !own || rest.length > 0) throw new InvalidArgumentError('Write "VaR=Value-at-Risk".');
  return { ...earlier, [term]: own };
}

const subcommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .argument(...USER)
    .option("--json", "print JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText(
      "after",
      `\nExample:\n  finrisk profile ${name} u1${name === "set" ? " --style technical --term VaR=Value-at-Risk" : ""}`,
    );

/** `finrisk profile`: what is kept of a user for later answers. */
export function profileCommand(): Command {
  const setCommand = subcommand("set", "keep preferences; what is not given stays as it was")
    .addOption(new Option("--style <style>", "how much to say").choices(["concise", "detailed", "technical"]))
    .addOption(
      new Option("--risk <tolerance>", "what the user bears").choices([
        "conservative",
        "moderate",
        "aggressive",
      ]),
    )
    .option(
      "--term <term=own>",
      "a term and the user's own word for it; give it as often as needed",
      readTerm,
    );
  return new Command("profile")
    .description("look at, set and forget what is kept of a user: preferences and sessions")
    .addCommand(subcommand("show", "show the preferences and the last questions").action(show))
    .addCommand(setCommand.action(set))
    .addCommand(subcommand("forget", "delete both").action(forget))
    .addHelpText("after", "\nExample:\n  finrisk profile show u1");
}
