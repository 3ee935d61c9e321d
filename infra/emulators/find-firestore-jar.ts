import { existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { Environment } from "./find-java.ts";

const JAR_IN_CLOUD_CLI = "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";
const CLOUD_CLI_FOLDERS = [
  "/usr/lib/google-cloud-sdk",
  "/usr/share/google-cloud-sdk",
  "/opt/google-cloud-sdk",
  "/opt/homebrew/share/google-cloud-sdk",
  "/usr/local/share/google-cloud-sdk",
  join(homedir(), "google-cloud-sdk"),
];

/** The Firestore emulator that came with the Google Cloud CLI, or undefined. */
export function findCloudCliJar(
  { PATH = "" }: Environment,
  usualFolders: readonly string[] = CLOUD_CLI_FOLDERS,
): string | undefined {
  const gcloud = PATH.split(":")
    .map((folder) => join(folder, "gcloud"))
    .find((path) => existsSync(path));
  const ownFolder = gcloud === undefined ? [] : [dirname(dirname(realpathSync(gcloud)))];
  return [...ownFolder, ...usualFolders]
    .map((folder) => join(folder, JAR_IN_CLOUD_CLI))
    .find((path) => existsSync(path));
}

/** True when firebase-tools has downloaded this part, such as `cloud-firestore-emulator`, before. */
export function hasDownloaded(part: string, { FIREBASE_EMULATORS_PATH }: Environment): boolean {
  const folder = FIREBASE_EMULATORS_PATH ?? join(homedir(), ".cache/firebase/emulators");
  return (
    existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(part) && name.endsWith(".jar"))
  );
}
