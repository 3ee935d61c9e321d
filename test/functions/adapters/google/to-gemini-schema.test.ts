import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CalculationPlanSchema } from "#shared/calculations/calculation-plan.ts";
import { NarrativeSchema } from "#shared/prompts/narrative.ts";
import { toGeminiSchema } from "../../../../functions/adapters/google/to-gemini-schema.ts";
import { GenerateContentBody } from "../../../servers/gemini-request-schemas.ts";

interface Tree {
  readonly value: string;
  readonly children: readonly Tree[];
}
const TreeSchema: z.ZodType<Tree> = z.object({
  value: z.string(),
  get children() {
    return z.array(TreeSchema);
  },
});

const only = (field: z.ZodType) => toGeminiSchema(z.object({ field }))?.properties?.["field"];

describe("toGeminiSchema", () => {
  it("of the narrative's schema, gives its shape in reading order, without lengths", () => {
    expect(toGeminiSchema(NarrativeSchema)).toEqual({
      type: "OBJECT",
      properties: {
        sentences: {
          type: "ARRAY",
          items: {
            type: "OBJECT",
            properties: { text: { type: "STRING" }, citations: { type: "ARRAY", items: { type: "STRING" } } },
            propertyOrdering: ["text", "citations"],
            required: ["text"],
          },
        },
      },
      propertyOrdering: ["sentences"],
      required: ["sentences"],
    });
  });

  it.each<[string, z.ZodType, unknown]>([
    ["a nullable string", z.string().nullable(), { type: "STRING", nullable: true }],
    ["a nullable enum", z.enum(["a", "b"]).nullable(), { type: "STRING", enum: ["a", "b"], nullable: true }],
    ["a literal", z.literal("x"), { type: "STRING", enum: ["x"] }],
    ["a bounded integer", z.int().min(1).max(9), { type: "INTEGER" }],
    ["a described number", z.number().describe("in days"), { type: "NUMBER", description: "in days" }],
    ["a date", z.iso.date(), { type: "STRING" }],
    ["a default", z.boolean().default(true), { type: "BOOLEAN" }],
    [
      "a union with null",
      z.union([z.number(), z.string(), z.null()]),
      { anyOf: [{ type: "NUMBER" }, { type: "STRING" }], nullable: true },
    ],
    [
      "a discriminated union",
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("a") }),
        z.strictObject({ kind: z.literal("b"), size: z.number() }),
      ]),
      {
        anyOf: [
          {
            type: "OBJECT",
            properties: { kind: { type: "STRING", enum: ["a"] } },
            propertyOrdering: ["kind"],
            required: ["kind"],
          },
          {
            type: "OBJECT",
            properties: { kind: { type: "STRING", enum: ["b"] }, size: { type: "NUMBER" } },
            propertyOrdering: ["kind", "size"],
            required: ["kind", "size"],
          },
        ],
      },
    ],
  ])("of %s, gives the nearest words Gemini has", (_situation, field, expected) => {
    expect(only(field)).toEqual(expected);
  });

  it.each<[string, z.ZodType]>([
    ["a plan, whose parameters have open keys", CalculationPlanSchema],
    ["a record", z.object({ field: z.record(z.string(), z.number()) })],
    ["a loose object", z.looseObject({ field: z.string() })],
    ["an empty object", z.object({ field: z.object({}) })],
    ["a tuple", z.object({ field: z.tuple([z.string(), z.number()]) })],
    ["a numeric literal", z.object({ field: z.literal(4) })],
    ["null alone", z.object({ field: z.null() })],
    ["any value", z.object({ field: z.unknown() })],
    ["no value", z.never()],
    ["a recursive schema", TreeSchema],
    ["one such field deep inside", z.object({ list: z.array(z.object({ a: z.string(), b: z.any() })) })],
  ])("of %s, gives nothing rather than half", (_situation, schema) => {
    expect(toGeminiSchema(schema)).toBeUndefined();
  });

  it("of the narrative's schema, is accepted where it is sent", () => {
    const body = {
      contents: [{ parts: [{ text: "x" }] }],
      generationConfig: {
        responseMimeType: "application/json",
        responseSchema: toGeminiSchema(NarrativeSchema),
      },
    };
    expect(GenerateContentBody.safeParse(body)).toMatchObject({ success: true });
  });
});
