import { z } from "zod";
import type { KnowledgeFile } from "#shared/retrieval/ingest-file.ts";
import { type KnowledgeInput, KnowledgeInputSchema } from "#shared/retrieval/knowledge-document.ts";
import { KNOWLEDGE_EXAMPLE } from "./examples.ts";
import { jsonFormat } from "./parse-body.ts";
import type { BodyFormat } from "./route.ts";
import { validate } from "./validate.ts";

const MetadataSchema = KnowledgeInputSchema.shape.metadata.unwrap();

/** Beside a body that is the document itself. */
export const SubmissionQuerySchema = KnowledgeInputSchema.pick({ title: true, source: true })
  .partial()
  .extend(MetadataSchema.shape);
type SubmissionQuery = z.infer<typeof SubmissionQuerySchema>;

/** A document as text that the caller has read, or as the file itself. */
type Submission = KnowledgeInput | KnowledgeFile;

/** Files that are read here, by media type, each with an example of its bytes. */
const FILE_EXAMPLES: Readonly<Record<string, string>> = {
  "text/html": "<h1>Risk policy</h1><p>Value at risk is reported at a confidence of 97.5 %.</p>",
  "text/csv": "Limit,Value\nSingle stock weight,25 %\n",
  "application/pdf": "%PDF-1.7 …",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "PK…",
};

function textFormat(
  mediaType: string,
  format: KnowledgeInput["format"],
): BodyFormat<Submission, SubmissionQuery> {
  return {
    mediaType,
    schema: z.string(),
    example: KNOWLEDGE_EXAMPLE.text,
    parse: (text, { title, source, ...metadata }) =>
      validate(KnowledgeInputSchema, { title, source, format, text, metadata }, "body"),
  };
}

const FileSchema = KnowledgeInputSchema.pick({ source: true, title: true, metadata: true }).partial({
  title: true,
});

/** A file to be read here; its own title stands where the query gives none. */
function fileFormat([mediaType, example]: readonly [string, string]): BodyFormat<
  Submission,
  SubmissionQuery
> {
  return {
    mediaType,
    schema: z.string().meta({ format: "binary" }),
    example,
    parseBytes(bytes, { title, source, ...metadata }) {
      const file = validate(FileSchema, { source, title, metadata }, "query");
      return { bytes, mediaType, ...file };
    },
  };
}

/** Every way to send a document. */
export const KNOWLEDGE_BODY: readonly BodyFormat<Submission, SubmissionQuery>[] = [
  jsonFormat(KnowledgeInputSchema, KNOWLEDGE_EXAMPLE),
  textFormat("text/markdown", "markdown"),
  textFormat("text/plain", "text"),
  ...Object.entries(FILE_EXAMPLES).map(fileFormat),
];
