import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

const MAX_TEXT_CHARACTERS = 2_000;
const BEST_RATING = 5;

const TextSchema = z.string().trim().min(1, "leave it out when there is none").max(MAX_TEXT_CHARACTERS);

/** What a user may say of a report, each on its own or together. */
export const FeedbackFieldsSchema = z.object({
  /** 1 is bad, 5 is good. */
  rating: z.int().min(1).max(BEST_RATING).optional(),
  comment: TextSchema.optional(),
  /** The answer as it should have been. */
  correction: TextSchema.optional(),
});

/** One rater's word on one interaction; a later one replaces it. Holds original text, and goes with its interaction. */
const FeedbackSchema = StoredDocumentSchema.extend({
  ...FeedbackFieldsSchema.shape,
  interactionId: z.string(),
  /** Pseudonym of the rater. */
  rater: z.string(),
  givenAt: z.iso.datetime(),
  /** The interaction's. */
  expiresAtMs: z.int(),
});
export type Feedback = z.infer<typeof FeedbackSchema>;

export const FEEDBACK: Collection<Feedback> = { name: "feedback", schema: FeedbackSchema };

/** One for each interaction and rater. */
export const feedbackId = (interactionId: string, rater: string): string => `${interactionId}:${rater}`;

/** The interaction that a feedback document of this id is about. */
export const interactionOfFeedback = (id: string): string => id.slice(0, id.lastIndexOf(":"));

/** What all raters say together. */
export interface Verdict {
  /** Mean of the ratings; null when nobody rated. */
  readonly rating: number | null;
  readonly comments: readonly string[];
  /** The latest. */
  readonly correction: { readonly text: string; readonly rater: string } | null;
}

const byTime = (left: Feedback, right: Feedback): number =>
  left.givenAt === right.givenAt ? (left.id < right.id ? -1 : 1) : left.givenAt < right.givenAt ? -1 : 1;

/** Sums up feedback, whatever the order it comes in. */
export function summariseFeedback(feedback: readonly Feedback[]): Verdict {
  const inOrder = [...feedback].sort(byTime);
  const ratings = inOrder.flatMap(({ rating }) => rating ?? []);
  const corrected = inOrder.findLast(({ correction }) => correction !== undefined);
  return {
    rating: ratings.length === 0 ? null : ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length,
    comments: inOrder.flatMap(({ comment }) => comment ?? []),
    correction:
      corrected?.correction === undefined ? null : { text: corrected.correction, rater: corrected.rater },
  };
}

/** The verdict from 0 to 1; a corrected answer is a person's own, and counts as approved. */
export function feedbackPart({ rating, correction }: Verdict): number | null {
  if (correction !== null) return 1;
  return rating === null ? null : (rating - 1) / (BEST_RATING - 1);
}
