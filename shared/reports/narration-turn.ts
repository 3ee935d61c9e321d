import { FinRiskError } from "../errors.ts";
import type { Generation, Prompt } from "../ports/language-model.ts";
import type { Narrative, NarrativeSentence } from "../prompts/narrative.ts";
import { type CheckedNarrative, type CheckedSentence, checkNarrative } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";
import type { ModelCalls, ModelChoice } from "./model-calls.ts";
import { SentenceReader } from "./read-sentences.ts";

/** Is told all sentences that passed the check so far, each time there is one more. */
export type TellSentences = (sentences: readonly CheckedSentence[]) => Promise<void>;

/** One turn of one model at a narrative. */
export interface NarrationTurn {
  readonly choice: ModelChoice;
  readonly prompt: Prompt<Narrative>;
  readonly evidence: Evidence;
  readonly calls: ModelCalls;
}

/** What came of a turn. `cut` tells why a narrative, part of which had been told already, ends early. */
export type TurnOutcome =
  | {
      readonly kind: "accepted";
      readonly checked: CheckedNarrative;
      readonly model: string;
      readonly cut?: string;
    }
  | { readonly kind: "refused"; readonly violations: readonly string[] }
  | { readonly kind: "failed"; readonly code: string };

const refusalsOf = ({ violations }: CheckedNarrative): readonly string[] =>
  violations.map(({ sentence, message }) => `"${sentence}": ${message}`);

/** The whole narrative at once: any violation refuses all of it. */
export async function takeTurn({ choice, prompt, evidence, calls }: NarrationTurn): Promise<TurnOutcome> {
  let generation: Generation<Narrative>;
  try {
    generation = await calls.generate(choice, prompt);
  } catch (error) {
    return failureOf(error);
  }
  const checked = checkNarrative(generation.output, evidence);
  if (checked.violations.length === 0) return { kind: "accepted", checked, model: generation.model };
  calls.blameLast("figures-refused");
  return { kind: "refused", violations: refusalsOf(checked) };
}

/**
 * Sentence by sentence, each told once it is checked. What was told cannot be taken back, so a sentence with a violation is
 * struck alone, and an answer that breaks off ends where it does; before anything is told it is refused or fails as a whole.
 */
export async function takeStreamedTurn(turn: NarrationTurn, tell: TellSentences): Promise<TurnOutcome> {
  const { choice, prompt, calls } = turn;
  const reader = new SentenceReader();
  const growing = new GrowingNarrative(turn.evidence, tell);
  try {
    const generation = await calls.stream(choice, prompt, async (text) => {
      for (const sentence of reader.push(text)) await growing.add(sentence);
    });
    for (const sentence of generation.output.sentences.slice(growing.read)) await growing.add(sentence);
    if (growing.told > 0) return { kind: "accepted", checked: growing.checked(), model: generation.model };
    calls.blameLast("figures-refused");
    return { kind: "refused", violations: refusalsOf(growing.checked()) };
  } catch (error) {
    const failure = failureOf(error);
    if (growing.told === 0) return failure;
    return { kind: "accepted", checked: growing.checked(), model: choice.name, cut: failure.code };
  }
}

/** Anything but an error of a model is no turn's business. */
function failureOf(error: unknown): Extract<TurnOutcome, { kind: "failed" }> {
  if (error instanceof FinRiskError) return { kind: "failed", code: error.code };
  throw error;
}

/** A narrative that grows by a sentence at a time, each checked in the light of those before it. */
class GrowingNarrative {
  private readonly evidence: Evidence;
  private readonly tell: TellSentences;
  private kept: readonly NarrativeSentence[] = [];
  private struck: CheckedNarrative["struck"] = [];
  read = 0;
  told = 0;

  constructor(evidence: Evidence, tell: TellSentences) {
    this.evidence = evidence;
    this.tell = tell;
  }

  async add(sentence: NarrativeSentence): Promise<void> {
    this.read += 1;
    const longer = [...this.kept, sentence];
    const { sentences, struck } = checkNarrative({ sentences: longer }, this.evidence);
    this.struck = [...this.struck, ...struck];
    if (struck.length > 0) return;
    this.kept = longer;
    await this.tell(sentences);
    this.told = sentences.length;
  }

  checked(): CheckedNarrative {
    const checked = checkNarrative({ sentences: [...this.kept] }, this.evidence);
    const violations = this.struck.flatMap((sentence) => sentence.violations);
    return { ...checked, struck: this.struck, violations };
  }
}
