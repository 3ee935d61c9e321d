import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

/** How many changes an instance may miss before it has to read everything anew. */
const MOST_CHANGES = 200;

const KnowledgeVersionSchema = StoredDocumentSchema.extend({
  version: z.int().positive(),
  /** The last changes, oldest first, one for each version. */
  changes: z.array(z.object({ version: z.int().positive(), documentId: z.string() })),
});
/** How often a tenant's knowledge has changed, and in which documents it did last: one small document that every search reads. */
export type KnowledgeVersion = z.infer<typeof KnowledgeVersionSchema>;

export const KNOWLEDGE_VERSIONS: Collection<KnowledgeVersion> = {
  name: "knowledgeVersions",
  schema: KnowledgeVersionSchema,
};
export const KNOWLEDGE_VERSION_ID = "current";

/** The version that a change of one document makes. */
export function afterChange(
  current: KnowledgeVersion | undefined,
  change: { readonly tenantId: string; readonly documentId: string },
): KnowledgeVersion {
  const version = (current?.version ?? 0) + 1;
  const changes = [...(current?.changes ?? []), { version, documentId: change.documentId }];
  return {
    id: KNOWLEDGE_VERSION_ID,
    tenantId: change.tenantId,
    schemaVersion: 1,
    version,
    changes: changes.slice(-MOST_CHANGES),
  };
}

/** The documents that changed after `version`; undefined when that is too long ago to tell. */
export function changedSince(
  { changes }: KnowledgeVersion,
  version: number,
): ReadonlySet<string> | undefined {
  if ((changes[0]?.version ?? 1) > version + 1) return undefined;
  return new Set(changes.filter((change) => change.version > version).map(({ documentId }) => documentId));
}
