import { z } from "zod";
import { CalculationPlanSchema } from "../calculations/calculation-plan.ts";
import { LedgerEntrySchema } from "../calculations/ledger.ts";
import { CitationSchema, ReportSchema } from "./report.ts";

/** What is told of a report while it is being made, in this order; `report` comes last. Nothing that was told is taken back. */
const ReportEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("retrieved"),
    passages: z.array(CitationSchema.pick({ id: true, chunkId: true, title: true, source: true })),
  }),
  z.object({
    type: z.literal("planned"),
    /** Name of the model that planned, or `quick` where none had to be asked. */
    planner: z.string(),
    plan: CalculationPlanSchema,
  }),
  z.object({ type: z.literal("calculated"), calculations: z.array(LedgerEntrySchema) }),
  /** A sentence as it stands in the report: every figure in it was printed by code and checked. */
  z.object({ type: z.literal("sentence"), text: z.string(), citations: z.array(z.string()) }),
  z.object({ type: z.literal("report"), report: ReportSchema }),
]);
type ReportEvent = z.infer<typeof ReportEventSchema>;

/** Is told the events of a report; the next step begins when it is done, so that a slow reader is waited for. */
export type TellEvent = (event: ReportEvent) => Promise<void>;
