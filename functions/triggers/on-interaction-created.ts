import { z } from "zod";
import { FinRiskError } from "#shared/errors.ts";
import type { DocumentEvent } from "#shared/ports/document-events.ts";
import { type Collection, type DocumentStore, StoredDocumentSchema } from "#shared/ports/document-store.ts";
import type { Runtime } from "#shared/ports/runtime.ts";

const InteractionReceiptSchema = StoredDocumentSchema.extend({ receivedAt: z.iso.datetime() });

/** That an interaction reached its trigger; the receipt has the interaction's id, so that there is one at most. */
export const INTERACTION_RECEIPTS: Collection<z.infer<typeof InteractionReceiptSchema>> = {
  name: "interactionReceipts",
  schema: InteractionReceiptSchema,
};

/** Notes that the interaction was seen. Delivered again, it finds its receipt and changes nothing. */
export async function onInteractionCreated(
  event: DocumentEvent,
  services: { readonly documents: DocumentStore; readonly runtime: Runtime },
): Promise<void> {
  const { clock, logger } = services.runtime;
  const { id: eventId, tenantId, documentId } = event;
  const receipt = { id: documentId, tenantId, schemaVersion: 1, receivedAt: clock.now().toISOString() };
  try {
    await services.documents.forTenant(tenantId).create(INTERACTION_RECEIPTS, receipt);
    logger.info("interaction received", { eventId, tenantId, interactionId: documentId });
  } catch (error) {
    if (!(error instanceof FinRiskError && error.code === "conflict")) throw error;
    logger.debug("interaction received before", { eventId, tenantId, interactionId: documentId });
  }
}
