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
    if (keys.length === 0) return print("There are no keys yet: finrisk keys create");
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

const CREATE_EXAMPLE = 'finrisk keys create --scope reports --label "web shop"';
const LIST_EXAMPLE = "finrisk keys list --json";
const REVOKE_EXAMPLE = "finrisk keys revoke 0123456789abcdef";

const subcommand = (name: string, description: string, example: string): Command =>
  new Command(name)
    .description(description)
    .option("--json", "print JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", `\nExample:\n  ${example}`);

const createCommand = (): Command =>
  subcommand("create", "make a key; its text is shown once and only a hash of it is kept", CREATE_EXAMPLE)
    .addOption(new Option("--scope <scope>", "what it may do").choices(API_KEY_SCOPES).default("reports"))
    .option("--label <text>", "what it is for", "unnamed")
    .option("--tenant <id>", "whose data it sees")
    .action(create);

const listCommand = (): Command =>
  subcommand("list", "list keys, never their text", LIST_EXAMPLE).action(list);

const revokeCommand = (): Command =>
  subcommand("revoke", "refuse a key from now on", REVOKE_EXAMPLE)
    .argument("<id>", "as finrisk keys list shows it")
    .action(revoke);

/** `finrisk keys`: the API keys of this installation. */
export function keysCommand(): Command {
  return new Command("keys")
    .description("create, list and revoke API keys")
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand())
    .addHelpText("after", `\nExamples:\n  ${CREATE_EXAMPLE}\n  ${LIST_EXAMPLE}\n  ${REVOKE_EXAMPLE}`);
}
