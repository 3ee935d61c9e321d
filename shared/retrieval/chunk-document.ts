import { createHash } from "node:crypto";
import { FinRiskError } from "../errors.ts";
import { type Chunk, ChunkMetadataSchema } from "../ports/chunk-index.ts";
import { cleanText } from "./clean-text.ts";
import { readFrontMatter } from "./front-matter.ts";
import {
  type KnowledgeDocument,
  type KnowledgeInput,
  MAX_CHUNKS_PER_DOCUMENT,
} from "./knowledge-document.ts";
import { type Block, parseBlocks } from "./parse-blocks.ts";
import { MOST_PROSE_CHARACTERS, splitBlock } from "./split-block.ts";

const SCHEMA_VERSION = 1;
/** The usual rule of thumb for English; good enough for budgets, and costs nothing. */
const CHARACTERS_PER_TOKEN = 4;

/** A document before it is stored: who stores it adds the revision and the time. */
export type DocumentDraft = Omit<KnowledgeDocument, "revision" | "ingestedAt">;

/** 128 bits of SHA-256 in hexadecimal. */
const hashOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** The id of the document that a tenant ingests from this source. */
export const documentIdOf = (tenantId: string, source: string): string =>
  hashOf("document", tenantId, source);

interface Section {
  readonly path: readonly string[];
  readonly pieces: string[];
}

/** Pieces that stand next to each other under the same headings. A first heading that repeats the title is not repeated. */
function groupBySection(blocks: readonly Block[], title: string): readonly Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    const below = block.headings[0] === title ? block.headings.slice(1) : block.headings;
    const path = [title, ...below];
    const last = sections.at(-1);
    if (last !== undefined && JSON.stringify(last.path) === JSON.stringify(path)) {
      last.pieces.push(...splitBlock(block));
    } else {
      sections.push({ path, pieces: [...splitBlock(block)] });
    }
  }
  return sections;
}

/** Fills chunks up to the prose limit; a piece that is longer, a whole table for instance, is a chunk of its own. */
const packSection = ({ path, pieces }: Section): readonly { path: readonly string[]; text: string }[] =>
  pieces
    .reduce<string[][]>((groups, piece) => {
      const group = groups.at(-1);
      const length = (group?.join("\n\n").length ?? 0) + 2 + piece.length;
      if (group === undefined || length > MOST_PROSE_CHARACTERS) groups.push([piece]);
      else group.push(piece);
      return groups;
    }, [])
    .map((group) => ({ path, text: group.join("\n\n") }));

function tooManyChunks(count: number): FinRiskError {
  const remedy = `send at most ${MAX_CHUNKS_PER_DOCUMENT} sections, or several documents`;
  return new FinRiskError({
    code: "payload-too-large",
    message: `The document's text makes ${count} chunks: ${remedy}.`,
    violations: [{ field: "text", remedy }],
  });
}

/**
 * Cleans a document and cuts it into chunks of about 120 to 200 words that carry their heading path; tables and lists stay
 * whole up to 3,000 characters. The id of a chunk is a hash of its content and of the document's source, so an unchanged
 * chunk keeps it. Metadata given here goes before the front matter's. Throws `invalid-request` when nothing readable is left
 * and `payload-too-large` above 10,000 chunks, naming the field `text`.
 */
export function chunkDocument(input: KnowledgeInput & { readonly tenantId: string }): {
  readonly document: DocumentDraft;
  readonly chunks: readonly Chunk[];
} {
  const { tenantId, source, format } = input;
  const title = cleanText(input.title).replaceAll(/\s+/g, " ").trim();
  const { metadata: written, body } = readFrontMatter(cleanText(input.text));
  // Parsed for the order of its keys, which the hashes depend on.
  const metadata = ChunkMetadataSchema.parse({ ...written, ...input.metadata });
  const documentId = documentIdOf(tenantId, source);
  const packed = groupBySection(parseBlocks(body, format), title).flatMap(packSection);
  if (packed.length > MAX_CHUNKS_PER_DOCUMENT) throw tooManyChunks(packed.length);
  const seen = new Map<string, number>();
  const chunks = packed.map(({ path, text }, position): Chunk => {
    const content = hashOf("chunk", tenantId, documentId, path, metadata, text);
    const repeat = seen.get(content) ?? 0;
    seen.set(content, repeat + 1);
    return {
      id: repeat === 0 ? content : hashOf(content, repeat),
      tenantId,
      schemaVersion: SCHEMA_VERSION,
      documentId,
      title,
      path: [...path],
      source,
      text,
      position,
      tokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN),
      metadata,
    };
  });
  const chunkIds = chunks.map(({ id }) => id);
  const document = {
    id: documentId,
    tenantId,
    schemaVersion: SCHEMA_VERSION,
    title,
    source,
    format,
    metadata,
    chunkIds,
  };
  if (chunks.length === 0) throw nothingToRead();
  return { document, chunks };
}

function nothingToRead(): FinRiskError {
  const remedy = "send a text with at least one paragraph, list or table";
  return new FinRiskError({
    code: "invalid-request",
    message: `The document's text holds nothing to retrieve: ${remedy}.`,
    violations: [{ field: "text", remedy }],
  });
}
