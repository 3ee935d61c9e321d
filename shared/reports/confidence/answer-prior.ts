import type { LogisticModel } from "./fit-logistic.ts";

/**
 * What the signals are taken to weigh before any answer was judged, and what those keep that the judged answers never varied.
 * A signal that is absent weighs what it would halfway up.
 */
export const ANSWER_PRIOR: LogisticModel = {
  bias: -8.5,
  weights: {
    retrievalProbability: 2,
    retrievalProbabilityIsAbsent: 1.5,
    inputCompleteness: 3,
    inputCompletenessIsAbsent: 1.5,
    slotResolutionRate: 3,
    slotResolutionRateIsAbsent: 1.5,
    citationCheckRate: 2,
    citationCheckRateIsAbsent: 1,
    planMargin: 1,
    planMarginIsAbsent: 0.5,
    answersKindOfQuestion: 1,
    answersKindOfQuestionIsAbsent: 0.5,
    modelAgreement: 1.5,
    modelAgreementIsAbsent: 0.75,
    finishReason: 1,
    finishReasonIsAbsent: 0.5,
    meanLogProbability: 1,
    meanLogProbabilityIsAbsent: 0.5,
  },
};
