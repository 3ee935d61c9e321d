import { type CalculationPlan, MAX_PLAN_STEPS } from "#shared/calculations/calculation-plan.ts";
import type { CatalogueDescription, PlanInput } from "#shared/prompts/plan-calculations.ts";
import { type AttachedRun, attachSubjects } from "./attach-subjects.ts";
import type { CalculationSelector } from "./calculation-selector.ts";
import { describeUnanswered } from "./describe-unanswered.ts";
import { type Draft, draftSteps } from "./draft-steps.ts";
import { asksForPartOfHistory, readHorizon } from "./find-restrictions.ts";
import { describeUnusedShares } from "./find-unused-shares.ts";
import { groupSubjects } from "./group-subjects.ts";
import {
  ParameterReader,
  type QuestionFigures,
  type ReadParameters,
  readQuestionFigures,
} from "./read-parameters.ts";
import { type QuestionReading, readQuestion, type Sentence } from "./read-question.ts";
import { type Memory, remember, resolveTargets } from "./resolve-targets.ts";

/** Calculations of which "A and B" means the pair. */
const SYMMETRIC: ReadonlySet<string> = new Set(["correlation", "covariance"]);
const MOST_MISSING = 12;
const PART_OF_HISTORY = "figures for a part of the history, as every calculation runs on all of it";

/** What a run of calculations is read against. */
interface Context {
  readonly reading: QuestionReading;
  readonly input: PlanInput;
  readonly memory: Memory;
  readonly parameters: ReadParameters;
}

/**
 * Plans by reading the question: a selector says which calculations are asked for, and code finds the series, the parameters
 * and what is missing. Without network, chance or memory; only ids of the catalogue and listed names come out.
 */
export class QuestionPlanner {
  private readonly selector: CalculationSelector;
  private readonly entries: ReadonlyMap<string, CatalogueDescription>;
  private readonly parameterReader: ParameterReader;

  constructor(fields: {
    readonly catalogue: readonly CatalogueDescription[];
    readonly selector: CalculationSelector;
  }) {
    this.selector = fields.selector;
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
    this.parameterReader = new ParameterReader({ catalogue: fields.catalogue });
  }

  /** The steps that answer the question, in the order asked and each once, and what it asks for that is not to be had. */
  plan(input: PlanInput): CalculationPlan {
    const reading = readQuestion(input, this.selector);
    const figures = readQuestionFigures(reading);
    const drafts = this.draftSentences(reading, input, figures);
    const steps = drafts.flatMap((draft) => draft.steps);
    const unanswered = describeUnanswered(reading, input.facts, steps.length > 0);
    const unused = describeUnusedShares(figures.lists, steps);
    const missing = [...drafts.flatMap((draft) => draft.missing), ...unanswered, ...unused];
    return {
      steps: unlike(steps, (step) => JSON.stringify(step)).slice(0, MAX_PLAN_STEPS),
      missing: unlike(missing, (item) => item).slice(0, MOST_MISSING),
    };
  }

  private draftSentences(
    reading: QuestionReading,
    input: PlanInput,
    figures: QuestionFigures,
  ): readonly Draft[] {
    const { tokens } = reading;
    const drafts: Draft[] = [];
    let memory: Memory = { subjects: reading.talkedOf, benchmarks: [] };
    for (const sentence of reading.sentences) {
      const { mentions, subjects } = sentence;
      if (sentence.purpose !== "compute" || mentions.length === 0) continue;
      const parameters = this.parameterReader.read({
        tokens,
        sentence,
        mentions,
        figures,
        facts: input.facts,
      });
      for (const run of attachSubjects(tokens, mentions, groupSubjects(tokens, sentence, subjects))) {
        drafts.push(...this.draftRun(run, { reading, input, memory, parameters }));
        memory = remember(run, memory);
      }
      if (isAboutPart(reading, sentence)) drafts.push({ steps: [], missing: [PART_OF_HISTORY] });
    }
    return drafts;
  }

  private draftRun(run: AttachedRun, { reading, input, memory, parameters }: Context): readonly Draft[] {
    const runNeedsBenchmark = run.mentions.some(
      ({ calculation }) => this.entries.get(calculation)?.needsBenchmark === true,
    );
    return run.mentions.flatMap((mention) => {
      const entry = this.entries.get(mention.calculation);
      if (entry === undefined) return [];
      const needs = {
        needsBenchmark: entry.needsBenchmark,
        isSymmetric: SYMMETRIC.has(entry.id),
        runNeedsBenchmark,
      };
      const hasHorizon = entry.parameters.some(({ name }) => name.startsWith("horizon"));
      const asked = {
        entry,
        method: mention.method,
        targets: entry.needsPortfolio ? [{ series: "portfolio" }] : resolveTargets(run, needs, input, memory),
        parameters: parameters.get(mention) ?? [{}],
        horizon: hasHorizon ? readHorizon(reading.tokens, mention) : undefined,
      };
      return [draftSteps(asked, input)];
    });
  }
}

const isAboutPart = ({ tokens }: QuestionReading, { first, last }: Sentence): boolean =>
  asksForPartOfHistory(tokens.slice(first, last + 1));

function unlike<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const)).values()];
}
