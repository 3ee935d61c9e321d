import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildDeployable } from "../../infra/build.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Below node_modules, so that the built files find the packages they import. */
const CACHE = join(ROOT, "node_modules/.cache");

/** Our own code is small, and every byte of it is read at a cold start. Raise it when the code itself has grown. */
const MAX_CODE_BYTES = 1_600_000;

/** Tables that collection loads when it redacts its first text. */
const MAX_TABLE_BYTES = 1_500_000;
const isTable = (input: string): boolean => /^shared\/collection\/redaction\/.*-data\.ts$/.test(input);

let outdir: string;
let metafile: Metafile;

beforeAll(async () => {
  await mkdir(CACHE, { recursive: true });
  outdir = await mkdtemp(join(CACHE, "build-test-"));
  metafile = await buildDeployable(outdir);
});
afterAll(() => rm(outdir, { recursive: true, force: true }));

/** What a built file loads when it is imported, itself or through files it imports: packages, and our own files by name. */
function loadedBy(entry: string): {
  readonly packages: readonly string[];
  readonly files: readonly string[];
} {
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (name: string): void => {
    if (files.has(name)) return;
    files.add(name);
    for (const { path, kind, external } of outputs.get(name)?.imports ?? []) {
      if (kind !== "import-statement") continue;
      if (external !== true) visit(basename(path));
      else if (!isBuiltin(path)) packages.add(path);
    }
  };
  visit(entry);
  return { packages: [...packages].sort(), files: [...files] };
}

const packagesLoadedBy = (entry: string): readonly string[] => loadedBy(entry).packages;

/** Runs a script in a process of its own with an empty environment, and reads what it prints as JSON. */
function runAlone(script: string): unknown {
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    env: {},
    encoding: "utf8",
  });
  return JSON.parse(output);
}

describe("the deployable folder", () => {
  test("the index and the assignments entry, when imported, load no package", () => {
    expect(packagesLoadedBy("index.js")).toEqual([]);
    expect(packagesLoadedBy("assignments-entry.js")).toEqual([]);
  });

  test("the walk that says so, over the reports entry, does see packages", () => {
    expect(packagesLoadedBy("reports-entry.js")).toContain("zod");
  });

  test("the reports entry, when imported, loads no Google SDK", () => {
    expect(packagesLoadedBy("reports-entry.js").filter((name) => /google|firebase/.test(name))).toEqual([]);
  });

  test("the declarations, read with no environment, name every function and its trigger", () => {
    const script = `
      const functions = await import(${JSON.stringify(join(outdir, "index.js"))});
      const triggers = Object.entries(functions).map(([name, { __endpoint }]) =>
        [name, Object.keys(__endpoint).find((key) => key.endsWith("Trigger"))]);
      console.log(JSON.stringify(Object.fromEntries(triggers)));`;
    expect(runAlone(script)).toEqual({
      admin: "httpsTrigger",
      assignments: "httpsTrigger",
      onFeedbackWritten: "eventTrigger",
      onInteractionCreated: "eventTrigger",
      onKnowledgeDeleted: "eventTrigger",
      onKnowledgeUploaded: "eventTrigger",
      purgeExpired: "scheduleTrigger",
      reports: "httpsTrigger",
      sealShards: "scheduleTrigger",
      sweepUncollected: "scheduleTrigger",
      sweepUploads: "scheduleTrigger",
    });
  });

  test("the index, required as the emulator requires it, does not await", () => {
    const script = `
      import { createRequire } from "node:module";
      console.log(JSON.stringify(Object.keys(createRequire(import.meta.url)(${JSON.stringify(join(outdir, "index.js"))}))));`;
    expect(runAlone(script)).toContain("reports");
  });

  test("the manifest and the lock file, as uploaded, hold no script and what was tested", async () => {
    const manifest = JSON.parse(await readFile(join(outdir, "package.json"), "utf8"));
    expect(Object.keys(manifest)).not.toContain("scripts");
    expect(Object.keys(manifest.dependencies)).toContain("zod");
    const lock = await readFile(join(outdir, "package-lock.json"), "utf8");
    expect(lock).toBe(await readFile(join(ROOT, "package-lock.json"), "utf8"));
  });

  test("the bundle, read input by input, holds our own code and no package's", () => {
    const inputs = Object.keys(metafile.inputs);
    expect(inputs).toContain("functions/index.ts");
    expect(inputs.filter((path) => path.includes("node_modules"))).toEqual([]);
  });

  test("the bundle, all scripts together, stays small", () => {
    const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
    const bytesOf = (wanted: (input: string) => boolean) =>
      inputs.reduce((sum, [path, { bytesInOutput }]) => sum + (wanted(path) ? bytesInOutput : 0), 0);
    const codeBytes = bytesOf((path) => !isTable(path));
    expect(codeBytes).toBeGreaterThan(10_000);
    expect(codeBytes).toBeLessThan(MAX_CODE_BYTES);
    expect(bytesOf(isTable)).toBeLessThan(MAX_TABLE_BYTES);
  });

  test("the tables of redaction, whatever function runs, are loaded only when a text is redacted", () => {
    const outputs = Object.entries(metafile.outputs);
    const withTables = outputs.filter(([, { inputs }]) => Object.keys(inputs).some(isTable));
    const starts = outputs.filter(([, { entryPoint }]) => entryPoint?.startsWith("functions/"));
    const loaded = new Set(starts.flatMap(([path]) => loadedBy(basename(path)).files));
    expect(loaded.size).toBeGreaterThan(20);
    expect(withTables.length).toBeGreaterThan(0);
    expect(withTables.filter(([path]) => loaded.has(basename(path)))).toEqual([]);
  });
});
