import { FinRiskError } from "#shared/errors.ts";
import type {
  GenerateOptions,
  Generation,
  LanguageModel,
  Prompt,
  StreamEvent,
} from "#shared/ports/language-model.ts";
import {
  type CatalogueDescription,
  PLAN_CALCULATIONS_ID,
  type PlanInput,
  PlanInputSchema,
} from "#shared/prompts/plan-calculations.ts";
import { NarrativeInputSchema, WRITE_NARRATIVE_ID } from "#shared/prompts/write-narrative.ts";
import type { QuickPlan } from "#shared/reports/plan-calculations.ts";
import { composeTemplateNarrative } from "#shared/reports/template-narrative.ts";
import type { CalculationSelector } from "./calculation-selector.ts";
import { LexicalSelector } from "./lexical-selector.ts";
import { QuestionPlanner } from "./question-planner.ts";

const EMBEDDED_MODEL_NAME = "finrisk-embedded";
const CHARACTERS_PER_TOKEN = 4;
const PIECE_CHARACTERS = 64;

export interface EmbeddedLanguageModelFields {
  readonly catalogue: readonly CatalogueDescription[];
  /** What reads calculations off a question; by phrases and likeness when not given. */
  readonly selector?: CalculationSelector;
}

/**
 * FinRisk's own small model: plans by reading the question and narrates by templates, in process, without key, network or
 * chance. It answers the two prompts it knows and refuses every other with `provider-rejected`.
 */
export class EmbeddedLanguageModel implements LanguageModel {
  readonly provider = "embedded";
  readonly inProcess = true;
  readonly defaultModel = EMBEDDED_MODEL_NAME;
  private readonly planner: QuestionPlanner;

  constructor(fields: EmbeddedLanguageModelFields) {
    const { catalogue } = fields;
    const { selector = new LexicalSelector({ catalogue }) } = fields;
    this.planner = new QuestionPlanner({ catalogue, selector });
  }

  /** A plan without a prompt, and how likely it is the right one, from 0 to 1. */
  quickPlan(input: PlanInput): QuickPlan {
    return this.planner.quickPlan(input);
  }

  async generate<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}): Promise<Generation<Output>> {
    options.signal?.throwIfAborted();
    const answer = this.answer(prompt);
    const output = prompt.outputSchema.safeParse(answer);
    if (!output.success) {
      throw new FinRiskError({
        code: "provider-malformed",
        message: `The embedded model's answer to ${prompt.id} does not fit the prompt's output schema.`,
        cause: output.error,
      });
    }
    const text = JSON.stringify(answer);
    return {
      output: output.data,
      text,
      model: this.defaultModel,
      finishReason: "stop",
      usage: {
        inputTokens: tokensOf(prompt.system.length + prompt.user.length),
        outputTokens: tokensOf(text.length),
      },
    };
  }

  async *stream<Output>(
    prompt: Prompt<Output>,
    options: GenerateOptions = {},
  ): AsyncIterable<StreamEvent<Output>> {
    const generation = await this.generate(prompt, options);
    for (let start = 0; start < generation.text.length; start += PIECE_CHARACTERS) {
      options.signal?.throwIfAborted();
      yield { type: "text", text: generation.text.slice(start, start + PIECE_CHARACTERS) };
    }
    yield { type: "done", generation };
  }

  private answer(prompt: Prompt): unknown {
    switch (prompt.id) {
      case PLAN_CALCULATIONS_ID: {
        const input = PlanInputSchema.safeParse(prompt.input);
        if (input.success) return this.planner.plan(input.data);
        throw refuse(prompt, "its input is not that of a plan", input.error);
      }
      case WRITE_NARRATIVE_ID: {
        const input = NarrativeInputSchema.safeParse(prompt.input);
        if (input.success) return composeTemplateNarrative(input.data);
        throw refuse(prompt, "its input is not that of a narrative", input.error);
      }
      default:
        throw refuse(prompt, `it answers ${PLAN_CALCULATIONS_ID} and ${WRITE_NARRATIVE_ID} only`);
    }
  }
}

const tokensOf = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);

const refuse = (prompt: Prompt, reason: string, cause?: unknown): FinRiskError =>
  new FinRiskError({
    code: "provider-rejected",
    message: `The embedded model refused the prompt ${prompt.id}: ${reason}.`,
    ...(cause === undefined ? {} : { cause }),
  });
