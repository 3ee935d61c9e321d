import { z } from "zod";
import { CalculationPlanSchema } from "../calculations/calculation-plan.ts";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";
import { type Report, ReportSchema, RiskQuestionSchema } from "./report.ts";

/** The part of a question that is kept with its interaction: everything but the market data, which may be large. */
const AskedSchema = z.object({
  ...RiskQuestionSchema.shape,
  data: z.object({ series: z.array(z.string()) }).optional(),
});

/**
 * The record of one answered question, written once. The original text lives only here, and expires.
 * Its id is the report's id.
 */
const InteractionSchema = StoredDocumentSchema.extend({
  createdAt: z.iso.datetime(),
  /** Milliseconds since 1970; the scheduled purge removes the document after it. */
  expiresAtMs: z.int(),
  question: AskedSchema,
  plan: CalculationPlanSchema,
  /** Chunks that were retrieved, in the order of their passage ids. */
  chunkIds: z.array(z.string()),
  report: ReportSchema,
});
export type Interaction = z.infer<typeof InteractionSchema>;

export const INTERACTIONS: Collection<Interaction> = { name: "interactions", schema: InteractionSchema };

/** Firestore refuses documents above 1 MiB; the rest of an interaction fits in what this leaves. */
const MAX_STORED_SERIES_POINTS = 4_000;

/** The report as it is stored: series-valued results are left out when together they would burst a document. */
export function storableReport(report: Report): Report {
  const points = report.calculations.reduce((sum, { values }) => sum + (values?.length ?? 0), 0);
  if (points <= MAX_STORED_SERIES_POINTS) return report;
  const calculations = report.calculations.map(({ values, ...entry }) =>
    values === undefined
      ? entry
      : { ...entry, warnings: [...entry.warnings, "the series of values was not stored with the report"] },
  );
  return { ...report, calculations };
}
