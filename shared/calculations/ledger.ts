import { z } from "zod";
import { UNIT_KINDS } from "../units.ts";

/** A list of numbers is what a calculation without a series works on: cash flows, one a period. */
export const ParameterValueSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]);

/**
 * One calculation that was run: what it was, by which named method, on what, and what came out.
 * Fractions stay fractions (0.05), losses are negative returns; `value` is null where the result is undefined, with a warning.
 */
export const LedgerEntrySchema = z.object({
  /** `c1`, `c2`… in the order of the plan; narratives refer to it. */
  id: z.string(),
  calculation: z.string(),
  title: z.string(),
  method: z.string(),
  /** Names of the series used: the subject first, then the benchmark where there is one. */
  series: z.array(z.string()),
  parameters: z.record(z.string(), ParameterValueSchema),
  value: z.number().nullable(),
  /** Series-valued results, dated by the end of each period. */
  values: z.array(z.object({ date: z.string(), value: z.number() })).optional(),
  /** Parts by name, one an asset or a pair of them, in the unit of `value`. */
  breakdown: z.array(z.object({ name: z.string(), value: z.number() })).optional(),
  /**
   * A line that no dates order, such as an efficient frontier: what `x` and `y` stand for, and its points from one end to the
   * other, in the unit of `value`. The parts of a point are what lies behind it, such as weights; those of zero are left out.
   */
  curve: z
    .object({
      x: z.string(),
      y: z.string(),
      points: z.array(
        z.object({
          x: z.number(),
          y: z.number(),
          parts: z.array(z.object({ name: z.string(), value: z.number() })).optional(),
        }),
      ),
    })
    .optional(),
  unit: z.enum(UNIT_KINDS),
  currency: z.string().optional(),
  /** `value` times the portfolio value, where the question gave one and the unit is a fraction of it. */
  amount: z.object({ value: z.number(), currency: z.string() }).optional(),
  observations: z.int().nonnegative(),
  /** First and last date that entered the calculation; absent when nothing did. */
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  warnings: z.array(z.string()),
});
export type LedgerEntry = z.infer<typeof LedgerEntrySchema>;
export type Ledger = readonly LedgerEntry[];
