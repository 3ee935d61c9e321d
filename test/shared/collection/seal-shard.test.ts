import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { EXAMPLES } from "#shared/collection/example.ts";
import { SHARDS } from "#shared/collection/shard.ts";
import { WITHDRAWALS } from "#shared/collection/withdrawal.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { MemoryObjectStore } from "../../fakes/memory-object-store.ts";
import { CrashingStore } from "../retrieval/crashing-store.ts";
import {
  createScene,
  feedbackOf,
  giveFeedback,
  interactionOf,
  readAll,
  store,
  TENANT,
} from "./collection-scene.ts";

/** Fails after its puts and deletes are used up. */
class CrashingObjects extends MemoryObjectStore {
  callsLeft = Number.POSITIVE_INFINITY;

  override async put(...call: Parameters<MemoryObjectStore["put"]>) {
    this.spend();
    return super.put(...call);
  }

  override async delete(name: string) {
    this.spend();
    return super.delete(name);
  }

  private spend(): void {
    this.callsLeft -= 1;
    if (this.callsLeft < 0) throw new Error("the process was killed");
  }
}

const linesOf = (objects: MemoryObjectStore): { id: string; revision: number; tenantId: string }[] =>
  [...objects.objects.values()].flatMap((bytes) =>
    gunzipSync(bytes)
      .toString()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line)),
  );

async function sceneWith(ids: readonly string[], tenantId = TENANT) {
  const objects = new CrashingObjects();
  const scene = { ...createScene({ objects }), objects };
  await collectAll(scene, ids, tenantId);
  return scene;
}

async function collectAll(
  { documents, collector }: Pick<ReturnType<typeof createScene>, "documents" | "collector">,
  ids: readonly string[],
  tenantId = TENANT,
) {
  for (const id of ids) {
    await store(documents, interactionOf(id, { tenantId }));
    await collector.collectExample({ tenantId, interactionId: id });
  }
}

const IDS = ["i3", "i1", "i2"];

describe("persistBatch", () => {
  test("examples, persisted, are lines of one object in order of their ids, and nothing is left to persist", async () => {
    const { collector, documents, objects } = await sceneWith(IDS);
    const sealed = await collector.persistBatch(TENANT);
    expect(sealed).toMatchObject({ examples: 3 });
    expect([...objects.objects.keys()]).toEqual([sealed?.objectName]);
    expect(sealed?.objectName).toMatch(/^tenants\/acme\/examples\/dt=2026-01-05\/[0-9a-f]{64}\.jsonl\.gz$/);
    const examples = await readAll(documents, EXAMPLES);
    expect(linesOf(objects)).toEqual(
      ["i1", "i2", "i3"].map((id) => examples.find((example) => example.id === id)),
    );
    expect(await readAll(documents, SHARDS)).toMatchObject([
      { state: "sealed", objectName: sealed?.objectName },
    ]);
    expect(await collector.persistBatch(TENANT)).toBeUndefined();
  });

  test("the same examples, persisted elsewhere, are the same bytes under the same name", async () => {
    const [first, second] = await Promise.all([sceneWith(IDS), sceneWith([...IDS].reverse())]);
    await first.collector.persistBatch(TENANT);
    await second.collector.persistBatch(TENANT);
    expect([...second.objects.objects]).toEqual([...first.objects.objects]);
  });

  test("examples of two tenants, persisted, never share an object", async () => {
    const scene = await sceneWith(IDS);
    await collectAll(scene, ["i1"], "other");
    await scene.collector.persistBatch("other");
    expect(linesOf(scene.objects).map(({ tenantId }) => tenantId)).toEqual(["other"]);
    await scene.collector.persistBatch(TENANT);
    expect([...scene.objects.objects.keys()].map((name) => name.split("/")[1]).sort()).toEqual([
      "acme",
      "other",
    ]);
  });

  test("more examples than fit a batch, persisted until nothing is left, are each in one object", async () => {
    const ids = Array.from({ length: 450 }, (_, index) => `i${index}`);
    const { collector, objects } = await sceneWith(ids);
    const counts = [];
    for (
      let sealed = await collector.persistBatch(TENANT);
      sealed;
      sealed = await collector.persistBatch(TENANT)
    ) {
      counts.push(sealed.examples);
    }
    expect(counts).toEqual([200, 200, 50]);
    expect(
      linesOf(objects)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  test("two who persist at once, over and over, write every example once", async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `i${index}`);
    const { collector, objects, documents } = await sceneWith(ids);
    const drain = async () => {
      while (await collector.persistBatch(TENANT));
    };
    await Promise.all([drain(), drain(), drain()]);
    expect(
      linesOf(objects)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
    for (const { state } of await readAll(documents, SHARDS)) expect(state).toBe("sealed");
  });

  async function persistKilledAfter(
    writes: number,
    calls: number,
    between?: (documents: DocumentStore) => Promise<void>,
  ) {
    const documents = new MemoryDocumentStore();
    const objects = new CrashingObjects();
    await collectAll(createScene({ documents }), IDS);
    objects.callsLeft = calls;
    const killed = createScene({ documents: new CrashingStore({ store: documents, writes }), objects });
    const survived = await killed.collector.persistBatch(TENANT).then(
      () => true,
      () => false,
    );
    objects.callsLeft = Number.POSITIVE_INFINITY;
    await between?.(documents);
    const scene = createScene({ documents, objects });
    while (await scene.collector.persistBatch(TENANT));
    return { survived, documents, objects };
  }

  const KILLS = [0, 1, 2, 3].flatMap((writes) => [0, 1].map((calls) => ({ writes, calls })));

  test.each(KILLS)(
    "a process killed after $writes writes and $calls calls of the object store, is followed by one that ends at the same bytes",
    async ({ writes, calls }) => {
      const unharmed = await persistKilledAfter(1_000, 1_000);
      const harmed = await persistKilledAfter(writes, calls);
      expect(harmed.survived).toBe(writes === 3 && calls === 1);
      expect([...harmed.objects.objects]).toEqual([...unharmed.objects.objects]);
      expect(await readAll(harmed.documents, SHARDS)).toEqual(await readAll(unharmed.documents, SHARDS));
    },
  );

  test.each(KILLS)(
    "an example withdrawn after a kill behind $writes writes and $calls calls, is in no object, or recorded as withdrawn where it is in a sealed one",
    async ({ writes, calls }) => {
      const { documents, objects } = await persistKilledAfter(writes, calls, async (stored) => {
        await giveFeedback(stored, feedbackOf("i2", "r", { rating: 1 }));
        await createScene({ documents: stored }).collector.collectExample({
          tenantId: TENANT,
          interactionId: "i2",
        });
      });
      const withdrawn = new Map(
        (await readAll(documents, WITHDRAWALS)).map(({ id, revision }) => [id, revision]),
      );
      const valid = linesOf(objects).filter(({ id, revision }) => revision > (withdrawn.get(id) ?? 0));
      expect(valid.map(({ id }) => id).sort()).toEqual(["i1", "i3"]);
      const shards = await readAll(documents, SHARDS);
      expect([...objects.objects.keys()], "no object without its shard").toEqual(
        shards.map(({ objectName }) => objectName),
      );
    },
  );

  test.each(KILLS)(
    "an example corrected after a kill behind $writes writes and $calls calls, has one valid line, in its new form",
    async ({ writes, calls }) => {
      const { documents, objects } = await persistKilledAfter(writes, calls, async (stored) => {
        await giveFeedback(stored, feedbackOf("i2", "r", { correction: "It fell by 10%." }));
        await createScene({ documents: stored }).collector.collectExample({
          tenantId: TENANT,
          interactionId: "i2",
        });
      });
      const withdrawn = new Map(
        (await readAll(documents, WITHDRAWALS)).map(({ id, revision }) => [id, revision]),
      );
      const valid = linesOf(objects).filter(({ id, revision }) => revision > (withdrawn.get(id) ?? 0));
      expect(valid.map(({ id, revision }) => [id, revision]).sort()).toEqual([
        ["i1", 1],
        ["i2", 2],
        ["i3", 1],
      ]);
    },
  );

  test("an example corrected after it was sealed, persisted again, has a valid line in its new form only", async () => {
    const { collector, documents, objects } = await sceneWith(IDS);
    await collector.persistBatch(TENANT);
    await giveFeedback(documents, feedbackOf("i2", "r", { correction: "It fell by 10%." }));
    await collector.collectExample({ tenantId: TENANT, interactionId: "i2" });
    expect(await collector.persistBatch(TENANT)).toMatchObject({ examples: 1 });
    expect(await readAll(documents, WITHDRAWALS)).toMatchObject([
      { id: "i2", revision: 1, reason: "decided-anew" },
    ]);
    expect(
      linesOf(objects)
        .filter(({ id }) => id === "i2")
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([1, 2]);
  });
});
