import { FinRiskError } from "#shared/errors.ts";
import type { DocumentReader, ReadableDocument } from "#shared/ports/document-reader.ts";

interface FileType {
  readonly mediaType: string;
  readonly endings: readonly string[];
  /** Parsers are loaded when the first file of their type comes, since most instances never see one. */
  read(bytes: Uint8Array): Promise<ReadableDocument> | ReadableDocument;
}

const FILE_TYPES: readonly FileType[] = [
  {
    mediaType: "text/markdown",
    endings: [".md", ".markdown"],
    read: (bytes) => readMarkdown(decodeText(bytes)),
  },
  {
    mediaType: "text/plain",
    endings: [".txt"],
    read: (bytes) => ({ format: "text", text: decodeText(bytes) }),
  },
  {
    mediaType: "text/html",
    endings: [".html", ".htm"],
    read: async (bytes) => (await import("./read-html.ts")).readHtml(decodeText(bytes)),
  },
  {
    mediaType: "text/csv",
    endings: [".csv"],
    read: async (bytes) => (await import("./read-tables.ts")).readCsv(decodeText(bytes)),
  },
  {
    mediaType: "application/pdf",
    endings: [".pdf"],
    read: async (bytes) => (await import("./read-pdf.ts")).readPdf(bytes),
  },
  {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    endings: [".xlsx"],
    read: async (bytes) => (await import("./read-tables.ts")).readSpreadsheet(bytes),
  },
];

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FinRiskError({
      code: "invalid-request",
      message: "The document is not UTF-8 text.",
      violations: [{ field: "body", remedy: "encode the document as UTF-8" }],
      cause,
    });
  }
}

function readMarkdown(text: string): ReadableDocument {
  const title = /^# (.+)$/m.exec(text)?.[1]?.trim();
  return { format: "markdown", text, ...(title !== undefined && { title }) };
}

/** Reads Markdown, plain text, HTML, CSV, PDF and Excel workbooks. */
export const fileReader: DocumentReader = {
  typeOf(fileName) {
    const name = fileName.toLowerCase();
    return FILE_TYPES.find(({ endings }) => endings.some((ending) => name.endsWith(ending)))?.mediaType;
  },
  async read(mediaType, bytes) {
    const type = FILE_TYPES.find((candidate) => candidate.mediaType === mediaType);
    if (type !== undefined) return type.read(bytes);
    const remedy = `send ${FILE_TYPES.map((candidate) => candidate.mediaType).join(" or ")}`;
    throw new FinRiskError({
      code: "unsupported-media-type",
      message: `The knowledge base does not read ${mediaType}.`,
      violations: [{ field: "content-type", remedy }],
    });
  },
};
