import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

/** An example by its id and the revision that is meant. */
const ExampleReferenceSchema = z.object({ id: z.string(), revision: z.int().positive() });
export type ExampleReference = z.infer<typeof ExampleReferenceSchema>;

/** That an example is in no shard yet. A small document beside the example, so that claiming a batch rewrites no examples. */
const UnsealedExampleSchema = StoredDocumentSchema.extend({ revision: z.int().positive() });
export const UNSEALED_EXAMPLES: Collection<z.infer<typeof UnsealedExampleSchema>> = {
  name: "unsealedExamples",
  schema: UnsealedExampleSchema,
};

/** A batch of one tenant's examples: claimed first, then written as one object, then sealed. Only sealed ones may be read. */
const ShardSchema = StoredDocumentSchema.extend({
  state: z.enum(["claimed", "sealed"]),
  /** When it was claimed, in UTC; part of its object's name. */
  day: z.iso.date(),
  claimed: z.array(ExampleReferenceSchema),
  /** Names under which it may have been written; only after all of them are noted is anything written. */
  notedNames: z.array(z.string()),
  /** The object that holds it once it is sealed; null for a batch of which nothing was left to write. */
  objectName: z.string().nullable(),
  /** Lines in the object. */
  examples: z.int().nonnegative(),
});
export type Shard = z.infer<typeof ShardSchema>;

export const SHARDS: Collection<Shard> = { name: "shards", schema: ShardSchema };
