import { extractTextItems, getDocumentProxy, getMeta } from "unpdf";
import { z } from "zod";
import { FinRiskError } from "#shared/errors.ts";
import type { ReadableDocument } from "#shared/ports/document-reader.ts";
import { pageLines } from "./page-lines.ts";
import { pageMarkdown } from "./page-markdown.ts";

const MAX_PAGES = 1_000;

const InfoSchema = z.object({ Title: z.string().trim().min(1).optional() }).catch({});

const refuse = (message: string, remedy: string, cause?: unknown): FinRiskError =>
  new FinRiskError({
    code: "invalid-request",
    message,
    violations: [{ field: "body", remedy }],
    cause,
  });

async function openPdf(bytes: Uint8Array) {
  try {
    // The library takes the bytes away from whoever hands them over, so it gets its own.
    return await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  } catch (cause) {
    throw refuse(
      "The body is not a PDF that can be read.",
      "send a PDF that is whole and has no password",
      cause,
    );
  }
}

/**
 * A PDF as Markdown, with a heading for each page that has text. Throws `invalid-request` for a broken or locked file, for
 * one of more than 1,000 pages, and for one that holds pictures alone.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadableDocument> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > MAX_PAGES) {
      throw refuse(
        `The PDF has ${pdf.numPages} pages.`,
        `send at most ${MAX_PAGES} pages, or several documents`,
      );
    }
    const { items } = await extractTextItems(pdf);
    const pages = items.map((page) => pageMarkdown(pageLines(page)));
    const text = pages
      .flatMap((page, index) => (page === "" ? [] : [`## Page ${index + 1}\n\n${page}`]))
      .join("\n\n");
    if (text === "")
      throw refuse("The PDF holds no text.", "send a PDF with text, not with scanned pictures");
    const { Title: title } = InfoSchema.parse((await getMeta(pdf)).info);
    return { format: "markdown", text, ...(title !== undefined && { title }) };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
