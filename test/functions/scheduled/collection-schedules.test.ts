import { describe, expect, test } from "vitest";
import { EXAMPLES } from "#shared/collection/example.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import { SHARDS, UNSEALED_EXAMPLES } from "#shared/collection/shard.ts";
import { FinRiskError } from "#shared/errors.ts";
import { sealShards } from "../../../functions/scheduled/seal-shards.ts";
import { sweepUncollected } from "../../../functions/scheduled/sweep-uncollected.ts";
import { interactionOf, readAll, store } from "../../shared/collection/collection-scene.ts";
import { createFakeServices } from "../http/fake-services.ts";

const HOUR_MS = 3_600_000;

describe("sealShards", () => {
  test("examples of several tenants, sealed, are in shards of their own, and one tenant that fails holds up no other", async () => {
    const { services, documents } = createFakeServices();
    for (const tenantId of ["a", "b", "c"]) {
      await store(documents, interactionOf("i1", { tenantId }));
      await services.collection.collector.collectExample({ tenantId, interactionId: "i1" });
    }
    const { collector } = services.collection;
    const failing = {
      collectExample: collector.collectExample.bind(collector),
      giveUp: collector.giveUp.bind(collector),
      getStatistics: collector.getStatistics.bind(collector),
      persistBatch: (tenantId: string) =>
        tenantId === "a" ? Promise.reject(new Error("no")) : collector.persistBatch(tenantId),
    };
    const collection = { ...services.collection, collector: failing };
    expect(await sealShards({ ...services, collection })).toEqual({ shards: 2, examples: 2 });
    expect(await sealShards(services)).toEqual({ shards: 1, examples: 1 });
    expect((await documents.queryAllTenants(UNSEALED_EXAMPLES, { limit: 10 })).documents).toEqual([]);
    const { documents: shards } = await documents.queryAllTenants(SHARDS, { limit: 10 });
    expect(shards.map(({ tenantId, state }) => [tenantId, state]).sort()).toEqual(
      ["a", "b", "c"].map((id) => [id, "sealed"]),
    );
  });
});

describe("sweepUncollected", () => {
  const undecided = interactionOf("i1");
  const createdAtMs = Date.parse(undecided.createdAt);

  async function sceneAfter(hours: number) {
    const fakes = createFakeServices();
    const { clock } = fakes.runtime;
    await store(fakes.documents, undecided);
    await clock.advance(createdAtMs + hours * HOUR_MS - clock.now().getTime());
    return fakes;
  }

  test("an interaction whose event went missing, after the time of retries, is collected once", async () => {
    const { services, documents } = await sceneAfter(25);
    expect(await sweepUncollected(services)).toEqual({ found: 1 });
    expect(await readAll(documents, EXAMPLES)).toMatchObject([{ id: "i1" }]);
    expect(await sweepUncollected(services)).toEqual({ found: 0 });
  });

  test("an interaction within the time of retries, at a sweep, is left to its event", async () => {
    const { services } = await sceneAfter(23);
    expect(await sweepUncollected(services)).toEqual({ found: 0 });
  });

  test.each([
    ["for good", new Error("defect"), [{ reason: "collection-failed" }]],
    ["for now", new FinRiskError({ code: "store-unavailable", message: "away" }), []],
  ])(
    "an interaction that fails %s, at a sweep, is rejected or left to the next",
    async (_, error, rejections) => {
      const { services, documents } = await sceneAfter(25);
      const { collector } = services.collection;
      const failing = {
        collectExample: () => Promise.reject(error),
        giveUp: collector.giveUp.bind(collector),
        getStatistics: collector.getStatistics.bind(collector),
        persistBatch: collector.persistBatch.bind(collector),
      };
      await sweepUncollected({ ...services, collection: { ...services.collection, collector: failing } });
      expect(await readAll(documents, REJECTIONS)).toMatchObject(rejections);
      expect(await readAll(documents, REJECTIONS)).toHaveLength(rejections.length);
    },
  );
});
