import { z } from "zod";
import { CalculationPlanSchema } from "../calculations/calculation-plan.ts";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";
import { PlanInputSchema } from "../prompts/plan-calculations.ts";
import type { CheckedSentence } from "./figures/check-narrative.ts";
import { type Report, ReportSchema, RiskQuestionSchema } from "./report.ts";

/** The part of a question that is kept with its interaction: everything but the market data, which may be large. */
const AskedSchema = z.object({
  ...RiskQuestionSchema.shape,
  data: z.object({ series: z.array(z.string()) }).optional(),
});

/** A served sentence as a narrator has to write it, with slots for figures, and how each slot was printed. */
const RecordedSentenceSchema = z.object({
  text: z.string(),
  citations: z.array(z.string()),
  figures: z.array(z.object({ source: z.string(), printed: z.string() })),
});
type RecordedSentence = z.infer<typeof RecordedSentenceSchema>;

/**
 * The record of one answered question, written once. The original text lives only here, and expires.
 * Its id is the report's id.
 */
const InteractionSchema = StoredDocumentSchema.extend({
  createdAt: z.iso.datetime(),
  /** Milliseconds since 1970; the scheduled purge removes the document after it. */
  expiresAtMs: z.int(),
  question: AskedSchema,
  /** What the planner was shown of the data; absent in records from before it was kept. */
  task: PlanInputSchema.pick({ series: true, hasPortfolio: true }).optional(),
  plan: CalculationPlanSchema,
  /** Chunks that were retrieved, in the order of their passage ids. */
  chunkIds: z.array(z.string()),
  /** The sentences behind the report's text; absent when the question was refused. */
  narrative: z.array(RecordedSentenceSchema).optional(),
  report: ReportSchema,
});
export type Interaction = z.infer<typeof InteractionSchema>;

export const INTERACTIONS: Collection<Interaction> = { name: "interactions", schema: InteractionSchema };

/** Firestore refuses documents above 1 MiB; the rest of an interaction fits in what this leaves. */
const MAX_STORED_SERIES_POINTS = 4_000;

type StoredEntry = Report["calculations"][number];

/** Points of an entry's dated values, and of its curve with the parts behind them. */
const pointsOf = ({ values = [], curve }: StoredEntry): number =>
  values.length + (curve?.points ?? []).reduce((sum, { parts = [] }) => sum + 1 + parts.length, 0);

function withoutPoints(entry: StoredEntry): StoredEntry {
  if (pointsOf(entry) === 0) return entry;
  const { values: _values, curve: _curve, ...rest } = entry;
  return { ...rest, warnings: [...rest.warnings, "the series of values was not stored with the report"] };
}

/** The report as it is stored: dated values and curves are left out when together they would burst a document. */
export function storableReport(report: Report): Report {
  const points = report.calculations.reduce((sum, entry) => sum + pointsOf(entry), 0);
  if (points <= MAX_STORED_SERIES_POINTS) return report;
  return { ...report, calculations: report.calculations.map(withoutPoints) };
}

/** Puts the slots back in the place of the figures that were printed from them. */
export function recordableSentence({ text, citations, figures }: CheckedSentence): RecordedSentence {
  let slotted = "";
  let position = 0;
  for (const { start, end, source } of figures) {
    slotted += `${text.slice(position, start)}{{${source}}}`;
    position = end;
  }
  return {
    text: slotted + text.slice(position),
    citations: [...citations],
    figures: figures.map(({ start, end, source }) => ({ source, printed: text.slice(start, end) })),
  };
}
