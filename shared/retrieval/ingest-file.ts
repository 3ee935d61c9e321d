import { FinRiskError } from "../errors.ts";
import type { ChunkMetadata } from "../ports/chunk-index.ts";
import type { DocumentReader } from "../ports/document-reader.ts";
import type { IngestResult, KnowledgeBase } from "./ingest-knowledge.ts";

/** A file on its way into the knowledge base. */
export interface KnowledgeFile {
  readonly bytes: Uint8Array;
  /** Told from the ending of the source when absent. */
  readonly mediaType?: string | undefined;
  /** Where the file comes from; it names the document, so the same source again is a new version. */
  readonly source: string;
  /** The file's own title, or else its name, when absent. */
  readonly title?: string | undefined;
  readonly metadata?: ChunkMetadata | undefined;
}

const fileNameOf = (source: string): string => source.split("/").at(-1) || source;

function unreadable(source: string): FinRiskError {
  const remedy = "use a .md, .txt, .html, .csv, .pdf or .xlsx file, or name its media type";
  return new FinRiskError({
    code: "unsupported-media-type",
    message: `The knowledge base does not read files like "${fileNameOf(source)}".`,
    violations: [{ field: "source", remedy }],
  });
}

/** Reads a file and adds it to the knowledge base, as its source's new version. Throws what the reader and `ingest` throw. */
export async function ingestFile(
  services: { readonly knowledge: Pick<KnowledgeBase, "ingest">; readonly reader: DocumentReader },
  tenantId: string,
  { bytes, mediaType, source, title, metadata }: KnowledgeFile,
): Promise<IngestResult> {
  const type = mediaType ?? services.reader.typeOf(source);
  if (type === undefined) throw unreadable(source);
  const readable = await services.reader.read(type, bytes);
  return services.knowledge.ingest(tenantId, {
    title: title ?? readable.title?.slice(0, 300) ?? fileNameOf(source),
    source,
    format: readable.format,
    text: readable.text,
    ...(metadata !== undefined && { metadata }),
  });
}
