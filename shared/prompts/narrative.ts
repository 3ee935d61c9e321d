import { z } from "zod";

/** One sentence of a narrative, and the passages that it rests on. */
export const NarrativeSentenceSchema = z.object({
  text: z.string().min(1).max(2_000),
  citations: z.array(z.string()).default([]),
});
export type NarrativeSentence = z.infer<typeof NarrativeSentenceSchema>;

/**
 * What a narrator answers: sentences whose figures are slots, `{{c1.value}}` for a ledger entry or `{{f2.value}}` for a
 * fact, and the ids of the passages each sentence rests on. Code prints the figures.
 *
 * Slots of a ledger entry: value, amount, observations, from, to, parameters.NAME, values.DATE, breakdown.NAME. Slots of a fact: value.
 */
export const NarrativeSchema = z.object({
  sentences: z.array(NarrativeSentenceSchema).min(1).max(60),
});
export type Narrative = z.infer<typeof NarrativeSchema>;
