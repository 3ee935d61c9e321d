import type { Calculated } from "./assemble-report.ts";
import type { QuestionKind } from "./classify-question.ts";
import { decideGate, type GateDecision } from "./confidence/decide-gate.ts";
import { type Confidence, scoreConfidence } from "./confidence/score-confidence.ts";
import type { CheckedNarrative } from "./figures/check-narrative.ts";
import type { Planned } from "./plan-calculations.ts";

/** What is known of an answer once it has been narrated and checked. */
export interface AnswerToAssess {
  readonly kind: QuestionKind;
  readonly planned: Planned;
  readonly calculated: Calculated;
  readonly checked: CheckedNarrative;
  /** Share of the sentences resting on passages that a passage bears out, 0 to 1. */
  readonly citationCheckRate: number;
  readonly threshold: number;
  readonly canWiden: boolean;
}

/** How sure an answer is, and what is to be done with it. */
export interface Assessment {
  readonly confidence: Confidence;
  readonly gate: GateDecision;
}

/** Questions that ask for words out of passages; the others ask for figures. */
const ASKS_FOR_WORDS: ReadonlySet<QuestionKind> = new Set(["definition", "policy", "multi-hop"]);

/** Scores an answer by the signals of its making, and decides whether it is served. */
export function assessAnswer(answer: AnswerToAssess): Assessment {
  const { kind, planned, calculated, checked, threshold, canWiden } = answer;
  const { ledger, problems } = calculated;
  const asked = ledger.length + problems.length + planned.plan.missing.length;
  const calculatedValues = ledger.filter(({ value }) => value !== null).length;
  const hasFigures = checked.sentences.some(({ figures }) => figures.length > 0);
  const citations = checked.citations.length;
  const confidence = scoreConfidence({
    ...(asked > 0 && { inputCompleteness: calculatedValues / asked }),
    ...(hasFigures && { slotResolutionRate: checked.slotResolutionRate }),
    ...(citations > 0 && { citationCheckRate: answer.citationCheckRate }),
    ...(planned.margin !== undefined && { planMargin: planned.margin }),
    answersKindOfQuestion: ASKS_FOR_WORDS.has(kind) ? citations > 0 : ledger.length > 0,
  });
  const gate = decideGate(confidence.confidence, {
    threshold,
    canWiden,
    plannedCalculations: planned.plan.steps.length,
    calculatedValues,
    slotResolutionRate: checked.slotResolutionRate,
    citations,
  });
  return { confidence, gate };
}
