import { describe, expect, test } from "vitest";
import {
  INTERACTION_RECEIPTS,
  onInteractionCreated,
} from "../../../functions/triggers/on-interaction-created.ts";
import { createFakeRuntime } from "../../fakes/fake-runtime.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { SeededRandom } from "../../fakes/seeded-random.ts";

function shuffle<T>(items: readonly T[], random: SeededRandom): T[] {
  return items
    .map((item) => ({ item, rank: random.uniform() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

describe("onInteractionCreated", () => {
  test("forty events, each delivered three times and shuffled, leave forty receipts", async () => {
    const services = { documents: new MemoryDocumentStore(), runtime: createFakeRuntime() };
    const events = Array.from({ length: 40 }, (_, index) => ({
      id: `e${index}`,
      tenantId: index % 2 === 0 ? "acme" : "other",
      documentId: `i${index}`,
    }));
    const deliveries = shuffle([...events, ...events, ...events], new SeededRandom({ seed: 7 }));
    await Promise.all(deliveries.map((event) => onInteractionCreated(event, services)));
    for (const tenantId of ["acme", "other"]) {
      expect(await services.documents.forTenant(tenantId).count(INTERACTION_RECEIPTS)).toBe(20);
    }
  });

  test("a receipt, when its event comes again later, keeps its first time", async () => {
    const services = { documents: new MemoryDocumentStore(), runtime: createFakeRuntime() };
    const event = { id: "e", tenantId: "acme", documentId: "i" };
    await onInteractionCreated(event, services);
    await services.runtime.clock.advance(5_000);
    await onInteractionCreated(event, services);
    const receipt = await services.documents.forTenant("acme").get(INTERACTION_RECEIPTS, "i");
    expect(receipt?.receivedAt).toBe("2026-01-05T00:00:00.000Z");
  });

  test("a store that fails, on an event, makes the delivery fail, so that it comes again", async () => {
    const services = { documents: new MemoryDocumentStore(), runtime: createFakeRuntime() };
    const event = { id: "e", tenantId: "", documentId: "i" };
    await expect(onInteractionCreated(event, services)).rejects.toThrow();
  });
});
