import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join, normalize } from "node:path";
import { Command } from "commander";
import { FinRiskError } from "#shared/errors.ts";
import type { FinRisk } from "../functions/composition.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

const FORMATS: Readonly<Record<string, "markdown" | "text">> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".txt": "text",
};

const formatOf = (path: string) => FORMATS[extname(path).toLowerCase()];

const cannotIngest = (path: string, remedy: string, cause?: unknown): FinRiskError =>
  new FinRiskError({
    code: "invalid-request",
    message: `Cannot ingest "${path}".`,
    violations: [{ field: "PATH", remedy }],
    cause,
  });

/** The files of a path that can be ingested: itself, or those below it when it is a folder. */
async function filesOf(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw cannotIngest(path, "name a file or folder that exists", cause);
  });
  if (!found.isDirectory()) return [normalize(path)];
  const below = await readdir(path, { recursive: true, withFileTypes: true });
  const files = below
    .filter((entry) => entry.isFile() && formatOf(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0) throw cannotIngest(path, "name a folder with .md, .markdown or .txt files in it");
  return files.sort();
}

/** A document is cited by its title: its first heading, or else the name of its file. */
const titleOf = (path: string, text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? basename(path);

async function ingestFile(finrisk: FinRisk, path: string) {
  const format = formatOf(path);
  if (format === undefined) throw cannotIngest(path, "use a .md, .markdown or .txt file");
  const text = await readFile(path, "utf8");
  const result = await finrisk.knowledge.ingest(finrisk.tenantId, {
    title: titleOf(path, text),
    source: path,
    format,
    text,
  });
  return { path, ...result };
}

async function ingest(
  paths: readonly string[],
  options: { json?: boolean; dataDir?: string },
): Promise<void> {
  await withFinRisk(options, async (finrisk) => {
    const files = (await Promise.all(paths.map(filesOf))).flat();
    const results = [];
    for (const file of files) results.push(await ingestFile(finrisk, file));
    if (options.json === true) return printJson(results);
    const rows = results.map(({ path, chunks }) => [
      path,
      ...[chunks.added, chunks.unchanged, chunks.removed].map(String),
    ]);
    print(formatTable([["file", "added", "unchanged", "removed"], ...rows]));
  });
}

/** `finrisk ingest`: adds files to the knowledge that reports cite; a file ingested again replaces only what changed. */
export function ingestCommand(): Command {
  return new Command("ingest")
    .description("add Markdown and text files to the knowledge that reports cite")
    .argument("<path...>", "files, or folders to search")
    .option("--json", "print what happened as JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", "\nExamples:\n  finrisk ingest policy.md\n  finrisk ingest ./filings --json")
    .action(ingest);
}
