import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));

describe("the Firebase configuration", () => {
  const firebase = readJson("firebase.json");

  test("a mistyped deploy, with the default project, goes nowhere", () => {
    expect(readJson(".firebaserc").projects).toEqual({ default: "demo-finrisk" });
  });

  test("the files it names, in the repository, exist", () => {
    const files = [firebase.firestore.rules, firebase.firestore.indexes, firebase.storage.rules];
    expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("the emulators, on a shared machine, listen to it alone and on ports of their own", () => {
    const emulators: { host: string; port: number }[] = Object.values(firebase.emulators);
    const listening = emulators.filter(({ port }) => port !== undefined);
    expect(new Set(listening.map(({ host }) => host))).toEqual(new Set(["127.0.0.1"]));
    expect(new Set(listening.map(({ port }) => port)).size).toBe(listening.length);
  });

  test.each(["infra/firestore.rules", "infra/storage.rules"])("%s, to clients, allows nothing", (path) => {
    const allowed = [...readFileSync(join(ROOT, path), "utf8").matchAll(/allow [^;]*;/g)].map(
      ([rule]) => rule,
    );
    expect(allowed).toEqual(["allow read, write: if false;"]);
  });
});
