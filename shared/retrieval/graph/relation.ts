import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../../ports/document-store.ts";

/** No document says more; what comes after these in its text is left out of the graph, never out of the search. */
export const MOST_RELATIONS_PER_DOCUMENT = 500;
/** Evidence longer than this is cut. */
export const MOST_SENTENCE_CHARACTERS = 300;

const EntitySchema = z.object({
  kind: z.enum([
    "issuer",
    "ticker",
    "person",
    "instrument",
    "metric",
    "risk-factor",
    "sector",
    "regulation",
    "place",
  ]),
  /** As it is written. */
  name: z.string().min(1).max(100),
});
/** Something that documents speak of; two names that differ only in case, legal form or plural are one entity. */
export type Entity = z.infer<typeof EntitySchema>;
export type EntityKind = Entity["kind"];

const RelationSchema = z.object({
  /** Reads from subject to object: the subject supplies, owns, is exposed to… the object. */
  type: z.enum([
    "listed-as",
    "supplies",
    "competes-with",
    "owns",
    "acquired",
    "counterparty-of",
    "officer-of",
    "in-sector",
    "located-in",
    "exposed-to",
    "regulated-by",
    "issued",
    "hedges-with",
    "measured-by",
  ]),
  subject: EntitySchema,
  object: EntitySchema,
  /** The office of a person. */
  detail: z.string().max(100).optional(),
  /** The chunk that says so, and where it does: a sentence, or the cells of a row. */
  chunkId: z.string(),
  sentence: z.string().max(MOST_SENTENCE_CHARACTERS),
});
/** What one place of a document says of two entities. */
export type Relation = z.infer<typeof RelationSchema>;
export type RelationType = Relation["type"];

const DocumentRelationsSchema = StoredDocumentSchema.extend({
  relations: z.array(RelationSchema).max(MOST_RELATIONS_PER_DOCUMENT),
});
/** Everything one document of the knowledge base says of entities; its id is the document's. */
export type DocumentRelations = z.infer<typeof DocumentRelationsSchema>;

export const DOCUMENT_RELATIONS: Collection<DocumentRelations> = {
  name: "relations",
  schema: DocumentRelationsSchema,
};
