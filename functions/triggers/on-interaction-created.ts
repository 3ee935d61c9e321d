import type { DocumentEvent } from "#shared/ports/document-events.ts";
import type { Services } from "../http/services.ts";

/** What the triggers that feed collection need. */
export type CollectionServices = Pick<Services, "runtime" | "collection">;

/** Decides what a recorded interaction becomes. Delivered again, it finds that decided and changes nothing. */
export async function onInteractionCreated(
  { id: eventId, tenantId, documentId: interactionId }: DocumentEvent,
  { collection, runtime }: CollectionServices,
): Promise<void> {
  const recorded = await collection.collector.collectExample({ tenantId, interactionId });
  runtime.logger.info("interaction collected", { eventId, tenantId, interactionId, recorded });
}
