import { z } from "zod";
import { UNIT_KINDS } from "../units.ts";

/**
 * A figure that code read from a passage. `value` is in base units: a fraction for percentages (0.975 for 97.5 %), whole
 * currency for money (1.2 billion is 1200000000). This, never the passage, is what the planner sees.
 */
export const FactSchema = z.object({
  id: z.string(),
  label: z.string(),
  value: z.number(),
  unit: z.enum(UNIT_KINDS),
  currency: z.string().optional(),
  period: z.string().optional(),
  passageId: z.string(),
  /** UTF-16 offsets of the figure in the passage's text, and the text there. */
  span: z.object({ start: z.int(), end: z.int(), text: z.string() }),
});
export type Fact = z.infer<typeof FactSchema>;
