import { interactionOfFeedback } from "#shared/collection/feedback.ts";
import type { DocumentEvent } from "#shared/ports/document-events.ts";
import type { CollectionServices } from "./on-interaction-created.ts";

/** Decides anew what an interaction becomes, now that there is feedback on it; it may come before the interaction's own event. */
export async function onFeedbackWritten(
  { id: eventId, tenantId, documentId }: DocumentEvent,
  { collection, runtime }: CollectionServices,
): Promise<void> {
  const interactionId = interactionOfFeedback(documentId);
  const recorded = await collection.collector.collectExample({ tenantId, interactionId });
  runtime.logger.info("feedback considered", { eventId, tenantId, interactionId, recorded });
}
