import { z } from "zod";
import { UNIT_KINDS } from "../units.ts";
import { CATALOGUE, describeCatalogue } from "./catalogue.ts";
import { ParameterValueSchema } from "./ledger.ts";

/** All that a person or a program has to know of an entry to run it and to check it. */
export const CatalogueEntrySchema = z.object({
  id: z.string(),
  title: z.string(),
  synonyms: z.array(z.string()),
  description: z.string(),
  unit: z.enum(UNIT_KINDS),
  needs: z
    .string()
    .describe(
      "What it is calculated on: `subject`, `subject-and-benchmark`, `portfolio` (series and positions), `assets` (several series, positions or not), or `inputs`: parameters alone.",
    ),
  methods: z
    .array(z.object({ id: z.string(), title: z.string(), source: z.string() }))
    .describe("The default comes first."),
  parameters: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      default: ParameterValueSchema.optional(),
      description: z.string(),
    }),
  ),
  example: z
    .looseObject({ value: z.number(), working: z.string() })
    .describe("Inputs, the value they give by the default method, and how it is worked out by hand."),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntrySchema>;

/** The catalogue as plain data, in its order, with methods, sources and worked examples. */
export function publishCatalogue(): readonly CatalogueEntry[] {
  const parameters = new Map(describeCatalogue().map((described) => [described.id, described.parameters]));
  return CATALOGUE.map(({ id, title, synonyms, description, unit, needs, methods, example }) => ({
    id,
    title,
    synonyms: [...synonyms],
    description,
    unit,
    needs,
    methods: methods.map((method) => ({ id: method.id, title: method.title, source: method.source })),
    parameters: [...(parameters.get(id) ?? [])],
    example: { ...example },
  }));
}
