import type { Ledger } from "../calculations/ledger.ts";
import type { PlanProblem } from "../calculations/run-plan.ts";
import type { ChartSpecification } from "../charts/chart.ts";
import { writeNarrativePrompt } from "../prompts/write-narrative.ts";
import type { Route } from "./adaptive-hybrid-system.ts";
import type { Assignment } from "./assign-arm.ts";
import { NO_EVIDENCE, refusalText } from "./decide-refusal.ts";
import type { CheckedNarrative } from "./figures/check-narrative.ts";
import type { RagAnswer } from "./hybrid-rag-fine-tuning.ts";
import type { ModelCalls } from "./model-calls.ts";
import { PLAN_PROMPT_VERSION, type Planned } from "./plan-calculations.ts";
import type { Refusal, Report } from "./report.ts";
import type { Retrieved } from "./retrieve-evidence.ts";
import { scoreConfidence } from "./score-confidence.ts";

/** What running the plan gave: values and, for steps that could not run, why. */
export interface Calculated {
  readonly ledger: Ledger;
  readonly problems: readonly PlanProblem[];
}

export interface ReportParts {
  readonly id: string;
  readonly createdAt: string;
  readonly assignment: Assignment;
  readonly assignedModel: { readonly provider: string; readonly name: string };
  readonly planned: Planned;
  readonly calculated: Calculated;
  readonly retrieved: Retrieved;
  readonly route: Route;
  readonly calls: ModelCalls;
  /** The narrative that passed the check, or the refusal that stands in its place. */
  readonly answer:
    | { readonly narration: RagAnswer; readonly withheld: number; readonly refusal?: undefined }
    | { readonly refusal: Refusal; readonly narration?: undefined };
  /** Absent where the ledger holds nothing to draw. */
  readonly chart: ChartSpecification | undefined;
  readonly latencyMs: Readonly<Record<string, number>>;
}

const NO_WORDS = "The calculations hold the answer; no sentence about them passed the check.";

/** Markdown: the checked sentences, each with the passages it rests on. */
function markdownOf({ sentences }: CheckedNarrative): string {
  if (sentences.length === 0) return NO_WORDS;
  return sentences
    .map(({ text, citations }) => [text, ...citations.map((id) => `[${id}]`)].join(" "))
    .join("\n\n");
}

function confidenceOf({ calculated, planned }: ReportParts, narration: RagAnswer): number {
  const { ledger, problems } = calculated;
  return scoreConfidence({
    answered: ledger.filter(({ value }) => value !== null).length,
    asked: ledger.length + problems.length + planned.plan.missing.length,
    slotResolutionRate: narration.output.slotResolutionRate,
    retryCount: narration.retryCount,
    fallback: narration.fallback,
    citations: narration.output.citations.length,
  });
}

/** True for an answer that neither calculates anything nor rests on any passage. */
export const tellsNothing = ({ citations }: CheckedNarrative, ledger: Ledger): boolean =>
  ledger.length === 0 && citations.length === 0;

/** The narrated part of the report, or what a refusal puts in its place. */
function answerOf(parts: ReportParts) {
  const { narration } = parts.answer;
  if (narration !== undefined && !tellsNothing(narration.output, parts.calculated.ledger)) {
    return {
      narration,
      refusal: undefined,
      text: markdownOf(narration.output),
      confidence: confidenceOf(parts, narration),
    };
  }
  const refusal = parts.answer.refusal ?? NO_EVIDENCE;
  return { narration, refusal, text: refusalText(refusal), confidence: 0 };
}

/** Why the assigned model's own work is not the one served, where it is not. */
const fallbackReasonOf = ({ planned, answer }: ReportParts): string | undefined =>
  planned.fallbackReason ?? answer.narration?.fallbackReason;

function metadataOf(parts: ReportParts, refusal: Refusal | undefined): Report["metadata"] {
  const { route, calls } = parts;
  const { narration } = parts.answer;
  const fallbackReason = fallbackReasonOf(parts);
  // A refusal has no words of a model that could be wrong.
  const withheld = parts.answer.narration === undefined ? 0 : parts.answer.withheld;
  return {
    validationPassed: withheld === 0,
    retryCount: narration?.retryCount ?? 0,
    fallback: fallbackReason !== undefined,
    ...(fallbackReason === undefined ? {} : { fallbackReason }),
    failed: calls.failed().map(({ model, code, latencyMs }) => ({ model, code, latencyMs })),
    path: refusal === undefined ? route.kind : "refused",
    reason: route.reason,
    depth: { ...route.depth, widened: route.widened },
    passages: parts.retrieved.passages.length,
    arm: parts.assignment.arm,
    struckSentences: (narration?.output.struck.length ?? 0) + withheld,
    latencyMs: { ...parts.latencyMs },
    usage: calls.usage(),
    prompts: {
      plan: PLAN_PROMPT_VERSION,
      narrative: `${writeNarrativePrompt.id}@${writeNarrativePrompt.version}`,
    },
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** The tuned version where it wrote the answer itself, and null where another had to. */
const versionOf = ({ assignment, answer }: ReportParts): string | null =>
  answer.narration?.fallback === false ? assignment.versionId : null;

/** Puts the served report together from what each step decided; decides nothing about figures itself. */
export function assembleReport(parts: ReportParts): Report {
  const { narration, refusal, text, confidence } = answerOf(parts);
  return {
    id: parts.id,
    createdAt: parts.createdAt,
    text,
    approach: parts.assignment.approach,
    model: {
      ...(narration?.modelUsed ?? parts.assignedModel),
      versionId: versionOf(parts),
    },
    calculations: [...parts.calculated.ledger],
    citations: refusal === undefined ? [...(narration?.output.citations ?? [])] : [],
    chart: parts.chart ?? {},
    confidence,
    metadata: metadataOf(parts, refusal),
  };
}
