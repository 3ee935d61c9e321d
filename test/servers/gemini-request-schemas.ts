import { z } from "zod";

/** Request bodies as documented, with the fields FinRisk may come to use; anything else is refused as Google refuses it. */

const int64 = z.union([z.int(), z.string().regex(/^\d+$/)]);
const TextContent = z.strictObject({
  role: z.string().optional(),
  parts: z.array(z.strictObject({ text: z.string() })).min(1),
});

const SchemaBase = z.strictObject({
  type: z
    .string()
    .transform((type) => type.toUpperCase())
    .pipe(z.enum(["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT"]))
    .optional(),
  format: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  nullable: z.boolean().optional(),
  enum: z.array(z.string()).optional(),
  minItems: int64.optional(),
  maxItems: int64.optional(),
  required: z.array(z.string()).optional(),
  propertyOrdering: z.array(z.string()).optional(),
  get items() {
    return ResponseSchema.optional();
  },
  get properties() {
    return z.record(z.string(), ResponseSchema).optional();
  },
  get anyOf() {
    return z.array(ResponseSchema).optional();
  },
});

const ResponseSchema: z.ZodType = z.lazy(() =>
  SchemaBase.refine(
    ({ type, properties }) => type !== "OBJECT" || Object.keys(properties ?? {}).length > 0,
    "properties: should be non-empty for OBJECT type",
  ).refine(({ type, items }) => type !== "ARRAY" || items !== undefined, "items: missing field."),
);

const generationConfig = {
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().optional(),
  topK: z.number().optional(),
  candidateCount: z.int().optional(),
  maxOutputTokens: z.int().positive().optional(),
  stopSequences: z.array(z.string()).optional(),
  responseMimeType: z.enum(["application/json", "text/plain"]).optional(),
  responseSchema: ResponseSchema.optional(),
  responseLogprobs: z.boolean().optional(),
  logprobs: z.int().optional(),
  seed: z.int().optional(),
  thinkingConfig: z
    .strictObject({
      thinkingLevel: z.enum(["MINIMAL", "LOW", "MEDIUM", "HIGH"]).optional(),
      thinkingBudget: z.int().optional(),
      includeThoughts: z.boolean().optional(),
    })
    .optional(),
};

const SafetySetting = z.strictObject({ category: z.string(), threshold: z.string() });
const TaskType = z.enum(["RETRIEVAL_QUERY", "RETRIEVAL_DOCUMENT", "SEMANTIC_SIMILARITY"]);
const Dimensionality = z.int().min(128).max(3072);

export const GenerateContentBody = z.strictObject({
  contents: z.array(TextContent).min(1, "contents is not specified"),
  systemInstruction: TextContent.optional(),
  generationConfig: z
    .strictObject(generationConfig)
    .refine(
      ({ responseSchema, responseMimeType }) => !responseSchema || responseMimeType === "application/json",
      "response_schema is only supported with response_mime_type application/json",
    )
    .optional(),
  safetySettings: z.array(SafetySetting).optional(),
  labels: z.record(z.string(), z.string()).optional(),
});

export const EmbedContentBody = z.strictObject({
  model: z.string().optional(),
  content: TextContent,
  taskType: TaskType.optional(),
  title: z.string().optional(),
  outputDimensionality: Dimensionality.optional(),
});

export const BatchEmbedContentsBody = z.strictObject({
  requests: z.array(EmbedContentBody.required({ model: true })),
});

export const VertexEmbedContentBody = z.strictObject({
  content: TextContent,
  embedContentConfig: z
    .strictObject({ taskType: TaskType.optional(), outputDimensionality: Dimensionality.optional() })
    .optional(),
});

export const PredictBody = z.strictObject({
  instances: z.array(
    z.strictObject({ content: z.string(), task_type: TaskType.optional(), title: z.string().optional() }),
  ),
  parameters: z
    .strictObject({ outputDimensionality: Dimensionality.optional(), autoTruncate: z.boolean().optional() })
    .optional(),
});

/** The sentence with which Google refuses a body that does not fit. */
export function describeMisfit(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join(".") ?? "";
  return issue?.code === "unrecognized_keys"
    ? `Invalid JSON payload received. Unknown name "${issue.keys[0]}" at '${path}': Cannot find field.`
    : `* GenerateContentRequest.${path}: ${issue?.message}`;
}
