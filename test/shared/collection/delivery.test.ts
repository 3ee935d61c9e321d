import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addCounts, COLLECTION_COUNTS, countsOf, NO_COUNTS } from "#shared/collection/collection-counts.ts";
import { EXAMPLE_KEYS, EXAMPLES } from "#shared/collection/example.ts";
import type { Feedback } from "#shared/collection/feedback.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { Interaction } from "#shared/reports/interaction.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { SeededRandom } from "../../fakes/seeded-random.ts";
import { CrashingStore } from "../retrieval/crashing-store.ts";
import {
  createScene,
  decisionsOf,
  fakeRedactor,
  feedbackOf,
  giveFeedback,
  interactionOf,
  readAll,
  store,
  TENANT,
} from "./collection-scene.ts";

const QUERIES = ["Drawdown of MSFT?", "Drawdown of Zed's MSFT?", "Worst fall of MSFT?", "boom?", "doubtful?"];

const anyInteraction = (index: number) =>
  fc
    .record({
      query: fc.constantFrom(...QUERIES),
      retryCount: fc.constantFrom(0, 1),
      validationPassed: fc.boolean(),
      confidence: fc.constantFrom(0.1, 1),
    })
    .map(({ query, retryCount, validationPassed, confidence }) =>
      interactionOf(`i${index}`, {
        query,
        report: { confidence, metadata: { retryCount, validationPassed } },
      }),
    );

const anyFeedback = fc
  .record({
    interaction: fc.nat({ max: 7 }),
    rater: fc.constantFrom("r1", "r2"),
    rating: fc.integer({ min: 1, max: 5 }),
    correction: fc.option(fc.constantFrom("It fell by 10%.", "It fell by 12%."), { nil: undefined }),
    minute: fc.integer({ min: 10, max: 59 }),
  })
  .map(({ interaction, rater, rating, correction, minute }) =>
    feedbackOf(`i${interaction}`, rater, {
      rating,
      givenAt: `2026-01-04T13:${minute}:00.000Z`,
      ...(correction !== undefined && { correction }),
    }),
  );

const anyTraffic = fc.record({
  interactions: fc.tuple(...Array.from({ length: 8 }, (_, index) => anyInteraction(index))),
  feedback: fc.uniqueArray(anyFeedback, { maxLength: 6, selector: ({ id }) => id }),
  seed: fc.nat(),
});

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = new SeededRandom({ seed });
  return items
    .map((item) => ({ item, place: random.uniform() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);
}

/** Each change's event three times, in any order: every one of them asks for a decision on its interaction. */
const deliveriesOf = (interactions: readonly Interaction[], feedback: readonly Feedback[], seed: number) => {
  const ids = [...interactions.map(({ id }) => id), ...feedback.map(({ interactionId }) => interactionId)];
  return shuffle([...ids, ...ids, ...ids], seed);
};

async function expectSound(documents: DocumentStore, interactions: number) {
  const [examples, rejections, keys, counts] = await Promise.all([
    readAll(documents, EXAMPLES),
    readAll(documents, REJECTIONS),
    readAll(documents, EXAMPLE_KEYS),
    readAll(documents, COLLECTION_COUNTS),
  ]);
  expect(new Set([...examples, ...rejections].map(({ id }) => id)).size).toBe(interactions);
  expect(examples.length + rejections.length, "one decision each").toBe(interactions);
  expect(keys.map(({ id, exampleId }) => [id, exampleId]).sort()).toEqual(
    examples.map(({ contentKey, id }) => [contentKey, id]).sort(),
  );
  for (const { reason, contentKey } of rejections) {
    if (reason === "duplicate")
      expect(
        keys.map(({ id }) => id),
        "the only copy is there",
      ).toContain(contentKey);
  }
  const recounted = [
    ...examples.map((example) => countsOf({ example, rejection: undefined })),
    ...rejections.map((rejection) => countsOf({ example: undefined, rejection })),
  ].reduce((sum, added) => addCounts(sum, added), NO_COUNTS);
  expect(counts.reduce((sum, added) => addCounts(sum, added), NO_COUNTS)).toEqual(recounted);
}

describe("deliveries", () => {
  test("events, each three times, shuffled and at once, feedback before its interaction too, end in sound decisions", async () => {
    await fc.assert(
      fc.asyncProperty(anyTraffic, async ({ interactions, feedback, seed }) => {
        const { documents, collector } = createScene();
        for (const interaction of interactions) await store(documents, interaction);
        const [early, late] = [feedback.slice(0, 2), feedback.slice(2)];
        for (const given of early) await giveFeedback(documents, given);
        const deliver = (interactionId: string) =>
          collector.collectExample({ tenantId: TENANT, interactionId });
        await Promise.all([
          ...deliveriesOf(interactions, early, seed).map(deliver),
          ...late.map((given) => giveFeedback(documents, given)),
        ]);
        await Promise.all(deliveriesOf([], late, seed).map(deliver));
        await expectSound(documents, interactions.length);
      }),
      { numRuns: 40 },
    );
  });

  test("a decision from before a feedback, that is recorded after the one with it, gives way to it", async () => {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const documents = new MemoryDocumentStore();
    await store(documents, interactionOf("i1"));
    const slow = createScene({
      documents,
      redactor: async (texts) => {
        reached.resolve();
        await released.promise;
        return fakeRedactor(texts);
      },
    });
    const early = slow.collector.collectExample({ tenantId: TENANT, interactionId: "i1" });
    await reached.promise;
    await giveFeedback(documents, feedbackOf("i1", "r1", { rating: 1 }));
    await createScene({ documents }).collector.collectExample({ tenantId: TENANT, interactionId: "i1" });
    released.resolve();
    expect(await early).toBe("unchanged");
    expect(await readAll(documents, REJECTIONS)).toMatchObject([{ reason: "low-quality", revision: 1 }]);
    await expectSound(documents, 1);
  });

  test("events, delivered again when all is decided, write nothing", async () => {
    const { documents, collector } = createScene();
    for (const id of ["i1", "i2"]) await store(documents, interactionOf(id, { query: "the same" }));
    const deliverAll = async () => {
      for (const interactionId of ["i1", "i2"])
        await collector.collectExample({ tenantId: TENANT, interactionId });
    };
    await deliverAll();
    const crashing = new CrashingStore({ store: documents, writes: 2 });
    const before = await decisionsOf(documents);
    const again = createScene({ documents: crashing });
    for (const interactionId of ["i1", "i2"]) {
      expect(await again.collector.collectExample({ tenantId: TENANT, interactionId })).toBe("unchanged");
    }
    expect(await decisionsOf(documents)).toEqual(before);
  });

  test("different orders of the same events, where no contents are equal, end in the same documents", async () => {
    const interactions = QUERIES.map((query, index) => interactionOf(`i${index}`, { query }));
    const feedback = [
      feedbackOf("i0", "r1", { rating: 1 }),
      feedbackOf("i2", "r1", { correction: "Fell by 10%." }),
    ];
    const outcomes = [];
    for (const seed of [1, 2, 3, 4]) {
      const { documents, collector } = createScene();
      for (const interaction of interactions) await store(documents, interaction);
      for (const given of feedback) await giveFeedback(documents, given);
      for (const interactionId of deliveriesOf(interactions, feedback, seed)) {
        await collector.collectExample({ tenantId: TENANT, interactionId });
      }
      outcomes.push(await decisionsOf(documents));
    }
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  });
});

describe("crashes", () => {
  const interactions = [
    interactionOf("i1", { query: "the same" }),
    interactionOf("i2", { query: "the same" }),
    interactionOf("i3", { query: "doubtful" }),
  ];
  const change = feedbackOf("i1", "r1", { correction: "Fell by 10%." });

  /** Delivers what happens in two rounds; a crash ends it, and the platform delivers all of it again. */
  async function run(documents: DocumentStore, writes: number): Promise<boolean> {
    const crashing = new CrashingStore({ store: documents, writes });
    const { collector } = createScene({ documents: crashing });
    const deliver = async (ids: readonly string[]) => {
      for (const interactionId of ids) await collector.collectExample({ tenantId: TENANT, interactionId });
    };
    try {
      await deliver(["i1", "i2", "i3"]);
      await giveFeedback(documents, change);
      await deliver(["i1", "i2", "i3"]);
      return true;
    } catch {
      return false;
    }
  }

  test("a process killed after any of its writes, and the events delivered again, ends where one unharmed does", async () => {
    const unharmed = new MemoryDocumentStore();
    for (const interaction of interactions) await store(unharmed, interaction);
    expect(await run(unharmed, 1_000)).toBe(true);
    const expected = await decisionsOf(unharmed);
    expect(expected.examples.map(({ id }) => id)).toEqual(["i1", "i2"]);
    let kills = 0;
    for (let writes = 0; ; writes += 1) {
      const documents = new MemoryDocumentStore();
      for (const interaction of interactions) await store(documents, interaction);
      if (await run(documents, writes)) break;
      kills += 1;
      expect(await run(documents, 1_000)).toBe(true);
      expect(await decisionsOf(documents)).toEqual(expected);
      await expectSound(documents, interactions.length);
    }
    expect(kills).toBeGreaterThan(3);
  });
});
