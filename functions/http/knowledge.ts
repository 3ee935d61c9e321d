import { z } from "zod";
import type { ChunkHit } from "#shared/ports/chunk-index.ts";
import { type KnowledgeInput, KnowledgeInputSchema } from "#shared/retrieval/knowledge-document.ts";
import { INGEST_RESULT_EXAMPLE, KNOWLEDGE_EXAMPLE, PASSAGES_EXAMPLE } from "./examples.ts";
import { jsonFormat } from "./parse-body.ts";
import { type Answer, type BodyFormat, defineRoute, jsonAnswer } from "./route.ts";
import { validate } from "./validate.ts";

/** Beside a body that is the text itself. */
const SubmissionQuerySchema = KnowledgeInputSchema.pick({ title: true, source: true }).partial();
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
      chunkId: z.string(),
      documentId: z.string(),
      title: z.string(),
      path: z.array(z.string()),
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

function textFormat(
  mediaType: string,
  format: KnowledgeInput["format"],
): BodyFormat<KnowledgeInput, SubmissionQuery> {
  return {
    mediaType,
    schema: z.string(),
    example: KNOWLEDGE_EXAMPLE.text,
    parse: (text, { title, source }) =>
      validate(KnowledgeInputSchema, { title, source, format, text }, "body"),
  };
}

function passagesAnswer(hits: readonly ChunkHit[]): Answer {
  const passages = hits.map(({ chunk, score }) => {
    const { id: chunkId, documentId, title, path, source, text } = chunk;
    return { chunkId, documentId, title, path, source, text, score };
  });
  return jsonAnswer(200, { passages });
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
      jsonFormat(KnowledgeInputSchema, KNOWLEDGE_EXAMPLE),
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
      passagesAnswer(
        await services.knowledge.search({ tenantId: caller.tenantId, text: query.q, limit: query.limit }),
      ),
  }),
];
