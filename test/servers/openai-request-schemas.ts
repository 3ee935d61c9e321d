import { z } from "zod";

/** Request bodies as OpenAI documents them, with the fields FinRisk may come to use; anything else is refused as OpenAI refuses it. */

type Schema = { readonly [keyword: string]: unknown };

const JsonSchema = z.custom<Schema>((value) => typeof value === "object" && value !== null);

const AnswerFormat = z
  .strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    schema: JsonSchema.refine(({ type }) => type === "object", "schema must be of type object"),
    strict: z.boolean().optional(),
  })
  .refine(
    ({ schema, strict }) => !strict || isStrict(schema),
    "'additionalProperties' is required to be supplied and to be false, and 'required' to include every key in properties.",
  );

export const ChatBody = z
  .strictObject({
    model: z.string().min(1),
    messages: z
      .array(
        z.strictObject({ role: z.enum(["system", "developer", "user", "assistant"]), content: z.string() }),
      )
      .min(1),
    response_format: z
      .discriminatedUnion("type", [
        z.strictObject({ type: z.literal("text") }),
        z.strictObject({ type: z.literal("json_object") }),
        z.strictObject({ type: z.literal("json_schema"), json_schema: AnswerFormat }),
      ])
      .optional(),
    stream: z.boolean().optional(),
    stream_options: z.strictObject({ include_usage: z.boolean().optional() }).optional(),
    temperature: z.number().min(0).max(2).optional(),
    max_tokens: z.int().positive().optional(),
    max_completion_tokens: z.int().positive().optional(),
  })
  .refine(
    ({ stream, stream_options }) => stream_options === undefined || stream === true,
    "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
  )
  .refine(
    ({ messages, response_format }) =>
      response_format?.type !== "json_object" || messages.some(({ content }) => /json/i.test(content)),
    "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
  );

export const EmbeddingsBody = z.strictObject({
  model: z.string().min(1),
  input: z.array(z.string().min(1)).min(1).max(2048),
  encoding_format: z.enum(["float", "base64"]).optional(),
  dimensions: z.int().positive().optional(),
});

/** Keywords that OpenAI knows in a strict schema and FinRisk may come to send. */
const STRICT_KEYWORDS = new Set(
  "type properties required additionalProperties items anyOf enum const description".split(" "),
);

function isStrict(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return true;
  const { properties, required, additionalProperties, type } = node as Schema;
  const names = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  const closed =
    type !== "object" ||
    (additionalProperties === false &&
      names.every((name) => Array.isArray(required) && required.includes(name)));
  const known = Object.keys(node).every((keyword) => STRICT_KEYWORDS.has(keyword));
  const children = [
    Reflect.get(node, "items"),
    ...Object.values(properties ?? {}),
    ...listOf(Reflect.get(node, "anyOf")),
  ];
  return closed && known && children.every(isStrict);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The sentence with which OpenAI refuses a body that does not fit. */
export function describeMisfit(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join(".") ?? "";
  return issue?.code === "unrecognized_keys"
    ? `Unrecognized request argument supplied: ${issue.keys[0]}`
    : `Invalid value for '${path}': ${issue?.message}`;
}
