import { describe, expect, test } from "vitest";
import { EXAMPLES } from "#shared/collection/example.ts";
import { feedbackId } from "#shared/collection/feedback.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import { onFeedbackWritten } from "../../../functions/triggers/on-feedback-written.ts";
import { onInteractionCreated } from "../../../functions/triggers/on-interaction-created.ts";
import {
  createScene,
  feedbackOf,
  giveFeedback,
  interactionOf,
  readAll,
  store,
  TENANT,
} from "../../shared/collection/collection-scene.ts";
import { CrashingStore } from "../../shared/retrieval/crashing-store.ts";

function createServices() {
  const collection = createScene();
  const { documents, runtime } = collection;
  return { collection, documents, runtime };
}

const eventOf = (documentId: string, tenantId = TENANT) => ({ id: "e1", tenantId, documentId });

describe("the triggers of collection", () => {
  test("an interaction's event, delivered three times, makes one example of it", async () => {
    const services = createServices();
    await store(services.documents, interactionOf("i1"));
    for (let delivery = 0; delivery < 3; delivery += 1) await onInteractionCreated(eventOf("i1"), services);
    expect(await readAll(services.documents, EXAMPLES)).toMatchObject([{ id: "i1", revision: 1 }]);
    const logged = services.runtime.logger.entries.map(({ fields }) => fields["recorded"]);
    expect(logged).toEqual(["recorded", "unchanged", "unchanged"]);
  });

  test("a feedback's event, before the interaction's own, decides with the feedback", async () => {
    const services = createServices();
    await store(services.documents, interactionOf("i1"));
    const feedback = feedbackOf("i1", "u1", { rating: 1 });
    await giveFeedback(services.documents, feedback);
    await onFeedbackWritten(eventOf(feedback.id), services);
    await onInteractionCreated(eventOf("i1"), services);
    expect(await readAll(services.documents, REJECTIONS)).toMatchObject([
      { reason: "low-quality", revision: 1 },
    ]);
  });

  test("an event, of what is there no more, is done with", async () => {
    const services = createServices();
    await onFeedbackWritten(eventOf(feedbackId("gone", "u1")), services);
    expect(services.runtime.logger.entries).toMatchObject([
      { fields: { interactionId: "gone", recorded: "gone" } },
    ]);
  });

  test("a store that fails, on an event, makes the delivery fail, so that it comes again", async () => {
    const services = createServices();
    const documents = new CrashingStore({ store: services.documents, writes: 0 });
    await store(services.documents, interactionOf("i1"));
    const collection = createScene({ documents });
    await expect(onInteractionCreated(eventOf("i1"), { ...services, collection })).rejects.toThrow("killed");
  });
});
