import { z } from "zod";
import { LedgerEntrySchema } from "#shared/calculations/ledger.ts";
import { MarketDataSchema, PositionSchema, SeriesSchema } from "#shared/calculations/market-data.ts";
import { CatalogueEntrySchema } from "#shared/calculations/publish-catalogue.ts";
import { CitationSchema, RefusalSchema, ReportSchema, RiskQuestionSchema } from "#shared/reports/report.ts";
import { KnowledgeInputSchema } from "#shared/retrieval/knowledge-document.ts";
import { CalculationBodySchema } from "./calculation-body.ts";
import { IngestResultSchema, PassagesSchema } from "./knowledge.ts";
import { PortfolioSchema, PortfolioSummarySchema } from "./portfolios.ts";
import { KeptOfUserSchema } from "./profile.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

const ProblemSchema = z.object({
  type: z.string().describe("A URN that ends in the code."),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  instance: z.string().describe("Names this one occurrence, as it is named in the log."),
  code: z.string().describe("Stable: made for programs to act on."),
  violations: z.array(z.object({ field: z.string(), remedy: z.string() })).optional(),
});

const NAMED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  RiskQuestion: RiskQuestionSchema,
  MarketData: MarketDataSchema,
  Series: SeriesSchema,
  Position: PositionSchema,
  Report: ReportSchema,
  Calculation: LedgerEntrySchema,
  CalculationRequest: CalculationBodySchema,
  CatalogueEntry: CatalogueEntrySchema,
  Citation: CitationSchema,
  Refusal: RefusalSchema,
  Portfolio: PortfolioSchema,
  PortfolioSummary: PortfolioSummarySchema,
  Profile: KeptOfUserSchema,
  KnowledgeInput: KnowledgeInputSchema,
  IngestResult: IngestResultSchema,
  Passages: PassagesSchema,
  Problem: ProblemSchema,
};

const referenceTo = (name: string): string => `#/components/schemas/${name}`;

/** The named schemas as JSON Schema; where one occurs in another it is a reference. Objects we answer may gain fields. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED_SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: referenceTo, io: "input" });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema)]));
}

/** A reference for a named schema, the schema itself for any other. */
export function schemaOrReference(schema: z.ZodType): JsonSchema {
  const name = Object.keys(NAMED_SCHEMAS).find((candidate) => NAMED_SCHEMAS[candidate] === schema);
  if (name !== undefined) return { $ref: referenceTo(name) };
  return withoutIdentity(z.toJSONSchema(schema, { io: "input" }));
}

function withoutIdentity(schema: object): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id"));
}
