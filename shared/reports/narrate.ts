import { FinRiskError } from "../errors.ts";
import type { Generation, LanguageModel, TokenUsage } from "../ports/language-model.ts";
import type { Narrative } from "../prompts/narrative.ts";
import { type NarrativeInput, writeNarrativePrompt } from "../prompts/write-narrative.ts";
import { type CheckedNarrative, checkNarrative } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";
import { composeTemplateNarrative } from "./template-narrative.ts";

export interface NarrationRequest {
  readonly assigned: LanguageModel;
  /** Asked when the assigned model fails twice; absent when there is no other model. */
  readonly fallback: LanguageModel | undefined;
  readonly input: Omit<NarrativeInput, "violations">;
  readonly evidence: Evidence;
  readonly timeoutMs: number;
}

/** A narrative that passed the check, and how it came about. */
export interface Narration {
  readonly checked: CheckedNarrative;
  readonly provider: string;
  readonly model: string;
  readonly usage: TokenUsage;
  readonly retryCount: number;
  readonly fallback: boolean;
  readonly fallbackReason: string | undefined;
}

type Outcome =
  | { kind: "accepted"; checked: CheckedNarrative; generation: Generation<Narrative> }
  | { kind: "refused"; violations: readonly string[]; usage: TokenUsage }
  | { kind: "failed"; error: FinRiskError };

/** One turn at the narrative; a retry is taken only when the turn before gives hope. */
interface Turn {
  readonly model: LanguageModel;
  readonly retry: boolean;
  readonly fallback: boolean;
}

/** What the failed turns so far have cost and taught. */
interface Progress {
  readonly usage: TokenUsage;
  readonly retryCount: number;
  readonly violations: readonly string[];
  readonly worthRetrying: boolean;
  readonly reason: string | undefined;
}

const TEMPLATE_NAME = "finrisk-template";
const START: Progress = {
  usage: { inputTokens: 0, outputTokens: 0 },
  retryCount: 0,
  violations: [],
  worthRetrying: true,
  reason: undefined,
};

function turnsOf({ assigned, fallback }: NarrationRequest): readonly Turn[] {
  const turns = [
    { model: assigned, retry: false, fallback: false },
    { model: assigned, retry: true, fallback: false },
  ];
  return fallback === undefined ? turns : [...turns, { model: fallback, retry: false, fallback: true }];
}

async function take(turn: Turn, request: NarrationRequest, violations: readonly string[]): Promise<Outcome> {
  try {
    const prompt = writeNarrativePrompt.render({ ...request.input, violations: [...violations] });
    const generation = await turn.model.generate(prompt, { timeoutMs: request.timeoutMs });
    const checked = checkNarrative(generation.output, request.evidence);
    if (checked.violations.length === 0) return { kind: "accepted", checked, generation };
    const refusals = checked.violations.map(({ sentence, message }) => `"${sentence}": ${message}`);
    return { kind: "refused", violations: refusals, usage: generation.usage };
  } catch (error) {
    if (error instanceof FinRiskError) return { kind: "failed", error };
    throw error;
  }
}

/** Tokens of several calls together. */
export const addUsage = (a: TokenUsage, b: TokenUsage): TokenUsage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
});

/** A provider that is down is not asked again at once; a garbled or refused answer is worth a second try. */
function learn(progress: Progress, outcome: Exclude<Outcome, { kind: "accepted" }>): Progress {
  const shared = { retryCount: progress.retryCount + 1 };
  if (outcome.kind === "failed") {
    const { code } = outcome.error;
    const worthRetrying = code === "provider-malformed";
    return { ...progress, ...shared, worthRetrying, reason: progress.reason ?? code };
  }
  return {
    ...shared,
    usage: addUsage(progress.usage, outcome.usage),
    violations: outcome.violations,
    worthRetrying: true,
    reason: progress.reason ?? "figures-refused",
  };
}

function narrationOf(
  turn: Turn,
  { checked, generation }: Extract<Outcome, { kind: "accepted" }>,
  progress: Progress,
): Narration {
  return {
    checked,
    provider: turn.model.provider,
    model: generation.model,
    usage: addUsage(progress.usage, generation.usage),
    retryCount: progress.retryCount,
    fallback: turn.fallback,
    fallbackReason: turn.fallback ? progress.reason : undefined,
  };
}

function templateNarration(request: NarrationRequest, progress: Progress): Narration {
  const template = composeTemplateNarrative({ ...request.input, violations: [] });
  return {
    checked: checkNarrative(template, request.evidence),
    provider: "finrisk",
    model: TEMPLATE_NAME,
    usage: progress.usage,
    retryCount: progress.retryCount,
    fallback: true,
    fallbackReason: progress.reason,
  };
}

/**
 * Gets words for the ledger: the assigned model, once more with the list of what failed, then the fallback model, then
 * templates. A model's narrative with any violation is never accepted; of the templates' only what passed is kept.
 */
export async function narrate(request: NarrationRequest): Promise<Narration> {
  let progress = START;
  for (const turn of turnsOf(request)) {
    if (turn.retry && !progress.worthRetrying) continue;
    const outcome = await take(turn, request, progress.violations);
    if (outcome.kind === "accepted") return narrationOf(turn, outcome, progress);
    progress = learn(progress, outcome);
  }
  return templateNarration(request, progress);
}
