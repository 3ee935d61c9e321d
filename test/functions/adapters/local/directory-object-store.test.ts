import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DirectoryObjectStore } from "../../../../functions/adapters/local/directory-object-store.ts";
import { SystemRandom } from "../../../../functions/adapters/local/system-runtime.ts";
import { describeObjectStoreContract } from "../../../contracts/object-store.contract.ts";

const createDirectory = () => mkdtemp(join(tmpdir(), "finrisk-objects-"));

describeObjectStoreContract("DirectoryObjectStore", async () => {
  const directory = await createDirectory();
  return {
    store: new DirectoryObjectStore({ directory, random: new SystemRandom() }),
    dispose: () => rm(directory, { recursive: true }),
  };
});

describe("DirectoryObjectStore", () => {
  let directory: string;
  let store: DirectoryObjectStore;

  beforeEach(async () => {
    directory = await createDirectory();
    store = new DirectoryObjectStore({ directory, random: new SystemRandom() });
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("put, of an ordinary name, keeps a file that a person finds", async () => {
    await store.put("datasets/d1/train.jsonl", "{}");
    const files = await readdir(directory, { recursive: true });
    expect(files).toContain("objects/datasets+/d1+/train.jsonl");
    expect(store.uri("datasets/d1/train.jsonl")).toMatch(
      /^file:\/\/.*\/objects\/datasets\+\/d1\+\/train\.jsonl$/,
    );
  });

  it("put, however it ends, leaves nothing in the folder for unfinished files", async () => {
    await store.put("a", "1");
    await store.put("a", "2", { ifAbsent: true });
    // biome-ignore lint/correctness/useYield: a source that fails before its first byte
    const broken = (async function* (): AsyncIterable<Uint8Array> {
      throw new Error("broken");
    })();
    await expect(store.put("b", broken)).rejects.toThrow("broken");
    expect(await readdir(join(directory, "incoming"))).toEqual([]);
  });

  it("put, in a process killed at any moment, leaves whole objects only", async () => {
    for (const killAfterPuts of [1, 4, 9]) await writeUntilKilled(directory, killAfterPuts);
    let objects = 0;
    for await (const { name, sizeBytes } of store.list("")) {
      objects += 1;
      expect(name).toMatch(/^shards\/\d+$/);
      expect(sizeBytes).toBe(1_000_000);
      const expectedByte = Number(name.split("/")[1]);
      for await (const chunk of await store.get(name)) {
        expect(chunk.every((byte) => byte === expectedByte)).toBe(true);
      }
    }
    expect(objects).toBeGreaterThan(0);
  });
});

/** Starts a process that writes without end, lets it finish some objects and kills it in the midst of the next. */
async function writeUntilKilled(directory: string, afterPuts: number): Promise<void> {
  const script = fileURLToPath(new URL("directory-object-store-writer.ts", import.meta.url));
  const writer = spawn(process.execPath, [script, directory], { stdio: ["ignore", "pipe", "inherit"] });
  let puts = 0;
  for await (const dots of writer.stdout) {
    puts += String(dots).length;
    if (puts >= afterPuts) break;
  }
  writer.kill("SIGKILL");
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit");
}
