import { type NarrativeInput, writeNarrativePrompt } from "../prompts/write-narrative.ts";
import { type CheckedNarrative, checkNarrative } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";
import type { CallUsage, ModelCall, ModelCalls, ModelChoice } from "./model-calls.ts";
import { type TellSentences, type TurnOutcome, takeStreamedTurn, takeTurn } from "./narration-turn.ts";
import { composeTemplateNarrative } from "./template-narrative.ts";

/** What is to be put into words. */
type RagContext = Pick<NarrativeInput, "passages" | "facts">;

export interface RagRequest {
  /** The question, the finished calculations and the style. */
  readonly prompt: Omit<NarrativeInput, "violations" | keyof RagContext>;
  /** What was retrieved for the question. */
  readonly ragContext: RagContext;
  /** What the answer is checked against. */
  readonly evidence: Evidence;
  /** In the order in which they are asked: the arm's tuned model, the base model, the one that is always there. */
  readonly models: readonly ModelChoice[];
  readonly calls: ModelCalls;
  /** Given where sentences are wanted as soon as each is checked. */
  readonly tell?: TellSentences | undefined;
}

/** Words that passed the check, and how they came about. */
export interface RagAnswer {
  readonly text: string;
  readonly output: CheckedNarrative;
  readonly modelUsed: { readonly provider: string; readonly name: string };
  /** True when the first model's own answer is not the one given, or not all of it. */
  readonly fallback: boolean;
  readonly fallbackReason: string | undefined;
  /** Turns that failed or were refused before. */
  readonly retryCount: number;
  /** True where the sentences were told one by one, so that their order is settled. */
  readonly streamed: boolean;
  /** Of all calls of the report so far. */
  readonly usage: CallUsage;
  readonly failed: readonly ModelCall[];
}

/** What the failed turns so far have taught. */
interface Progress {
  readonly retryCount: number;
  readonly violations: readonly string[];
  readonly worthRetrying: boolean;
  readonly reason: string | undefined;
}

const START: Progress = { retryCount: 0, violations: [], worthRetrying: true, reason: undefined };
const TEMPLATES = { provider: "finrisk", name: "finrisk-template" };

/** One turn of a model; a retry is taken only when the turn before gives hope. */
interface Rung {
  readonly choice: ModelChoice;
  readonly isRetry: boolean;
  readonly isFirst: boolean;
}

function rungsOf([first, ...others]: readonly ModelChoice[]): readonly Rung[] {
  if (first === undefined) return [];
  return [
    { choice: first, isRetry: false, isFirst: true },
    { choice: first, isRetry: true, isFirst: true },
    ...others.map((choice) => ({ choice, isRetry: false, isFirst: false })),
  ];
}

/** A provider that is down is not asked again at once; a garbled or refused answer is worth a second try. */
function learn(progress: Progress, outcome: Exclude<TurnOutcome, { kind: "accepted" }>): Progress {
  const retryCount = progress.retryCount + 1;
  if (outcome.kind === "refused") {
    const reason = progress.reason ?? "figures-refused";
    return { retryCount, violations: outcome.violations, worthRetrying: true, reason };
  }
  const worthRetrying = outcome.code === "provider-malformed";
  return { ...progress, retryCount, worthRetrying, reason: progress.reason ?? outcome.code };
}

/**
 * Has a model put finished calculations and retrieved passages into words: the arm's tuned model first, once more with the list
 * of what failed, then the base model, then the one in this process, and templates in the end. No answer with a violation is
 * accepted, so a checked one always comes.
 */
export class HybridRagFineTuning {
  /** Throws the caller's reason to stop, and nothing else that a model may do. */
  async generateWithRag(request: RagRequest): Promise<RagAnswer> {
    let progress = START;
    for (const rung of rungsOf(request.models)) {
      if (rung.isRetry && !progress.worthRetrying) continue;
      const streamed = request.tell !== undefined && rung.choice.model.inProcess !== true;
      const outcome = await this.take(rung, request, progress.violations);
      if (outcome.kind === "accepted") return answerOf(request, rung, outcome, progress, streamed);
      progress = learn(progress, outcome);
    }
    return templateAnswer(request, progress);
  }

  private take({ choice }: Rung, request: RagRequest, violations: readonly string[]): Promise<TurnOutcome> {
    const { evidence, calls, tell } = request;
    const prompt = writeNarrativePrompt.render({
      ...request.prompt,
      ...request.ragContext,
      violations: [...violations],
    });
    const turn = { choice, prompt, evidence, calls };
    return tell === undefined || choice.model.inProcess ? takeTurn(turn) : takeStreamedTurn(turn, tell);
  }
}

function answerOf(
  { calls }: RagRequest,
  { choice, isFirst }: Rung,
  { checked, model, cut }: Extract<TurnOutcome, { kind: "accepted" }>,
  progress: Progress,
  streamed: boolean,
): RagAnswer {
  const reason = isFirst ? cut : (progress.reason ?? cut);
  return {
    text: textOf(checked),
    output: checked,
    modelUsed: { provider: choice.model.provider, name: model },
    fallback: reason !== undefined,
    fallbackReason: reason,
    retryCount: progress.retryCount,
    streamed,
    usage: calls.usage(),
    failed: calls.failed(),
  };
}

function templateAnswer({ prompt, ragContext, evidence, calls }: RagRequest, progress: Progress): RagAnswer {
  const template = composeTemplateNarrative({ ...prompt, ...ragContext, violations: [] });
  const output = checkNarrative(template, evidence);
  return {
    text: textOf(output),
    output,
    modelUsed: TEMPLATES,
    fallback: true,
    fallbackReason: progress.reason,
    retryCount: progress.retryCount,
    streamed: false,
    usage: calls.usage(),
    failed: calls.failed(),
  };
}

const textOf = ({ sentences }: CheckedNarrative): string => sentences.map(({ text }) => text).join(" ");
