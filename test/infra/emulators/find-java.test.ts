import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findJavaFolder, parseJavaVersion } from "../../../infra/emulators/find-java.ts";

function folderWithJava(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "finrisk-")), "bin");
  mkdirSync(folder);
  writeFileSync(join(folder, "java"), "");
  return folder;
}

describe("parseJavaVersion", () => {
  it.each([
    ['openjdk version "25.0.1" 2025-10-21 LTS', 25],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_452"', 1],
    ["command not found", undefined],
  ])("what java prints, such as %s, gives the major version %s", (printed, expected) => {
    expect(parseJavaVersion(printed)).toBe(expected);
  });
});

describe("findJavaFolder", () => {
  const [old, young, home] = [folderWithJava(), folderWithJava(), folderWithJava()];
  const versions = new Map([
    [old, 17],
    [young, 21],
    [home, 25],
  ]);
  const versionOf = (folder: string) => versions.get(folder);

  it("PATH, with an old Java before a young one, gives the young one", () => {
    expect(findJavaFolder({ PATH: `/nowhere:${old}:${young}` }, versionOf)).toBe(young);
  });

  it("JAVA_HOME, when new enough, comes before PATH", () => {
    expect(findJavaFolder({ PATH: young, JAVA_HOME: join(home, "..") }, versionOf)).toBe(home);
  });

  it("a machine, with old ones only, gives undefined", () => {
    expect(findJavaFolder({ PATH: old }, versionOf)).toBeUndefined();
  });
});
