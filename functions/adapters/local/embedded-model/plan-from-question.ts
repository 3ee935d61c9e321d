import {
  type CalculationPlan,
  MAX_PLAN_STEPS,
  type PlanStep,
} from "#shared/calculations/calculation-plan.ts";
import type { CatalogueDescription, PlanInput } from "#shared/prompts/plan-calculations.ts";
import { attachSubjects } from "./attach-subjects.ts";
import type { CalculationMention, CalculationSelector } from "./calculation-selector.ts";
import { describeUnanswered } from "./describe-unanswered.ts";
import { asksForPartOfHistory, isOnePeriod, readHorizon } from "./find-restrictions.ts";
import { groupSubjects } from "./group-subjects.ts";
import { ParameterReader, type Parameters, readQuestionFigures } from "./read-parameters.ts";
import { type QuestionReading, readQuestion, type Sentence } from "./read-question.ts";
import { type Memory, remember, resolveTargets, type Target } from "./resolve-targets.ts";

/** Calculations of which "A and B" means the pair. */
const SYMMETRIC: ReadonlySet<string> = new Set(["correlation", "covariance"]);
const MOST_MISSING = 12;
const PART_OF_HISTORY = "figures for a part of the history, as every calculation runs on all of it";

interface Draft {
  readonly steps: readonly PlanStep[];
  readonly missing: readonly string[];
}

/** One mention on its way to steps. */
interface Asked {
  readonly mention: CalculationMention;
  readonly targets: readonly Target[];
  readonly parameters: readonly Parameters[];
}

/**
 * Plans by reading the question: a selector says which calculations are asked for, and code finds the series, the parameters
 * and what is missing. Without network, chance or memory; only ids of the catalogue and listed names come out.
 */
export class QuestionPlanner {
  private readonly selector: CalculationSelector;
  private readonly entries: ReadonlyMap<string, CatalogueDescription>;
  private readonly parameters: ParameterReader;

  constructor(fields: {
    readonly catalogue: readonly CatalogueDescription[];
    readonly selector: CalculationSelector;
  }) {
    this.selector = fields.selector;
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
    this.parameters = new ParameterReader({ catalogue: fields.catalogue });
  }

  /** The steps that answer the question, in the order asked and each once, and what it asks for that is not to be had. */
  plan(input: PlanInput): CalculationPlan {
    const reading = readQuestion(input, this.selector);
    const drafts = this.draftSentences(reading, input);
    const steps = drafts.flatMap((draft) => draft.steps);
    const missing = [
      ...drafts.flatMap((draft) => draft.missing),
      ...describeUnanswered(reading, steps.length > 0),
    ];
    return {
      steps: unlike(steps, (step) => JSON.stringify(step)).slice(0, MAX_PLAN_STEPS),
      missing: unlike(missing, (item) => item).slice(0, MOST_MISSING),
    };
  }

  private draftSentences(reading: QuestionReading, input: PlanInput): readonly Draft[] {
    const { tokens, sentences } = reading;
    const figures = readQuestionFigures(tokens, reading.calculations);
    let memory: Memory = { subjects: reading.talkedOf, benchmarks: [] };
    return sentences.flatMap((sentence) => {
      const { mentions } = sentence;
      if (sentence.purpose !== "compute" || mentions.length === 0) return [];
      const parameters = this.parameters.read(tokens, sentence, mentions, figures, input.facts);
      const runs = attachSubjects(tokens, mentions, groupSubjects(tokens, sentence, sentence.subjects));
      return runs.flatMap((run) => {
        const before = memory;
        memory = remember(run, memory);
        const runNeedsBenchmark = run.mentions.some(({ calculation }) => this.needsBenchmark(calculation));
        return run.mentions.map((mention) => {
          const { calculation } = mention;
          const needs = {
            needsBenchmark: this.needsBenchmark(calculation),
            isSymmetric: SYMMETRIC.has(calculation),
            runNeedsBenchmark,
          };
          const targets = resolveTargets(run, needs, input, before);
          return this.draft(
            reading,
            sentence,
            { mention, targets, parameters: parameters.get(mention) ?? [{}] },
            input,
          );
        });
      });
    });
  }

  private needsBenchmark(calculation: string): boolean {
    return this.entries.get(calculation)?.needsBenchmark === true;
  }

  private draft(reading: QuestionReading, sentence: Sentence, asked: Asked, input: PlanInput): Draft {
    const { calculation, method } = asked.mention;
    const entry = this.entries.get(calculation);
    if (entry === undefined) return { steps: [], missing: [] };
    const hasHorizon = entry.parameters.some(({ name }) => name.startsWith("horizon"));
    const horizon = hasHorizon ? readHorizon(reading.tokens, asked.mention) : undefined;
    const missing = asked.targets.flatMap((target) => ("missing" in target ? [target.missing] : []));
    const steps = asked.targets.flatMap((target) => {
      if ("missing" in target) return [];
      if (!isOnePeriod(horizon, target.series, input)) {
        missing.push(`${entry.title.toLowerCase()} over another horizon than one period of the data`);
        return [];
      }
      return asked.parameters.map((parameters) => ({
        calculation,
        ...(method === undefined ? {} : { method }),
        ...target,
        parameters: { ...parameters },
      }));
    });
    const isPart =
      steps.length > 0 && asksForPartOfHistory(reading.tokens.slice(sentence.first, sentence.last + 1));
    return { steps, missing: isPart ? [...missing, PART_OF_HISTORY] : missing };
  }
}

function unlike<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const)).values()];
}
