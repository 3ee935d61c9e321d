import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { API_KEYS, parseKey } from "#shared/access/api-key.ts";
import { ApiKeys } from "#shared/access/api-keys.ts";
import { SYSTEM_TENANT } from "#shared/ports/document-store.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";

function setUp() {
  const documents = new MemoryDocumentStore();
  const clock = new ControllableClock();
  const create = () => new ApiKeys({ documents, clock, randomBytes });
  return { documents, clock, create, apiKeys: create() };
}

const FIELDS = { label: "shop", tenantId: "acme", scopes: ["reports"] } as const;

describe("API keys", () => {
  test("a new key, shown once, verifies for its tenant and scopes", async () => {
    const { apiKeys } = setUp();
    const { id, key } = await apiKeys.create(FIELDS);
    expect(await apiKeys.verify(key)).toEqual({ keyId: id, tenantId: "acme", scopes: ["reports"] });
  });

  test("a key at rest, in the store and in the list, shows nothing of its secret", async () => {
    const { apiKeys, documents } = setUp();
    const { id, key } = await apiKeys.create(FIELDS);
    const secret = parseKey(key)?.secret ?? "";
    expect(secret.length).toBe(43);
    const stored = await documents.forTenant(SYSTEM_TENANT).get(API_KEYS, id);
    expect(JSON.stringify([stored, await apiKeys.list()])).not.toContain(secret);
    expect(JSON.stringify(await apiKeys.list())).not.toContain(stored?.secretSha256);
  });

  test.each([
    ["another secret", (key: string) => `${key.slice(0, -3)}AAA`],
    ["a longer secret", (key: string) => `${key}A`],
    ["an unknown id", (key: string) => key.replace(/^fr_./, (start) => `fr_${start === "fr_0" ? "1" : "0"}`)],
    ["no prefix", (key: string) => key.slice(3)],
    ["nothing", () => ""],
  ])("a key with %s, on verification, is nobody", async (_, change) => {
    const { apiKeys } = setUp();
    const { key } = await apiKeys.create(FIELDS);
    expect(await apiKeys.verify(change(key))).toBeUndefined();
  });

  test("a verified key, within ten seconds, is not read again", async () => {
    const { apiKeys, documents, clock } = setUp();
    const { key } = await apiKeys.create(FIELDS);
    await apiKeys.verify(key);
    await clock.advance(9_999);
    await apiKeys.verify(key);
    expect(documents.reads).toBe(1);
    await clock.advance(1);
    await apiKeys.verify(key);
    expect(documents.reads).toBe(2);
  });

  test("a revoked key, where it was cached, is refused after ten seconds and at once where it was revoked", async () => {
    const { apiKeys, create, clock } = setUp();
    const otherInstance = create();
    const { id, key } = await apiKeys.create(FIELDS);
    await otherInstance.verify(key);
    await apiKeys.verify(key);
    await apiKeys.revoke(id);
    expect(await apiKeys.verify(key)).toBeUndefined();
    await clock.advance(10_000);
    expect(await otherInstance.verify(key)).toBeUndefined();
  });

  test("a key revoked twice, listed, keeps the first time", async () => {
    const { apiKeys, clock } = setUp();
    const { id } = await apiKeys.create(FIELDS);
    await apiKeys.revoke(id);
    await clock.advance(60_000);
    await apiKeys.revoke(id);
    expect((await apiKeys.list())[0]?.revokedAt).toBe("2026-01-05T00:00:00.000Z");
  });

  test("an unknown id, on revocation, is not found", async () => {
    await expect(setUp().apiKeys.revoke("0000000000000000")).rejects.toMatchObject({ code: "not-found" });
  });

  test("more keys than a page holds, listed, are all there", async () => {
    const { apiKeys } = setUp();
    for (let made = 0; made < 501; made++) await apiKeys.create(FIELDS);
    expect(new Set((await apiKeys.list()).map(({ id }) => id)).size).toBe(501);
  });
});
