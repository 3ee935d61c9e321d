import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { deployedManifest, type Manifest } from "./deployed-manifest.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** `index` declares every function; each entry is what one HTTP function loads at its first request. */
const ENTRY_POINTS = {
  index: "functions/index.ts",
  "reports-entry": "functions/http/reports-entry.ts",
  "assignments-entry": "functions/http/assignments-entry.ts",
  "admin-entry": "functions/http/admin-entry.ts",
};

/**
 * Builds the folder that `firebase deploy` uploads: our code bundled, packages left to npm, the trimmed manifest, the lock
 * file as it was tested, and the seed data. Gives esbuild's account of what went where.
 */
export async function buildDeployable(outdir: string): Promise<Metafile> {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRY_POINTS,
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    sourcemap: true,
    metafile: true,
    logLevel: "warning",
  });
  const root: Manifest = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const manifest = deployedManifest(root, importedPackages(metafile));
  await writeFile(join(outdir, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await cp(join(ROOT, "package-lock.json"), join(outdir, "package-lock.json"));
  await cp(join(ROOT, "functions/seed"), join(outdir, "seed"), { recursive: true });
  return metafile;
}

function importedPackages({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external === true && !isBuiltin(path))
    .map(({ path }) => path);
}

if (import.meta.main) {
  const { outputs } = await buildDeployable(join(ROOT, "dist"));
  const scripts = Object.entries(outputs).filter(([path]) => path.endsWith(".js"));
  const kibibytes = scripts.reduce((sum, [, { bytes }]) => sum + bytes, 0) / 1024;
  console.log(`dist: ${scripts.length} scripts, ${Math.round(kibibytes)} KiB`);
}
