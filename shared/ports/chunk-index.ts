import { z } from "zod";
import { StoredDocumentSchema } from "./document-store.ts";

/** What a chunk is known by besides its text; every field can be a filter. */
export const ChunkMetadataSchema = z.object({
  issuer: z.string().optional(),
  ticker: z.string().optional(),
  period: z.string().optional(),
  date: z.string().optional(),
  licence: z.string().optional(),
  /** Kind of filing, as "10-K". */
  form: z.string().optional(),
});
export type ChunkMetadata = z.infer<typeof ChunkMetadataSchema>;

/** How a document came in. Policies and filings were put in by an administrator; uploads and web pages by whoever could. */
const SourceClassSchema = z.enum(["policy", "filing", "upload", "web"]);
export type SourceClass = z.infer<typeof SourceClassSchema>;

/** How much a text looks like an attempt to instruct whoever reads it, from 0 to 1, and by what. */
const SuspicionSchema = z.object({ score: z.number().min(0).max(1), reasons: z.array(z.string()) });
export type Suspicion = z.infer<typeof SuspicionSchema>;

/** A retrievable piece of a document. Its id is a hash of tenant, document and content, so that re-ingestion changes only what changed. */
export const ChunkSchema = StoredDocumentSchema.extend({
  documentId: z.string(),
  title: z.string(),
  /** Headings from the document's title down to this chunk. */
  path: z.array(z.string()),
  source: z.string(),
  text: z.string(),
  position: z.int().nonnegative(),
  /** Estimated at ingest, so that nothing is tokenised on the request path. */
  tokens: z.int().nonnegative(),
  metadata: ChunkMetadataSchema,
  /** Nothing is trusted that does not say how it came in. */
  sourceClass: SourceClassSchema.optional(),
  /** Absent where nothing was found. */
  suspicion: SuspicionSchema.optional(),
});
export type Chunk = z.infer<typeof ChunkSchema>;

/**
 * What a question is about, as far as it says. A chunk that names another company, form or year is out; one that names none is
 * in. Years count only where a chunk that is left is of one of them.
 */
export interface QuestionScope {
  /** Issuers and tickers, lower case and without the legal form; empty when the question names no company. */
  readonly companies: readonly string[];
  readonly forms: readonly string[];
  readonly years: readonly number[];
}

/** Applied before scoring: equality on a chunk's metadata, where all given fields must match, case-insensitively; and a scope. */
export interface ChunkFilter {
  readonly documentIds?: readonly string[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly scope?: QuestionScope;
}

/** A chunk as a ranking from elsewhere has it. */
export interface ScoredChunk {
  readonly chunkId: string;
  readonly score: number;
}

export interface ChunkQuery {
  readonly tenantId: string;
  readonly text: string;
  /** Takes part only in an index that holds vectors of the same length. */
  readonly vector?: Float32Array;
  readonly filter?: ChunkFilter;
  /** What the knowledge graph has found, best first, to be joined with the rest; a filter's scope does not apply to it. */
  readonly graph?: readonly ScoredChunk[];
  readonly limit: number;
}

/** How one way of searching found a chunk: its place from 1 on, and the score of that way. */
export interface Placing {
  readonly rank: number;
  readonly score: number;
}

/** `lexical`, `vector` and `graph` are absent where that side did not find the chunk. */
export interface ChunkHit {
  readonly chunk: Chunk;
  readonly score: number;
  readonly lexical?: Placing;
  readonly vector?: Placing;
  readonly graph?: Placing;
}

/** Searches one tenant's chunks at a time. Results are ordered by score, ties by chunk id. */
export interface ChunkIndex {
  /** Replaces chunks of the same id; repeating it changes nothing. */
  upsert(chunks: readonly Chunk[]): Promise<void>;
  remove(tenantId: string, chunkIds: readonly string[]): Promise<void>;
  search(query: ChunkQuery): Promise<readonly ChunkHit[]>;
}
