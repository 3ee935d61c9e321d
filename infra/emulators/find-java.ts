import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** firebase-tools refuses to start the Firestore emulator on an older one. */
export const OLDEST_JAVA = 21;

const FOLDERS_OF_JDKS = ["/usr/lib/jvm", "/Library/Java/JavaVirtualMachines"];

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a Java that is new enough lives: a folder with `java` in it, or undefined. JAVA_HOME comes first, then PATH. */
export function findJavaFolder(
  environment: Environment,
  majorVersionOf: (javaFolder: string) => number | undefined = askVersion,
): string | undefined {
  return javaFolders(environment).find((folder) => (majorVersionOf(folder) ?? 0) >= OLDEST_JAVA);
}

/** The major version in what `java -version` prints; 1 for the old form "1.8.0". */
export function parseJavaVersion(printed: string): number | undefined {
  const version = /version "(\d+)/.exec(printed)?.[1];
  return version === undefined ? undefined : Number(version);
}

function javaFolders({ JAVA_HOME = "", PATH = "" }: Environment): readonly string[] {
  const installed = FOLDERS_OF_JDKS.flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  return [
    ...(JAVA_HOME === "" ? [] : [join(JAVA_HOME, "bin")]),
    ...PATH.split(":"),
    ...installed.flatMap((home) => [join(home, "bin"), join(home, "Contents/Home/bin")]),
  ].filter((folder) => folder !== "" && existsSync(join(folder, "java")));
}

function askVersion(javaFolder: string): number | undefined {
  return parseJavaVersion(
    spawnSync(join(javaFolder, "java"), ["-version"], { encoding: "utf8" }).stderr ?? "",
  );
}
