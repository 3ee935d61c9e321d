import { z } from "zod";
import { type ChunkHit, ChunkMetadataSchema } from "#shared/ports/chunk-index.ts";
import type { KnowledgeDocument } from "#shared/retrieval/knowledge-document.ts";
import { DOCUMENTS_EXAMPLE, INGEST_RESULT_EXAMPLE, PASSAGES_EXAMPLE } from "./examples.ts";
import { KNOWLEDGE_BODY, SubmissionQuerySchema } from "./knowledge-body.ts";
import { type Answer, defineRoute, jsonAnswer } from "./route.ts";

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

export const DocumentsSchema = z.object({
  documents: z.array(
    z.object({
      documentId: z.string(),
      title: z.string(),
      source: z.string(),
      metadata: ChunkMetadataSchema,
      chunks: z.int().nonnegative(),
      ingestedAt: z.iso.datetime(),
    }),
  ),
  next: z.string().optional(),
});

const RemovedSchema = z.object({ documentId: z.string(), removed: z.literal(true) });

const ListQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().min(1).max(2_000).optional(),
});

const describeDocument = ({ id, title, source, metadata, chunkIds, ingestedAt }: KnowledgeDocument) => ({
  documentId: id,
  title,
  source,
  metadata,
  chunks: chunkIds.length,
  ingestedAt,
});

const SearchQuerySchema = z.strictObject({
  q: z.string().trim().min(1, "say what to look for").max(4_000),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

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
      "As JSON, or as the document itself with `source`, `title` and metadata in the query: Markdown, text, HTML, CSV, PDF or an Excel workbook. The same document sent again changes nothing; a changed one changes only the chunks that differ.",
    query: SubmissionQuerySchema,
    body: KNOWLEDGE_BODY,
    responses: {
      200: { description: "What changed.", schema: IngestResultSchema, example: INGEST_RESULT_EXAMPLE },
    },
    handle: async ({ body, caller: { tenantId } }, { knowledge, files }) =>
      jsonAnswer(
        200,
        await ("bytes" in body ? files.ingestFile(tenantId, body) : knowledge.ingest(tenantId, body)),
      ),
  }),
  defineRoute({
    operationId: "listKnowledge",
    tag: "Knowledge",
    method: "GET",
    path: "/v1/knowledge",
    scope: "admin",
    summary: "List documents",
    description: "A page of them, in the order of their ids; `next` is the `after` of the page that follows.",
    query: ListQuerySchema,
    responses: {
      200: { description: "A page of documents.", schema: DocumentsSchema, example: DOCUMENTS_EXAMPLE },
    },
    handle: async ({ query: { limit, after }, caller }, services) => {
      const page = { limit, ...(after !== undefined && { after }) };
      const { documents, next } = await services.knowledge.list(caller.tenantId, page);
      return jsonAnswer(200, { documents: documents.map(describeDocument), next });
    },
  }),
  defineRoute({
    operationId: "removeKnowledge",
    tag: "Knowledge",
    method: "DELETE",
    path: "/v1/knowledge/{id}",
    scope: "admin",
    summary: "Remove a document",
    description: "Its passages are cited no more. Removing what is not there succeeds.",
    responses: {
      200: {
        description: "It is gone.",
        schema: RemovedSchema,
        example: { documentId: "d41f", removed: true },
      },
    },
    handle: async ({ params: { id: documentId }, caller }, services) => {
      await services.knowledge.remove(caller.tenantId, documentId);
      return jsonAnswer(200, { documentId, removed: true });
    },
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
