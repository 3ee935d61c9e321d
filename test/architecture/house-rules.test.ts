import { describe, expect, test } from "vitest";
import { listFiles, listSources, readSource } from "./source-tree.ts";

/** Nothing is longer; about 100 is the habit. Raise it never, split the file instead. */
const MAX_LINES = 300;

const TEXT_FILE = /\.(ts|js|json|md|html|css|yml|yaml|rules|csv|txt)$|^[^.]+$|^\.ci\/run$/;
const SECRETS: readonly RegExp[] = [
  /AIza[0-9A-Za-z_-]{35}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bfr_[A-Za-z0-9]{8,}_[A-Za-z0-9_-]{27,}/,
  /\bsk-[A-Za-z0-9]{32,}/,
];
const MACHINE_PATHS = /(?:^|[\s"'`(=:])\/(?:work|home|root|Users)\/[\w.-]+/m;

describe("house rules", () => {
  test("source files, in lines, stay below the limit", () => {
    const long = listSources().filter((path) => readSource(path).split("\n").length > MAX_LINES + 1);
    expect(long).toEqual([]);
  });

  test("process.env, in what is shipped, is read in one file", () => {
    const readers = listSources().filter(
      (path) => /^(shared|functions|cli)\//.test(path) && /process\.env\b/.test(readSource(path)),
    );
    expect(readers).toEqual(["functions/environment.ts"]);
  });

  test("the domain, on time and chance, asks its ports only", () => {
    const impure = listSources().filter(
      (path) =>
        path.startsWith("shared/") &&
        /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|setTimeout\(/.test(readSource(path)),
    );
    expect(impure).toEqual([]);
  });

  test("types, in shipped code, hide no doubt", () => {
    const doubtful = listSources().filter(
      (path) =>
        /^(shared|functions|cli|infra)\//.test(path) &&
        /\bas any\b|as unknown as|@ts-ignore|@ts-expect-error|biome-ignore/.test(readSource(path)),
    );
    expect(doubtful).toEqual([]);
  });

  test("committed text, searched for secrets and machine paths, holds none", () => {
    const files = listFiles().filter((path) => TEXT_FILE.test(path) && path !== "package-lock.json");
    expect(files.length).toBeGreaterThan(50);
    const offenders = files.filter((path) => {
      const text = readSource(path);
      return MACHINE_PATHS.test(text) || SECRETS.some((secret) => secret.test(text));
    });
    expect(offenders).toEqual([]);
  });

  test("the lock file, for every package, holds no download address", () => {
    expect(readSource("package-lock.json")).not.toMatch(/"resolved"/);
  });
});
