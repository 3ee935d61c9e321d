import { Command, Option } from "commander";
import { API_KEY_SCOPES, type ApiKeyScope } from "#shared/access/api-key.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

interface KeyOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
}

interface CreateOptions extends KeyOptions {
  readonly scope: ApiKeyScope;
  readonly label: string;
  readonly tenant?: string;
}

async function create(options: CreateOptions): Promise<void> {
  await withFinRisk(options, async (finrisk) => {
    const created = await finrisk.apiKeys.create({
      label: options.label,
      tenantId: options.tenant ?? finrisk.tenantId,
      scopes: [options.scope],
    });
    if (options.json === true) printJson(created);
    else print(`Key ${created.id}, shown once:\n\n  ${created.key}`);
  });
}

async function list(options: KeyOptions): Promise<void> {
  await withFinRisk(options, async (finrisk) => {
    const keys = await finrisk.apiKeys.list();
    if (options.json === true) return printJson(keys);
    const rows = keys.map((key) => [
      key.id,
      key.label,
      key.actsForTenantId,
      key.scopes.join(","),
      key.createdAt,
      key.revokedAt ?? "active",
    ]);
    print(formatTable([["id", "label", "tenant", "scopes", "created", "revoked"], ...rows]));
  });
}

async function revoke(id: string, options: KeyOptions): Promise<void> {
  await withFinRisk(options, async (finrisk) => {
    await finrisk.apiKeys.revoke(id);
    if (options.json === true) printJson({ id, revoked: true });
    else print(`Key ${id} is revoked; running servers refuse it within ten seconds.`);
  });
}

const withCommonOptions = (command: Command): Command =>
  command.option("--json", "print JSON").option(...DATA_DIR_OPTION);

const createCommand = (): Command =>
  withCommonOptions(new Command("create"))
    .description("make a key; its text is shown once and only a hash of it is kept")
    .addOption(new Option("--scope <scope>", "what it may do").choices(API_KEY_SCOPES).default("reports"))
    .option("--label <text>", "what it is for", "unnamed")
    .option("--tenant <id>", "whose data it sees")
    .action(create);

/** `finrisk keys`: the API keys of this installation. */
export function keysCommand(): Command {
  return new Command("keys")
    .description("create, list and revoke API keys")
    .addCommand(createCommand())
    .addCommand(
      withCommonOptions(new Command("list")).description("list keys, never their text").action(list),
    )
    .addCommand(
      withCommonOptions(new Command("revoke"))
        .description("refuse a key from now on")
        .argument("<id>")
        .action(revoke),
    )
    .addHelpText(
      "after",
      '\nExamples:\n  finrisk keys create --scope reports --label "web shop"\n  finrisk keys revoke 0123456789abcdef',
    );
}
