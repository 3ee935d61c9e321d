import { z } from "zod";
import { FinRiskError, type Violation } from "../errors.ts";
import { type Chunk, type ChunkMetadata, ChunkMetadataSchema, ChunkSchema } from "../ports/chunk-index.ts";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

const MAX_DOCUMENT_BYTES = 5 * 1024 * 1024;

/** Keeps a document's list of chunk ids well inside the 1 MiB of a stored document. */
export const MAX_CHUNKS_PER_DOCUMENT = 10_000;

const MetadataValueSchema = z.string().trim().min(1).max(200).optional();

/** A document on its way into the knowledge base. `source` says where it came from and names it: the same source again is a new version. */
export const KnowledgeInputSchema = z.strictObject({
  title: z.string().trim().min(1, "give the document a title").max(300),
  source: z.string().trim().min(1, "say where the document comes from").max(500),
  format: z.enum(["markdown", "text"]),
  text: z.string().refine((text) => text.trim() !== "", "give the document a text"),
  metadata: z
    .strictObject({
      issuer: MetadataValueSchema,
      ticker: MetadataValueSchema,
      period: MetadataValueSchema,
      date: MetadataValueSchema,
      licence: MetadataValueSchema,
      form: MetadataValueSchema,
    } satisfies Record<keyof ChunkMetadata, typeof MetadataValueSchema>)
    .optional(),
});
export type KnowledgeInput = z.infer<typeof KnowledgeInputSchema>;

/** A document of the knowledge base. Only the chunks it lists are live: replacing this one document replaces them all at once. */
const KnowledgeDocumentSchema = StoredDocumentSchema.extend({
  title: z.string(),
  source: z.string(),
  format: z.enum(["markdown", "text"]),
  metadata: ChunkMetadataSchema,
  /** In the order of the text. */
  chunkIds: z.array(z.string()).max(MAX_CHUNKS_PER_DOCUMENT),
  /** Raised by whoever begins to change the document, so that two who do it at once notice. */
  revision: z.int().positive(),
  ingestedAt: z.iso.datetime(),
});
export type KnowledgeDocument = z.infer<typeof KnowledgeDocumentSchema>;

export const KNOWLEDGE_DOCUMENTS: Collection<KnowledgeDocument> = {
  name: "documents",
  schema: KnowledgeDocumentSchema,
};
export const CHUNKS: Collection<Chunk> = { name: "chunks", schema: ChunkSchema };

function refuse(
  code: "invalid-request" | "payload-too-large",
  violations: readonly Violation[],
): FinRiskError {
  const reasons = violations.map(({ field, remedy }) => `${field}: ${remedy}`).join("; ");
  return new FinRiskError({ code, message: `The document cannot be ingested: ${reasons}.`, violations });
}

/** Throws `invalid-request` naming each field that is wrong, or `payload-too-large` for a text above 5 MB. */
export function parseKnowledgeInput(input: unknown): KnowledgeInput {
  const parsed = KnowledgeInputSchema.safeParse(input);
  if (!parsed.success) {
    const { issues } = parsed.error;
    throw refuse(
      "invalid-request",
      issues.map(({ path, message }) => ({ field: path.join("."), remedy: message })),
    );
  }
  if (Buffer.byteLength(parsed.data.text) > MAX_DOCUMENT_BYTES) {
    throw refuse("payload-too-large", [{ field: "text", remedy: "send at most 5 MB" }]);
  }
  return parsed.data;
}
