import type { FinishReason } from "../../ports/language-model.ts";
import type { Features } from "./fit-logistic.ts";

/**
 * What is known, without another call of a model, about how an answer came about. Rates are from 0 to 1; a signal that does
 * not apply or was not measured is left out, which is not the same as 0.
 */
export interface AnswerSignals {
  /** Probability that the best passage is the right one; absent where the answer uses no passage. */
  readonly retrievalProbability?: number;
  /** Calculations that gave a value, of all that the question asked for; absent where it asked for none. */
  readonly inputCompleteness?: number;
  /** Share of the narrative's figures whose source was found; absent where it has none. */
  readonly slotResolutionRate?: number;
  /** Share of the citations that bear out their sentences; absent where there are none. */
  readonly citationCheckRate?: number;
  /** How far the chosen plan is ahead of the next one. */
  readonly planMargin?: number;
  /** Whether the answer is of the kind that the question asks for: a figure, a comparison, words. */
  readonly answersKindOfQuestion?: boolean;
  /** Share of the figures on which the base and the tuned model agree; absent where only one ran. */
  readonly modelAgreement?: number;
  readonly finishReason?: FinishReason;
  /** Mean log-probability of the answer's tokens, at most 0. */
  readonly meanLogProbability?: number;
}

/** The signals as numbers, 1 being the best sign; `undefined` for what is absent. */
export function signalValues(
  signals: AnswerSignals,
): Readonly<Record<keyof AnswerSignals, number | undefined>> {
  const asNumber = (flag: boolean | undefined) => (flag === undefined ? undefined : Number(flag));
  const { finishReason, meanLogProbability } = signals;
  return {
    retrievalProbability: signals.retrievalProbability,
    inputCompleteness: signals.inputCompleteness,
    slotResolutionRate: signals.slotResolutionRate,
    citationCheckRate: signals.citationCheckRate,
    planMargin: signals.planMargin,
    answersKindOfQuestion: asNumber(signals.answersKindOfQuestion),
    modelAgreement: signals.modelAgreement,
    finishReason: asNumber(finishReason === undefined ? undefined : finishReason === "stop"),
    meanLogProbability: meanLogProbability === undefined ? undefined : Math.exp(meanLogProbability),
  };
}

/** Name of the feature that says that a signal is absent. */
export const absenceOf = (signal: string): string => `${signal}IsAbsent`;

/** The features of the answer's confidence: each signal, and an indicator for each that is absent. */
export function answerFeatures(signals: AnswerSignals): Features {
  return Object.fromEntries(
    Object.entries(signalValues(signals)).map(([name, value]) =>
      value === undefined ? [absenceOf(name), 1] : [name, value],
    ),
  );
}
