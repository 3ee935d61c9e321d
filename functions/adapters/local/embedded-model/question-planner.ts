import { type CalculationPlan, MAX_PLAN_STEPS } from "#shared/calculations/calculation-plan.ts";
import type { CatalogueDescription, PlanInput } from "#shared/prompts/plan-calculations.ts";
import { type AttachedRun, attachSubjects } from "./attach-subjects.ts";
import type { CalculationMention, CalculationSelector } from "./calculation-selector.ts";
import { describeUnanswered } from "./describe-unanswered.ts";
import { type Draft, draftOnInputs, draftSteps } from "./draft-steps.ts";
import { findMadePortfolio } from "./find-made-portfolios.ts";
import { asksForPartOfHistory } from "./find-restrictions.ts";
import { describeUnusedShares } from "./find-unused-shares.ts";
import { describeUnusedSums } from "./find-unused-sums.ts";
import { groupSubjects } from "./group-subjects.ts";
import { readHorizon } from "./read-horizon.ts";
import {
  ParameterReader,
  type QuestionFigures,
  type ReadParameters,
  readQuestionFigures,
} from "./read-parameters.ts";
import { type QuestionReading, readQuestion, type Sentence } from "./read-question.ts";
import { readRolling } from "./read-rolling.ts";
import { type Memory, remember, resolveTargets } from "./resolve-targets.ts";
import { StatedInputReader, type StatedReading, withoutLabels } from "./stated-input-reader.ts";

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
  readonly stated: StatedReading;
}

/**
 * Plans by reading the question: a selector says which calculations are asked for, and code finds the series, the parameters
 * and what is missing. Without network, chance or memory; only ids of the catalogue and listed names come out.
 */
export class QuestionPlanner {
  private readonly selector: CalculationSelector;
  private readonly entries: ReadonlyMap<string, CatalogueDescription>;
  private readonly parameterReader: ParameterReader;
  private readonly inputReader: StatedInputReader;

  constructor(fields: {
    readonly catalogue: readonly CatalogueDescription[];
    readonly selector: CalculationSelector;
  }) {
    this.selector = fields.selector;
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
    this.parameterReader = new ParameterReader({ catalogue: fields.catalogue });
    this.inputReader = new StatedInputReader({ catalogue: fields.catalogue });
  }

  /** The steps that answer the question, in the order asked and each once, and what it asks for that is not to be had. */
  plan(input: PlanInput): CalculationPlan {
    const read = readQuestion(input, this.selector);
    const stated = this.inputReader.read(
      read.tokens,
      read.sentences.flatMap(({ mentions }) => mentions),
    );
    const reading = { ...read, sentences: withoutLabels(read.sentences, stated) };
    const figures = readQuestionFigures(reading, stated.named);
    const drafts = this.draftSentences(reading, input, figures, stated);
    const steps = drafts.flatMap((draft) => draft.steps);
    const unanswered = describeUnanswered(reading, input.facts, steps.length > 0);
    const unused = describeUnusedShares(figures.lists, steps);
    const sums = describeUnusedSums(reading.tokens, steps, stated.named);
    const missing = [...drafts.flatMap((draft) => draft.missing), ...unanswered, ...unused, ...sums];
    return {
      steps: unlike(steps, (step) => JSON.stringify(step)).slice(0, MAX_PLAN_STEPS),
      missing: unlike(missing, (item) => item).slice(0, MOST_MISSING),
    };
  }

  private draftSentences(
    reading: QuestionReading,
    input: PlanInput,
    figures: QuestionFigures,
    stated: StatedReading,
  ): readonly Draft[] {
    const drafts: Draft[] = [];
    let memory: Memory = { subjects: reading.talkedOf, benchmarks: [] };
    for (const sentence of reading.sentences) {
      if (sentence.purpose !== "compute" || sentence.mentions.length === 0) continue;
      const { tokens } = reading;
      const made = findMadePortfolio(tokens, sentence);
      if (made !== undefined) {
        drafts.push({ steps: [], missing: [made] });
        continue;
      }
      const { mentions, facts } = { mentions: sentence.mentions, facts: input.facts };
      const parameters = this.parameterReader.read({ tokens, sentence, mentions, figures, facts });
      for (const run of attachSubjects(
        tokens,
        mentions,
        groupSubjects(tokens, sentence, sentence.subjects),
      )) {
        drafts.push(...this.draftRun(run, { reading, input, memory, parameters, stated }));
        memory = remember(run, memory);
      }
      if (this.isAboutPart(reading, sentence)) drafts.push({ steps: [], missing: [PART_OF_HISTORY] });
    }
    return drafts;
  }

  private draftRun(run: AttachedRun, context: Context): readonly Draft[] {
    const runNeedsBenchmark = run.mentions.some(
      ({ calculation }) => this.entries.get(calculation)?.needsBenchmark === true,
    );
    return run.mentions.flatMap((mention) => {
      const entry = this.entries.get(mention.calculation);
      if (entry === undefined) return [];
      if (!entry.needsSeries) {
        const inputs = this.inputReader.inputs(mention, context.stated, context.reading.tokens);
        return [draftOnInputs(entry, mention.methods ?? [], inputs)];
      }
      return [this.draftOnSeries(entry, mention, run, runNeedsBenchmark, context)];
    });
  }

  private draftOnSeries(
    entry: CatalogueDescription,
    mention: CalculationMention,
    run: AttachedRun,
    runNeedsBenchmark: boolean,
    { reading, input, memory, parameters, stated }: Context,
  ): Draft {
    const { needsBenchmark, needsPortfolio } = entry;
    const needs = { needsBenchmark, needsPortfolio, isSymmetric: SYMMETRIC.has(entry.id), runNeedsBenchmark };
    const hasHorizon = entry.parameters.some(({ name }) => name.startsWith("horizon"));
    const own = this.inputReader.named(mention, stated);
    const asked = {
      entry,
      methods: mention.methods ?? [],
      targets: resolveTargets(run, needs, input, memory),
      parameters: (parameters.get(mention) ?? [{}]).map((record) => ({ ...record, ...own })),
      horizon: hasHorizon ? readHorizon(reading.tokens, mention) : undefined,
      rolling: readRolling(reading.tokens, mention),
    };
    return draftSteps(asked, input);
  }

  private isAboutPart({ tokens }: QuestionReading, { first, last, mentions }: Sentence): boolean {
    const isOnSeries = mentions.some(
      ({ calculation }) => this.entries.get(calculation)?.needsSeries === true,
    );
    return isOnSeries && asksForPartOfHistory(tokens.slice(first, last + 1));
  }
}

function unlike<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const)).values()];
}
