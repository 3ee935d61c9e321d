import { z } from "zod";

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Node = JsonSchema | boolean | undefined;

/** The shape to answer in. `strict` where OpenAI can hold a model to it: closed objects whose fields are all there. */
export interface AnswerSchema {
  readonly schema: JsonSchema;
  readonly strict: boolean;
}

/**
 * Left out of what is sent: bounds and lengths make grammars large on local servers and are refused by some, names of open keys
 * are refused by vLLM, defaults by OpenAI. Zod checks them all afterwards.
 */
const LEFT_OUT = [
  "default",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "maximum",
  "maxItems",
  "maxLength",
  "minimum",
  "minItems",
  "minLength",
  "pattern",
  "propertyNames",
] as const;

/** The JSON schema of an answer, or undefined where an answer is no object, which is all that servers accept. */
export function toAnswerSchema(output: z.ZodType): AnswerSchema | undefined {
  const { $schema, ...schema } = z.toJSONSchema(output, {
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      for (const keyword of LEFT_OUT) delete jsonSchema[keyword];
    },
  });
  return schema.type === "object" ? { schema, strict: isClosed(schema) } : undefined;
}

function isClosed(node: Node): boolean {
  if (typeof node !== "object") return false;
  if (node.anyOf !== undefined) return node.anyOf.every(isClosed);
  switch (node.type) {
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return true;
    case "array":
      return !Array.isArray(node.items) && isClosed(node.items);
    case "object":
      return isClosedObject(node);
    default:
      return false;
  }
}

function isClosedObject({ properties = {}, required = [], additionalProperties }: JsonSchema): boolean {
  return (
    additionalProperties === false &&
    Object.entries(properties).every(([name, property]) => required.includes(name) && isClosed(property))
  );
}
