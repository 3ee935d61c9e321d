import { z } from "zod";

const ShareSchema = z.number().min(0).max(1);

/** What a quality score is made of, each from 0 to 1 and stored beside it. */
export const QualityPartsSchema = z.object({
  /** 1 when no sentence had to be struck for its figures, falling with each that had to. */
  figuresChecked: ShareSchema,
  /** Share of the citations whose quote stands in its passage word for word. */
  citationsHeld: ShareSchema,
  /** Share of what was asked for that has a defined result, or a passage where nothing was to be calculated. */
  calculationsAnswered: ShareSchema,
  /** Share of the results that the narrative tells. */
  completeness: ShareSchema,
  /** Falls with each narrative that was refused before this one, and when another model had to write it. */
  retries: ShareSchema,
  confidence: ShareSchema,
  /** The users' verdict; null while nobody gave one. */
  feedback: ShareSchema.nullable(),
});
export type QualityParts = z.infer<typeof QualityPartsSchema>;

type OwnPart = Exclude<keyof QualityParts, "feedback">;

/** They add up to 1. What the answer says weighs more than how it came about. */
const WEIGHTS: Readonly<Record<OwnPart, number>> = {
  figuresChecked: 0.25,
  citationsHeld: 0.15,
  calculationsAnswered: 0.25,
  completeness: 0.15,
  retries: 0.1,
  confidence: 0.1,
};

/** A person's verdict outweighs all that code can tell: two thirds, so that a rating of 2 of 5 sinks the best answer. */
const FEEDBACK_WEIGHT = 2 / 3;

const OWN_PARTS: readonly OwnPart[] = [
  "figuresChecked",
  "citationsHeld",
  "calculationsAnswered",
  "completeness",
  "retries",
  "confidence",
];

/** The weighted mean of the parts, from 0 to 1, to three places. */
export function scoreQuality(parts: QualityParts): number {
  const own = OWN_PARTS.reduce((sum, part) => sum + WEIGHTS[part] * parts[part], 0);
  const score =
    parts.feedback === null ? own : (1 - FEEDBACK_WEIGHT) * own + FEEDBACK_WEIGHT * parts.feedback;
  return Math.round(score * 1000) / 1000;
}
