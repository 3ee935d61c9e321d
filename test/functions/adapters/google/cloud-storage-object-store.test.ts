import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CloudStorageObjectStore } from "../../../../functions/adapters/google/cloud-storage-object-store.ts";
import { describeObjectStoreContract } from "../../../contracts/object-store.contract.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";
import { SkippingClock } from "../../../fakes/skipping-clock.ts";
import { CloudStorageServer } from "../../../servers/cloud-storage-server.ts";
import type { FaultEffect } from "../../../servers/injected-faults.ts";

async function createStore() {
  const server = new CloudStorageServer({ bucketName: "finrisk-test" });
  await server.start();
  const store = new CloudStorageObjectStore({
    bucketName: "finrisk-test",
    projectId: "demo-finrisk",
    clock: new SkippingClock(),
    random: new SeededRandom(),
    apiEndpoint: server.origin,
  });
  return { server, store, dispose: () => server.stop() };
}

describeObjectStoreContract("CloudStorageObjectStore", createStore);

const LARGE = Buffer.alloc(20 * 1024 * 1024, "bytes that differ from place to place;");

async function* inChunks(content: Buffer): AsyncIterable<Uint8Array> {
  for (let start = 0; start < content.byteLength; start += 1_000_000)
    yield content.subarray(start, start + 1_000_000);
}

async function readAll(store: CloudStorageObjectStore, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.get(name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function listNames(store: CloudStorageObjectStore): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of store.list("")) names.push(name);
  return names;
}

describe("CloudStorageObjectStore, when the service fails", { timeout: 30_000 }, () => {
  let server: CloudStorageServer;
  let store: CloudStorageObjectStore;

  beforeEach(async () => {
    ({ server, store } = await createStore());
  });
  afterEach(() => server.stop());

  const effects: FaultEffect[] = ["refuse", "apply-then-refuse", "cut", "apply-then-cut"];

  it.each(effects)("put with ifAbsent of a small object, under %s, creates it once", async (effect) => {
    server.faults.add({ effect, method: "POST" });
    expect(await store.put("seal", "ours", { ifAbsent: true })).toEqual({ created: true });
    expect(server.bucket.writes).toHaveLength(1);
    expect((await readAll(store, "seal")).toString()).toBe("ours");
    expect(server.faults.spent).toBe(true);
  });

  it.each(effects)("put with ifAbsent of a taken name, under %s, answers created: false", async (effect) => {
    await store.put("seal", "theirs");
    server.faults.add({ effect, method: "POST" });
    expect(await store.put("seal", "ours", { ifAbsent: true })).toEqual({ created: false });
    expect((await readAll(store, "seal")).toString()).toBe("theirs");
    expect(server.faults.spent).toBe(true);
  });

  it.each(effects)("put of a small object, under %s, stores it whole", async (effect) => {
    server.faults.add({ effect, method: "POST" });
    expect(await store.put("seal", "ours")).toEqual({ created: true });
    expect((await readAll(store, "seal")).toString()).toBe("ours");
    expect(server.faults.spent).toBe(true);
  });

  it.each<[FaultEffect, number]>([
    ["refuse", 0],
    ["cut", 0],
    ["apply-then-cut", 1],
    ["apply-then-refuse", 2],
    ["apply-then-cut", 2],
  ])(
    "put with ifAbsent of a large object, under %s after %i chunks, creates it once",
    async (effect, skip) => {
      server.faults.add({ effect, method: "PUT", skip });
      expect(await store.put("large", inChunks(LARGE), { ifAbsent: true })).toEqual({ created: true });
      expect(server.bucket.writes).toHaveLength(1);
      expect(LARGE.equals(await readAll(store, "large"))).toBe(true);
      expect(server.faults.spent).toBe(true);
    },
  );

  it("put, when an upload session cannot be opened at first, stores the object", async () => {
    server.faults.add({ effect: "refuse", method: "POST", url: /uploadType=resumable/ });
    expect(await store.put("large", inChunks(LARGE))).toEqual({ created: true });
    expect(LARGE.equals(await readAll(store, "large"))).toBe(true);
  });

  it("get, when the connection breaks in its midst three times, still gives every byte once", async () => {
    await store.put("large", inChunks(LARGE));
    server.faults.add({ effect: "cut-midway", url: /alt=media/, times: 3 });
    expect(LARGE.equals(await readAll(store, "large"))).toBe(true);
    expect(server.faults.spent).toBe(true);
  });

  it("get, when the object is replaced and the connection breaks, throws rather than mixes two versions", async () => {
    await store.put("large", inChunks(LARGE));
    server.faults.add({ effect: "cut-midway", url: /alt=media/ });
    const content = await store.get("large");
    await store.put("large", inChunks(Buffer.alloc(LARGE.byteLength, "other")));
    const received: Uint8Array[] = [];
    const reading = async () => {
      for await (const chunk of content) received.push(chunk);
    };
    await expect(reading()).rejects.toMatchObject({ code: "not-found" });
    const whole = Buffer.concat(received);
    expect(whole.equals(LARGE.subarray(0, whole.byteLength))).toBe(true);
  });

  it.each(["refuse", "cut"] as const)(
    "get, describe, list and delete, under %s, answer as if nothing was",
    async (effect) => {
      await store.put("a", "1");
      const fail = (method: string) => server.faults.add({ effect, method });
      fail("GET");
      expect(await store.describe("a")).toMatchObject({ name: "a" });
      fail("GET");
      expect((await readAll(store, "a")).toString()).toBe("1");
      fail("GET");
      expect(await listNames(store)).toEqual(["a"]);
      fail("DELETE");
      await store.delete("a");
      expect(server.faults.spent).toBe(true);
      expect(await store.describe("a")).toBeUndefined();
    },
  );

  it("delete, when its answer is lost, succeeds", async () => {
    await store.put("a", "1");
    server.faults.add({ effect: "apply-then-cut", method: "DELETE" });
    await store.delete("a");
    expect(server.faults.spent).toBe(true);
    expect(await store.describe("a")).toBeUndefined();
  });

  it.each([
    [404, "not-found"],
    [403, "configuration"],
    [400, "store-unavailable"],
  ])("get, when refused with %i, throws %s and names the object", async (status, code) => {
    await store.put("a", "1");
    server.faults.add({ effect: "refuse", method: "GET", status, times: 9 });
    await expect(store.get("a")).rejects.toMatchObject({ code, message: expect.stringContaining("a") });
  });

  it("put, when the service stays down, throws store-unavailable and leaves nothing", async () => {
    server.faults.add({ effect: "refuse", times: 50 });
    await expect(store.put("a", "1")).rejects.toMatchObject({ code: "store-unavailable", retryable: true });
    server.faults.clear();
    expect(await store.describe("a")).toBeUndefined();
  });
});
