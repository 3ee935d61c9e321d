import type { Ledger } from "../calculations/ledger.ts";
import type { PlanProblem } from "../calculations/run-plan.ts";
import type { ChartSpecification } from "../charts/chart.ts";
import { writeNarrativePrompt } from "../prompts/write-narrative.ts";
import type { Route } from "./adaptive-hybrid-system.ts";
import type { Assignment } from "./assign-arm.ts";
import type { Confidence } from "./confidence/score-confidence.ts";
import { refusalText } from "./decide-refusal.ts";
import type { CheckedNarrative } from "./figures/check-narrative.ts";
import type { RagAnswer } from "./hybrid-rag-fine-tuning.ts";
import type { ModelCalls } from "./model-calls.ts";
import { PLAN_PROMPT_VERSION, type Planned } from "./plan-calculations.ts";
import type { Refusal, Report } from "./report.ts";
import type { Retrieved } from "./retrieve-evidence.ts";

/** What running the plan gave: values and, for steps that could not run, why. */
export interface Calculated {
  readonly ledger: Ledger;
  readonly problems: readonly PlanProblem[];
}

/** A narrative that passed every check, and what the checks took out of it. */
export interface Narrated {
  readonly narration: RagAnswer;
  /** Sentences that failed the last look. */
  readonly withheld: number;
  /** How often each fault of a citation removed a sentence. */
  readonly citationFaults: Readonly<Record<string, number>>;
  readonly confidence: Confidence;
}

/** The narrative to serve, or the refusal that stands in its place: of a question that cannot be answered, or of a narrative. */
export type ReportAnswer =
  | { readonly narrated: Narrated; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly narrated?: Narrated };

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
  readonly answer: ReportAnswer;
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

/** True for an answer that neither calculates anything nor rests on any passage. */
export const tellsNothing = ({ citations }: CheckedNarrative, ledger: Ledger): boolean =>
  ledger.length === 0 && citations.length === 0;

/** Why the assigned model's own work is not the one served, where it is not. */
const fallbackReasonOf = ({ planned, answer }: ReportParts): string | undefined =>
  planned.fallbackReason ?? answer.narrated?.narration.fallbackReason;

/** How sure the report is, and by which signals. */
function confidenceOf({
  answer,
}: ReportParts): Pick<Report["metadata"], "confidenceParts" | "calibrationVersion"> {
  if (answer.narrated === undefined) return {};
  const { confidenceParts, calibrationVersion } = answer.narrated.confidence;
  return { confidenceParts: [...confidenceParts], calibrationVersion };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Sentences that a check took out. */
const struckOf = ({ narration, withheld, citationFaults }: Narrated): number =>
  narration.output.struck.length + withheld + sum(Object.values(citationFaults));

function metadataOf(parts: ReportParts): Report["metadata"] {
  const { route, calls } = parts;
  const { refusal, narrated } = parts.answer;
  const fallbackReason = fallbackReasonOf(parts);
  return {
    // A refusal has no words of a model that could be wrong.
    validationPassed: refusal !== undefined || narrated?.withheld === 0,
    retryCount: narrated?.narration.retryCount ?? 0,
    fallback: fallbackReason !== undefined,
    ...(fallbackReason === undefined ? {} : { fallbackReason }),
    failed: calls.failed().map(({ model, code, latencyMs }) => ({ model, code, latencyMs })),
    path: refusal === undefined ? route.kind : "refused",
    reason: route.reason,
    depth: { ...route.depth, widened: route.widened },
    passages: parts.retrieved.passages.length,
    arm: parts.assignment.arm,
    struckSentences: narrated === undefined ? 0 : struckOf(narrated),
    ...(narrated !== undefined && { citationFaults: { ...narrated.citationFaults } }),
    ...confidenceOf(parts),
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
  answer.narrated?.narration.fallback === false ? assignment.versionId : null;

/** Puts the served report together from what each step decided; decides nothing about figures itself. */
export function assembleReport(parts: ReportParts): Report {
  const { refusal, narrated } = parts.answer;
  const served = refusal === undefined ? narrated : undefined;
  return {
    id: parts.id,
    createdAt: parts.createdAt,
    text: refusal === undefined ? markdownOf(parts.answer.narrated.narration.output) : refusalText(refusal),
    approach: parts.assignment.approach,
    model: {
      ...(narrated?.narration.modelUsed ?? parts.assignedModel),
      versionId: versionOf(parts),
    },
    calculations: [...parts.calculated.ledger],
    citations: [...(served?.narration.output.citations ?? [])],
    chart: parts.chart ?? {},
    confidence: served?.confidence.confidence ?? 0,
    metadata: metadataOf(parts),
  };
}
