import { z } from "zod";

/** The part of Gemini's `Schema` that FinRisk uses (ai.google.dev/api/caching#Schema). */
export interface GeminiSchema {
  /** STRING, NUMBER, INTEGER, BOOLEAN, ARRAY or OBJECT. */
  readonly type?: string;
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly string[];
  readonly items?: GeminiSchema;
  readonly properties?: Readonly<Record<string, GeminiSchema>>;
  readonly propertyOrdering?: readonly string[];
  readonly required?: readonly string[];
  readonly anyOf?: readonly GeminiSchema[];
}

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Node = JsonSchema | boolean | undefined;

/**
 * The shape that Gemini is asked to answer in, or undefined where its schema language has no word for it: records with
 * open keys, tuples, recursion and free values. Saying only half would forbid the other half, so nothing is said then.
 * Lengths and bounds stay out, since Google refuses schemas whose constraints grow too large; zod checks them afterwards.
 */
export function toGeminiSchema(schema: z.ZodType): GeminiSchema | undefined {
  return convert(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

function convert(node: Node): GeminiSchema | undefined {
  if (typeof node !== "object") return undefined;
  const alternatives = alternativesOf(node);
  const present = alternatives.filter(({ type }) => type !== "null");
  const converted = allDefined(present.map(convertSingle));
  const [first] = converted ?? [];
  if (converted === undefined || first === undefined) return undefined;
  const shape = converted.length === 1 ? first : { anyOf: converted };
  return {
    ...shape,
    ...(present.length < alternatives.length ? { nullable: true } : {}),
    ...(node.description === undefined ? {} : { description: node.description }),
  };
}

function alternativesOf(node: JsonSchema): readonly JsonSchema[] {
  const union = node.anyOf ?? node.oneOf;
  if (union !== undefined) return union.map((one) => (typeof one === "object" ? one : {}));
  const { type } = node;
  return Array.isArray(type) ? type.map((one) => ({ ...node, type: one })) : [node];
}

function convertSingle(node: JsonSchema): GeminiSchema | undefined {
  switch (node.type) {
    case "string":
      return convertString(node);
    case "number":
    case "integer":
    case "boolean":
      return node.const === undefined && node.enum === undefined
        ? { type: GEMINI_TYPES[node.type] }
        : undefined;
    case "array":
      return convertArray(node);
    case "object":
      return convertObject(node);
    default:
      return node.anyOf === undefined && node.oneOf === undefined ? undefined : convert(node);
  }
}

const GEMINI_TYPES = { number: "NUMBER", integer: "INTEGER", boolean: "BOOLEAN" } as const;

function convertString(node: JsonSchema): GeminiSchema {
  const values = node.const === undefined ? node.enum : [node.const];
  return { type: "STRING", ...(values === undefined ? {} : { enum: values.map(String) }) };
}

function convertArray(node: JsonSchema): GeminiSchema | undefined {
  const items =
    node.prefixItems === undefined && !Array.isArray(node.items) ? convert(node.items) : undefined;
  return items && { type: "ARRAY", items };
}

function convertObject(node: JsonSchema): GeminiSchema | undefined {
  const entries = Object.entries(node.properties ?? {});
  const open = node.additionalProperties !== undefined && node.additionalProperties !== false;
  const shapes = allDefined(entries.map(([, property]) => convert(property)));
  // Google answers an object without properties with 400.
  if (open || shapes === undefined || shapes.length === 0) return undefined;
  const names = entries.map(([name]) => name);
  return {
    type: "OBJECT",
    properties: Object.fromEntries(names.map((name, index) => [name, shapes[index] ?? {}])),
    propertyOrdering: names,
    required: node.required ?? [],
  };
}

function allDefined<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  const defined = items.filter((item) => item !== undefined);
  return defined.length === items.length ? defined : undefined;
}
