import { createHash } from "node:crypto";
import { z } from "zod";
import { FinRiskError } from "../errors.ts";
import type { DocumentReader } from "../ports/document-reader.ts";
import { type Collection, type DocumentStore, StoredDocumentSchema } from "../ports/document-store.ts";
import type { ObjectDescription, ObjectStore } from "../ports/object-store.ts";
import type { Runtime } from "../ports/runtime.ts";
import { ingestFile } from "./ingest-file.ts";
import type { KnowledgeBase } from "./ingest-knowledge.ts";

/** Files are uploaded below `knowledge/{tenant}/`; the rest of the name is the document's source. */
const UPLOAD_NAME = /^knowledge\/([^/]+)\/(.+)$/;
const UPLOAD_PREFIX = "knowledge/";
const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

const UploadSchema = StoredDocumentSchema.extend({
  name: z.string(),
  /** Of the object that was looked at last: another one by the same name is looked at again. */
  sizeBytes: z.int().nonnegative(),
  updatedAt: z.iso.datetime(),
  status: z.enum(["ingested", "rejected"]),
  documentId: z.string().optional(),
  /** Why a file was rejected. */
  reason: z.string().optional(),
});
/** What became of an uploaded file. */
export type Upload = z.infer<typeof UploadSchema>;

export const UPLOADS: Collection<Upload> = { name: "knowledgeUploads", schema: UploadSchema };

/** What uploads are read from and written to. */
export interface UploadServices {
  readonly objects: ObjectStore;
  readonly documents: DocumentStore;
  readonly knowledge: Pick<KnowledgeBase, "ingest" | "remove">;
  readonly reader: DocumentReader;
  readonly runtime: Runtime;
}

/** The id of an upload's record: names may be longer than ids. */
const uploadIdOf = (name: string): string => createHash("sha256").update(name).digest("hex").slice(0, 32);

/** Tenant and source of an uploaded object, or undefined for one that is no upload. */
export function readUploadName(
  name: string,
): { readonly tenantId: string; readonly source: string } | undefined {
  const [, tenantId, source] = UPLOAD_NAME.exec(name) ?? [];
  return tenantId === undefined || source === undefined ? undefined : { tenantId, source };
}

/**
 * Brings the knowledge to what an uploaded object is now: adds it, replaces it, or removes it when the object is gone. Repeating it changes
 * nothing, whatever the order of events. A file that cannot be read is recorded as rejected with the reason, and not tried
 * again until it changes; other failures are thrown, so that the event comes again.
 */
export async function ingestUpload(services: UploadServices, name: string): Promise<Upload | undefined> {
  const place = readUploadName(name);
  if (place === undefined) return undefined;
  const documents = services.documents.forTenant(place.tenantId);
  const [object, known] = await Promise.all([
    services.objects.describe(name),
    documents.get(UPLOADS, uploadIdOf(name)),
  ]);
  if (object === undefined) {
    if (known !== undefined) await withdraw(services, known);
    return undefined;
  }
  if (known !== undefined && isSameObject(known, object)) return known;
  const outcome = await readOrReject(services, place, object);
  const upload: Upload = {
    id: uploadIdOf(name),
    tenantId: place.tenantId,
    schemaVersion: 1,
    name,
    sizeBytes: object.sizeBytes,
    updatedAt: object.updatedAt.toISOString(),
    ...outcome,
  };
  await documents.set(UPLOADS, upload);
  services.runtime.logger.info("upload looked at", { name, status: upload.status, reason: upload.reason });
  return upload;
}

const isSameObject = (known: Upload, { sizeBytes, updatedAt }: ObjectDescription): boolean =>
  known.sizeBytes === sizeBytes && known.updatedAt === updatedAt.toISOString();

async function withdraw({ knowledge, documents }: UploadServices, upload: Upload): Promise<void> {
  if (upload.documentId !== undefined) await knowledge.remove(upload.tenantId, upload.documentId);
  await documents.forTenant(upload.tenantId).delete(UPLOADS, upload.id);
}

async function readOrReject(
  services: UploadServices,
  { tenantId, source }: { readonly tenantId: string; readonly source: string },
  { name, sizeBytes }: ObjectDescription,
): Promise<Pick<Upload, "status" | "documentId" | "reason">> {
  if (sizeBytes > MAX_UPLOAD_BYTES) return { status: "rejected", reason: "the file is larger than 20 MiB" };
  try {
    const bytes = await readAll(services.objects, name);
    const { documentId } = await ingestFile(services, tenantId, { bytes, source });
    return { status: "ingested", documentId };
  } catch (error) {
    if (!(error instanceof FinRiskError) || !REJECTIONS.has(error.code)) throw error;
    return { status: "rejected", reason: error.message };
  }
}

const REJECTIONS: ReadonlySet<string> = new Set([
  "invalid-request",
  "payload-too-large",
  "unsupported-media-type",
]);

async function readAll(objects: ObjectStore, name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await objects.get(name)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * Looks at every upload whose object is new, has changed or is gone since it was looked at: what events were missed, and all
 * there is where nothing sends events.
 */
export async function sweepUploads(
  services: UploadServices,
): Promise<{ readonly looked: number; readonly ingested: number }> {
  const names = new Set<string>();
  for await (const { name } of services.objects.list(UPLOAD_PREFIX)) names.add(name);
  let after: string | undefined;
  do {
    const page = await services.documents.queryAllTenants(UPLOADS, {
      limit: 200,
      ...(after !== undefined && { after }),
    });
    for (const { name } of page.documents) names.add(name);
    after = page.next;
  } while (after !== undefined);
  let ingested = 0;
  for (const name of names) {
    if ((await ingestUpload(services, name))?.status === "ingested") ingested += 1;
  }
  return { looked: names.size, ingested };
}
