import { ANSWER_CALIBRATION } from "./answer-calibration.ts";
import { type AnswerSignals, absenceOf, answerFeatures, signalValues } from "./answer-signals.ts";
import { probabilityOf } from "./fit-logistic.ts";

/** One signal's part in a confidence. */
interface ConfidencePart {
  readonly signal: string;
  /** 0 to 1; null where the signal is absent. */
  readonly value: number | null;
  /** What it adds to the log-odds that the answer is right. */
  readonly effect: number;
}

export interface Confidence {
  /** Probability that the answer is right, 0 to 1. */
  readonly confidence: number;
  /** The signals, the weightiest first. */
  readonly confidenceParts: readonly ConfidencePart[];
  /** Which weights it was worked out with. */
  readonly calibrationVersion: string;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** How likely an answer is right, from the signals of its making, by weights fitted on judged answers. */
export function scoreConfidence(signals: AnswerSignals): Confidence {
  const { model, version } = ANSWER_CALIBRATION;
  const parts = Object.entries(signalValues(signals)).map(([signal, value]) => {
    const weight = model.weights[value === undefined ? absenceOf(signal) : signal] ?? 0;
    return { signal, value: value ?? null, effect: rounded(weight * (value ?? 1)) };
  });
  return {
    confidence: rounded(probabilityOf(model, answerFeatures(signals))),
    confidenceParts: parts.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
    calibrationVersion: version,
  };
}
