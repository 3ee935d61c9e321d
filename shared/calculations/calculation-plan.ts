import { z } from "zod";
import { ParameterValueSchema } from "./ledger.ts";

export const MAX_PLAN_STEPS = 24;

/** What a planner selects and never computes: catalogue ids, the series each runs on, and parameters read from the question or facts. */
export const CalculationPlanSchema = z.object({
  steps: z
    .array(
      z.object({
        calculation: z.string(),
        method: z.string().optional(),
        /** Series name, or `portfolio` for the weighted positions; left out where all inputs are parameters. */
        series: z.string().default(""),
        benchmark: z.string().optional(),
        parameters: z.record(z.string(), ParameterValueSchema).default({}),
      }),
    )
    .max(MAX_PLAN_STEPS),
  /** What the question asks for that no calculation or series offers; empty when all is covered. */
  missing: z.array(z.string()).default([]),
});
export type CalculationPlan = z.infer<typeof CalculationPlanSchema>;
export type PlanStep = CalculationPlan["steps"][number];
