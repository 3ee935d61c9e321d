import { readFileSync } from "node:fs";
import { z } from "zod";
import { QUESTION_KINDS, type QuestionKind } from "../../shared/reports/classify-question.ts";

const KindsSchema = z.record(z.enum(QUESTION_KINDS), z.array(z.string()));

export interface KindExample {
  readonly kind: QuestionKind;
  readonly question: string;
}

/** The questions written to teach the classifier, or those kept apart to measure it. */
export function readKindExamples(part: "training" | "held-out"): readonly KindExample[] {
  const file = new URL(`../../test/golden/question-kinds/${part}.json`, import.meta.url);
  const questions = KindsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return QUESTION_KINDS.flatMap((kind) => questions[kind].map((question) => ({ kind, question })));
}
