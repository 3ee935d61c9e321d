import { z } from "zod";
import { ChunkMetadataSchema } from "#shared/ports/chunk-index.ts";
import { INGEST_RESULT_EXAMPLE, KNOWLEDGE_EXAMPLE, PASSAGES_EXAMPLE } from "./examples.ts";
import { jsonFormat } from "./parse-body.ts";
import { type BodyFormat, defineRoute, jsonAnswer } from "./route.ts";
import { validate } from "./validate.ts";

const TitleSchema = z.string().trim().min(1, "give the document a title").max(300);
const SourceSchema = z.string().trim().min(1, "say where the document comes from").max(1_000);

/** The body of `POST /v1/knowledge` as JSON. */
export const KnowledgeDocumentSchema = z.strictObject({
  title: TitleSchema,
  source: SourceSchema,
  format: z.enum(["markdown", "text"]),
  text: z.string().trim().min(1, "give the text of the document"),
  metadata: z.strictObject(ChunkMetadataSchema.shape).optional(),
});
type Submitted = z.infer<typeof KnowledgeDocumentSchema>;

/** Beside a body that is the text itself. */
const SubmissionQuerySchema = z.strictObject({
  title: TitleSchema.optional(),
  source: SourceSchema.optional(),
});
type SubmissionQuery = z.infer<typeof SubmissionQuerySchema>;

export const IngestResultSchema = z.object({
  documentId: z.string(),
  chunks: z.object({
    added: z.int().nonnegative(),
    unchanged: z.int().nonnegative(),
    removed: z.int().nonnegative(),
  }),
});

export const PassagesSchema = z.object({
  passages: z.array(
    z.object({
      id: z.string(),
      chunkId: z.string(),
      title: z.string(),
      source: z.string(),
      text: z.string(),
      score: z.number(),
    }),
  ),
});

const SearchQuerySchema = z.strictObject({
  q: z.string().trim().min(1, "say what to look for").max(4_000),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

function textFormat(mediaType: string, format: Submitted["format"]): BodyFormat<Submitted, SubmissionQuery> {
  return {
    mediaType,
    schema: z.string(),
    example: KNOWLEDGE_EXAMPLE.text,
    parse: (text, { title, source }) =>
      validate(KnowledgeDocumentSchema, { title, source, format, text }, "body"),
  };
}

export const KNOWLEDGE_ROUTES = [
  defineRoute({
    operationId: "addKnowledge",
    tag: "Knowledge",
    method: "POST",
    path: "/v1/knowledge",
    scope: "admin",
    summary: "Add a document to the knowledge base",
    description:
      "As JSON, or as the text itself with `title` and `source` in the query. The same document sent again changes nothing; a changed one changes only the chunks that differ.",
    query: SubmissionQuerySchema,
    body: [
      jsonFormat(KnowledgeDocumentSchema, KNOWLEDGE_EXAMPLE),
      textFormat("text/markdown", "markdown"),
      textFormat("text/plain", "text"),
    ],
    responses: {
      200: { description: "What changed.", schema: IngestResultSchema, example: INGEST_RESULT_EXAMPLE },
    },
    handle: async ({ body, caller }, services) =>
      jsonAnswer(200, await services.knowledge.ingest(caller.tenantId, body)),
  }),
  defineRoute({
    operationId: "searchKnowledge",
    tag: "Knowledge",
    method: "GET",
    path: "/v1/knowledge/search",
    scope: "reports",
    summary: "Find passages",
    description: "What a report on this question would be given to read, best first.",
    query: SearchQuerySchema,
    responses: {
      200: { description: "The passages found.", schema: PassagesSchema, example: PASSAGES_EXAMPLE },
    },
    handle: async ({ query, caller }, services) =>
      jsonAnswer(200, { passages: await services.knowledge.search(caller.tenantId, query.q, query.limit) }),
  }),
];
