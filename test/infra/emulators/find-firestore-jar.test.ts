import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { findCloudCliJar, hasDownloaded } from "../../../infra/emulators/find-firestore-jar.ts";

const JAR = "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";

function writeEmpty(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
  return path;
}

describe("findCloudCliJar", () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "finrisk-")));
  const jar = writeEmpty(join(root, "sdk", JAR));
  const gcloud = writeEmpty(join(root, "sdk/bin/gcloud"));
  mkdirSync(join(root, "bin"));
  symlinkSync(gcloud, join(root, "bin/gcloud"));

  it("a gcloud, linked into PATH, leads to the jar beside the real one", () => {
    expect(findCloudCliJar({ PATH: `/nowhere:${join(root, "bin")}` }, [])).toBe(jar);
  });

  it("a usual folder, without gcloud in PATH, is looked into", () => {
    expect(findCloudCliJar({ PATH: "" }, ["/nowhere", join(root, "sdk")])).toBe(jar);
  });

  it("a machine, without the component, gives undefined", () => {
    expect(findCloudCliJar({ PATH: "" }, ["/nowhere"])).toBeUndefined();
  });
});

describe("hasDownloaded", () => {
  it("a part, of any version, is found by its name and nothing else is", () => {
    const folder = mkdtempSync(join(tmpdir(), "finrisk-"));
    const environment = { FIREBASE_EMULATORS_PATH: folder };
    expect(hasDownloaded("cloud-firestore-emulator", environment)).toBe(false);
    writeEmpty(join(folder, "cloud-firestore-emulator-v1.22.0.jar"));
    expect(hasDownloaded("cloud-firestore-emulator", environment)).toBe(true);
    expect(hasDownloaded("cloud-storage-rules-runtime", environment)).toBe(false);
  });
});
