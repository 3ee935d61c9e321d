import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

/** Why an interaction is no example, in the order in which they are looked for. Stable: reasons join, none changes its meaning. */
const REJECTION_REASONS = [
  "refused",
  "figures-unchecked",
  "no-narrative",
  "context-gone",
  "correction-unchecked",
  "low-quality",
  "redaction-failed",
  "quarantine",
  "duplicate",
  "too-large",
  "collection-failed",
  "withdrawn",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** That an interaction is no example, and why. Holds no text and nothing of the user, so it may stay. */
const RejectionSchema = StoredDocumentSchema.extend({
  reason: z.enum(REJECTION_REASONS),
  /** Null when it was rejected before it was scored. */
  qualityScore: z.number().min(0).max(1).nullable(),
  /** Of a duplicate: the content it shares with an example. */
  contentKey: z.string().optional(),
  answeredOn: z.iso.date(),
  revision: z.int().positive(),
});
export type Rejection = z.infer<typeof RejectionSchema>;

export const REJECTIONS: Collection<Rejection> = { name: "rejections", schema: RejectionSchema };
