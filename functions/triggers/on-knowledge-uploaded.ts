import { readUploadName } from "#shared/retrieval/ingest-upload.ts";
import type { Services } from "../http/services.ts";

/**
 * Follows an object that was written or deleted, in whatever order its events come; objects that are no uploads of knowledge
 * are passed over before anything is opened.
 */
export async function onKnowledgeUploaded(name: string, services: Pick<Services, "uploads">): Promise<void> {
  if (readUploadName(name) !== undefined) await services.uploads.ingest(name);
}
