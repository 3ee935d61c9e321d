import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Paths of every file that git would commit, relative to the root. */
export function listFiles(): readonly string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );
  const deleted = new Set(
    execFileSync("git", ["ls-files", "--deleted"], { cwd: ROOT, encoding: "utf8" }).split("\n"),
  );
  return listed.split("\n").filter((path) => path !== "" && !deleted.has(path));
}

export const listSources = (): readonly string[] =>
  listFiles().filter((path) => /^(shared|functions|cli|infra|test)\/.*\.(ts|js)$/.test(path));

export const readSource = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** What a file imports: paths relative to the root for our own files, bare specifiers for packages. */
export function importsOf(path: string): readonly string[] {
  const statement =
    /(?:^|\n)\s*(?:import|export)\s[^;"']*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s+["']([^"']+)["']/g;
  return [...readSource(path).matchAll(statement)].map((found) => {
    const specifier = found[1] ?? found[2] ?? found[3] ?? "";
    if (specifier.startsWith("#shared/")) return specifier.slice(1);
    if (specifier.startsWith(".")) return normalize(join(dirname(path), specifier));
    return specifier;
  });
}
