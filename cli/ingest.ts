import { readdir, readFile, stat } from "node:fs/promises";
import { join, normalize } from "node:path";
import { Command } from "commander";
import { FinRiskError } from "#shared/errors.ts";
import type { ChunkMetadata } from "#shared/ports/chunk-index.ts";
import type { FinRisk } from "../functions/composition.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

const cannotIngest = (path: string, remedy: string, cause?: unknown): FinRiskError =>
  new FinRiskError({
    code: "invalid-request",
    message: `Cannot ingest "${path}".`,
    violations: [{ field: "PATH", remedy }],
    cause,
  });

/** The files of a path that can be ingested: itself, or those below it when it is a folder. */
async function filesOf({ files: { canRead } }: FinRisk, path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw cannotIngest(path, "name a file or folder that exists", cause);
  });
  if (!found.isDirectory()) return [normalize(path)];
  const below = await readdir(path, { recursive: true, withFileTypes: true });
  const files = below
    .filter((entry) => entry.isFile() && canRead(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0)
    throw cannotIngest(path, "name a folder with .md, .txt, .html, .csv, .pdf or .xlsx files in it");
  return files.sort();
}

async function ingestPath(finrisk: FinRisk, path: string, metadata: ChunkMetadata) {
  const file = { bytes: await readFile(path), source: path, metadata };
  return { path, ...(await finrisk.files.ingestFile(finrisk.tenantId, file)) };
}

async function ingest(
  paths: readonly string[],
  { json, dataDir, ...metadata }: ChunkMetadata & { json?: boolean; dataDir?: string },
): Promise<void> {
  await withFinRisk(dataDir === undefined ? {} : { dataDir }, async (finrisk) => {
    const files = (await Promise.all(paths.map((path) => filesOf(finrisk, path)))).flat();
    const results = [];
    for (const file of files) results.push(await ingestPath(finrisk, file, metadata));
    if (json === true) return printJson(results);
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
    .description("add Markdown, text, HTML, CSV, PDF and Excel files to the knowledge that reports cite")
    .argument("<path...>", "files, or folders to search")
    .option("--issuer <name>", "the company that all of them are about")
    .option("--ticker <symbol>", "its ticker")
    .option("--period <text>", 'the period they report on, as "FY2023" or "Q3 2024"')
    .option("--form <name>", 'the kind of filing, as "10-K"')
    .option("--json", "print what happened as JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText(
      "after",
      '\nExamples:\n  finrisk ingest policy.md\n  finrisk ingest ./filings --issuer "Apple Inc." --period FY2023 --form 10-K',
    )
    .action(ingest);
}
