import type { Ledger } from "../calculations/ledger.ts";
import type { PlanProblem } from "../calculations/run-plan.ts";
import type { ChartSpecification } from "../charts/chart.ts";
import { writeNarrativePrompt } from "../prompts/write-narrative.ts";
import type { Assignment } from "./assign-arm.ts";
import { NO_EVIDENCE, refusalText } from "./decide-refusal.ts";
import type { CheckedNarrative } from "./figures/check-narrative.ts";
import { addUsage, type Narration } from "./narrate.ts";
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
  /** The narrative that passed the check, or the refusal that stands in its place. */
  readonly answer:
    | { readonly narration: Narration; readonly withheld: number; readonly refusal?: undefined }
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

function pathOf(ledger: Ledger, refused: boolean): string {
  if (refused) return "refused";
  if (ledger.length === 0) return "passages-only";
  return ledger.length === 1 ? "single-calculation" : "several-calculations";
}

function confidenceOf({ calculated, planned }: ReportParts, narration: Narration): number {
  const { ledger, problems } = calculated;
  return scoreConfidence({
    answered: ledger.filter(({ value }) => value !== null).length,
    asked: ledger.length + problems.length + planned.plan.missing.length,
    slotResolutionRate: narration.checked.slotResolutionRate,
    retryCount: narration.retryCount,
    fallback: narration.fallback,
    citations: narration.checked.citations.length,
  });
}

const tellsNothing = (narration: Narration, ledger: Ledger): boolean =>
  ledger.length === 0 && narration.checked.citations.length === 0;

/** The narrated part of the report, or what a refusal puts in its place. */
function answerOf(parts: ReportParts) {
  const { narration } = parts.answer;
  if (narration !== undefined && !tellsNothing(narration, parts.calculated.ledger)) {
    return {
      narration,
      refusal: undefined,
      text: markdownOf(narration.checked),
      confidence: confidenceOf(parts, narration),
    };
  }
  const refusal = parts.answer.refusal ?? NO_EVIDENCE;
  return { narration, refusal, text: refusalText(refusal), confidence: 0 };
}

function metadataOf(parts: ReportParts, refusal: Refusal | undefined): Report["metadata"] {
  const { narration } = parts.answer;
  const fallbackReason = parts.planned.fallbackReason ?? narration?.fallbackReason;
  // A refusal has no words of a model that could be wrong.
  const withheld = parts.answer.narration === undefined ? 0 : parts.answer.withheld;
  const planUsage = parts.planned.usage;
  return {
    validationPassed: withheld === 0,
    retryCount: narration?.retryCount ?? 0,
    fallback: fallbackReason !== undefined,
    ...(fallbackReason === undefined ? {} : { fallbackReason }),
    path: pathOf(parts.calculated.ledger, refusal !== undefined),
    passages: parts.retrieved.passages.length,
    arm: parts.assignment.arm,
    struckSentences: (narration?.checked.struck.length ?? 0) + withheld,
    latencyMs: { ...parts.latencyMs },
    usage: narration === undefined ? planUsage : addUsage(planUsage, narration.usage),
    prompts: {
      plan: PLAN_PROMPT_VERSION,
      narrative: `${writeNarrativePrompt.id}@${writeNarrativePrompt.version}`,
    },
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** Puts the served report together from what each step decided; decides nothing about figures itself. */
export function assembleReport(parts: ReportParts): Report {
  const { narration, refusal, text, confidence } = answerOf(parts);
  return {
    id: parts.id,
    createdAt: parts.createdAt,
    text,
    approach: parts.assignment.approach,
    model: {
      provider: narration?.provider ?? parts.assignedModel.provider,
      name: narration?.model ?? parts.assignedModel.name,
      versionId: parts.assignment.versionId,
    },
    calculations: [...parts.calculated.ledger],
    citations: refusal === undefined ? [...(narration?.checked.citations ?? [])] : [],
    chart: parts.chart ?? {},
    confidence,
    metadata: metadataOf(parts, refusal),
  };
}
