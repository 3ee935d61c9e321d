import { z } from "zod";
import { CalculationPlanSchema } from "../calculations/calculation-plan.ts";
import { LedgerEntrySchema } from "../calculations/ledger.ts";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";
import { NarrativeSchema } from "../prompts/narrative.ts";
import { PlanInputSchema } from "../prompts/plan-calculations.ts";
import { QualityPartsSchema } from "./quality.ts";

/** What can be learned from: everything that went into an answer, and the answer. */
export const ExampleContentSchema = z.object({
  userQuery: z.string(),
  /** The passages that were read, in the order of their ids. A chunk's id is a hash of its content. */
  ragContext: z.array(
    z.object({
      id: z.string(),
      chunkId: z.string(),
      title: z.string(),
      source: z.string(),
      text: z.string(),
    }),
  ),
  userPreferences: z.object({
    riskTolerance: z.string().optional(),
    reportingStyle: z.enum(["concise", "detailed", "technical"]).optional(),
  }),
  /** What the planner was shown of the data. */
  calculationTask: PlanInputSchema.pick({ series: true, hasPortfolio: true }),
  calculationSelection: CalculationPlanSchema,
  /** The ledger as the narrator sees it. */
  calculationResults: z.array(LedgerEntrySchema.omit({ values: true })),
  /** The answer with its figures, or a user's correction of it. */
  narrativeResponse: z.string(),
  /** The same answer with slots in place of figures, as a narrator has to write it. */
  narrativeSlots: NarrativeSchema,
});
export type ExampleContent = z.infer<typeof ExampleContentSchema>;

/** One training example: redacted, scored, and traceable to the interaction whose id it has. */
const TrainingExampleSchema = StoredDocumentSchema.extend({
  ...ExampleContentSchema.shape,
  qualityScore: z.number().min(0).max(1),
  qualityParts: QualityPartsSchema,
  /** Keyed pseudonyms, null where the question named none. */
  userId: z.string().nullable(),
  sessionId: z.string().nullable(),
  /** Comments of raters, redacted. */
  feedback: z.array(z.string()),
  /** Mean of the ratings, 1 to 5; null when nobody rated. */
  rating: z.number().nullable(),
  /** Pseudonym of the rater whose correction is the answer; null for an answer as it was served. */
  correctedBy: z.string().nullable(),
  redactorVersion: z.string(),
  /** What was removed: kind and length, never the value. */
  redactions: z.array(z.object({ type: z.string(), length: z.int().positive() })),
  provenance: z.object({
    interactionId: z.string(),
    tenantId: z.string(),
    codeVersion: z.string(),
    /** Ids and versions of the prompts behind the answer. */
    prompts: z.record(z.string(), z.string()),
    model: z.object({ provider: z.string(), name: z.string(), versionId: z.string().nullable() }),
    /** Of the tenant's knowledge when the example was made; null where it has none. */
    knowledgeVersion: z.int().nullable(),
    answeredAt: z.iso.datetime(),
  }),
  /** Hash of the normalised content. */
  contentKey: z.string(),
  /** Rises with each decision on the interaction. */
  revision: z.int().positive(),
});
export type TrainingExample = z.infer<typeof TrainingExampleSchema>;

export const EXAMPLES: Collection<TrainingExample> = { name: "examples", schema: TrainingExampleSchema };

/** That some example has this content: its id is the content's hash, so that there is one example of each content. */
const ExampleKeySchema = StoredDocumentSchema.extend({ exampleId: z.string() });
export const EXAMPLE_KEYS: Collection<z.infer<typeof ExampleKeySchema>> = {
  name: "exampleKeys",
  schema: ExampleKeySchema,
};

/** The day, in UTC, that an example counts for: when its question was answered. */
export const dayOf = (answeredAt: string): string => answeredAt.slice(0, 10);
