import { createHash } from "node:crypto";
import type { TenantDocuments } from "../ports/document-store.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import type { Clock } from "../ports/runtime.ts";
import { EXAMPLES, type TrainingExample } from "./example.ts";
import { type ExampleReference, SHARDS, type Shard, UNSEALED_EXAMPLES } from "./shard.ts";
import { type ShardContent, shardContentOf } from "./shard-content.ts";

/** Well inside the 500 writes of one Firestore transaction, and a few megabytes of lines. */
const MOST_EXAMPLES = 200;

export interface SealingFields {
  readonly documents: TenantDocuments;
  readonly objects: ObjectStore;
  readonly clock: Clock;
}

/** A batch that is written and may be read. */
export type SealedShard = Pick<Shard, "id" | "objectName" | "examples">;

/** Finishes a batch that was begun, or claims the next one and writes it; undefined when there is nothing to do. */
export async function sealNextShard(fields: SealingFields): Promise<SealedShard | undefined> {
  const begun = await fields.documents.query(SHARDS, {
    where: [{ field: "state", operator: "==", value: "claimed" }],
    limit: 1,
  });
  const shard = begun.documents[0] ?? (await claimBatch(fields));
  return shard && sealShard(fields, shard);
}

/** Moves the marks of examples that are in no shard into a new shard, all at once. */
async function claimBatch({ documents, clock }: SealingFields): Promise<Shard | undefined> {
  const waiting = await documents.query(UNSEALED_EXAMPLES, { limit: MOST_EXAMPLES });
  if (waiting.documents.length === 0) return undefined;
  return documents.transaction(async (transaction) => {
    const marks = await Promise.all(
      waiting.documents.map(({ id }) => transaction.get(UNSEALED_EXAMPLES, id)),
    );
    const claimed = marks.flatMap((mark) => (mark ? [{ id: mark.id, revision: mark.revision }] : []));
    if (claimed.length === 0) return undefined;
    const shard: Shard = {
      id: shardIdOf(claimed),
      tenantId: documents.tenantId,
      schemaVersion: 1,
      state: "claimed",
      day: clock.now().toISOString().slice(0, 10),
      claimed,
      notedNames: [],
      objectName: null,
      examples: 0,
    };
    transaction.create(SHARDS, shard);
    for (const { id } of claimed) transaction.delete(UNSEALED_EXAMPLES, id);
    return shard;
  });
}

const shardIdOf = (claimed: readonly ExampleReference[]): string =>
  createHash("sha256")
    .update(claimed.map(({ id, revision }) => `${id}.${revision}`).join("\n"))
    .digest("hex")
    .slice(0, 32);

/**
 * Writes what is left of a claimed batch and marks it sealed. The object's name is noted before the object is written, so
 * that a run after a crash writes the same bytes under the same name; when examples were withdrawn in between, it writes
 * another object, and what an earlier run wrote is removed once the shard is sealed and its name can change no more.
 */
async function sealShard(fields: SealingFields, shard: Shard): Promise<SealedShard> {
  const examples = await remainingExamples(fields.documents, shard);
  const content = examples.length === 0 ? undefined : shardContentOf(shard, examples);
  if (content !== undefined) {
    await noteName(fields.documents, shard.id, content.objectName);
    await put(fields.objects, content);
  }
  const sealed = await markSealed(fields.documents, shard, {
    objectName: content?.objectName ?? null,
    examples: examples.length,
  });
  const written = new Set([...sealed.notedNames, ...(content ? [content.objectName] : [])]);
  for (const name of written) if (name !== sealed.objectName) await fields.objects.delete(name);
  return sealed;
}

/** Those that were neither withdrawn nor changed since they were claimed; a changed one waits for a shard of its own. */
async function remainingExamples(
  documents: TenantDocuments,
  { claimed }: Shard,
): Promise<readonly TrainingExample[]> {
  const found = await Promise.all(claimed.map(({ id }) => documents.get(EXAMPLES, id)));
  return found.flatMap((example, position) =>
    example?.revision === claimed[position]?.revision ? (example ?? []) : [],
  );
}

/** Notes the name that the object is going to have. */
async function noteName(documents: TenantDocuments, id: string, objectName: string): Promise<void> {
  await documents.transaction(async (transaction) => {
    const stored = await transaction.get(SHARDS, id);
    if (stored?.state !== "claimed" || stored.notedNames.includes(objectName)) return;
    transaction.set(SHARDS, { ...stored, notedNames: [...stored.notedNames, objectName] });
  });
}

const put = (objects: ObjectStore, { objectName, bytes }: ShardContent) =>
  objects.put(objectName, bytes, { ifAbsent: true, contentType: "application/gzip" });

/** The first run to come here seals the shard; any other finds it sealed, and its own object is one too many. */
function markSealed(
  documents: TenantDocuments,
  shard: Shard,
  written: Pick<Shard, "objectName" | "examples">,
): Promise<Shard> {
  return documents.transaction(async (transaction) => {
    const stored = (await transaction.get(SHARDS, shard.id)) ?? shard;
    if (stored.state === "sealed") return stored;
    const sealed: Shard = { ...stored, ...written, state: "sealed" };
    transaction.set(SHARDS, sealed);
    return sealed;
  });
}
