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
import { MarginReader } from "./plan-margin.ts";
import { readHorizon } from "./read-horizon.ts";
import {
  ParameterReader,
  type QuestionFigures,
  type ReadParameters,
  readQuestionFigures,
} from "./read-parameters.ts";
import { type QuestionReading, readQuestion, type Sentence } from "./read-question.ts";
import { readRolling } from "./read-rolling.ts";
import { withoutMarket } from "./read-shocks.ts";
import { type Memory, remember, resolveTargets } from "./resolve-targets.ts";
import { StatedInputReader, type StatedReading, withoutLabels } from "./stated-input-reader.ts";

/** Calculations of which "A and B" means the pair. */
const SYMMETRIC: ReadonlySet<string> = new Set(["correlation", "pair-ratio"]);
const MOST_MISSING = 12;
const PORTFOLIO = "portfolio";
const OF_SOME_ASSETS = "a result for the named series alone, as it is worked out over all assets together";
const PART_OF_HISTORY = "figures for a part of the history, as every calculation runs on all of it";

/** What was read of the whole question. */
interface Read {
  readonly reading: QuestionReading;
  readonly input: PlanInput;
  readonly figures: QuestionFigures;
  readonly stated: StatedReading;
}

/** What a run of calculations is read against. */
interface Context extends Read {
  readonly sentence: Sentence;
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
  private readonly inputReader: StatedInputReader;
  private readonly marginReader: MarginReader;

  constructor(fields: {
    readonly catalogue: readonly CatalogueDescription[];
    readonly selector: CalculationSelector;
  }) {
    this.selector = fields.selector;
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
    this.parameterReader = new ParameterReader({ catalogue: fields.catalogue });
    this.inputReader = new StatedInputReader({ catalogue: fields.catalogue });
    this.marginReader = new MarginReader({ catalogue: fields.catalogue });
  }

  /** The steps that answer the question, in the order asked and each once, and what it asks for that is not to be had. */
  plan(input: PlanInput): CalculationPlan {
    return this.planFrom(readQuestion(input, this.selector), input);
  }

  /** The same plan, and how likely it is the right one, from 0 to 1. */
  quickPlan(input: PlanInput): { readonly plan: CalculationPlan; readonly margin: number } {
    const read = readQuestion(input, this.selector);
    const plan = this.planFrom(read, input);
    return { plan, margin: this.marginReader.marginOf(read, plan) };
  }

  private planFrom(read: QuestionReading, input: PlanInput): CalculationPlan {
    const stated = this.inputReader.read(
      read.tokens,
      read.sentences.flatMap(({ mentions }) => mentions),
    );
    const reading = { ...read, sentences: withoutLabels(read.sentences, stated) };
    const figures = readQuestionFigures(reading, stated.named);
    const drafts = this.draftSentences({ reading, input, figures, stated });
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

  private draftSentences(read: Read): readonly Draft[] {
    const drafts: Draft[] = [];
    let memory: Memory = { subjects: read.reading.talkedOf, benchmarks: [] };
    for (const sentence of read.reading.sentences) {
      if (sentence.purpose !== "compute" || sentence.mentions.length === 0) continue;
      const made = findMadePortfolio(read.reading.tokens, sentence);
      if (made !== undefined) {
        drafts.push({ steps: [], missing: [made] });
        continue;
      }
      const drafted = this.draftSentence(sentence, memory, read);
      drafts.push(...drafted.drafts);
      memory = drafted.memory;
    }
    return drafts;
  }

  private draftSentence(sentence: Sentence, before: Memory, read: Read) {
    const { reading, figures, input } = read;
    const { tokens } = reading;
    const mentions = sentence.mentions.filter((mention, index, all) => this.isFirst(mention, index, all));
    const sources = { tokens, sentence, mentions, figures, facts: input.facts };
    const parameters = this.parameterReader.read(sources);
    const drafts: Draft[] = [];
    let memory = before;
    for (const run of attachSubjects(tokens, mentions, groupSubjects(tokens, sentence, sentence.subjects))) {
      drafts.push(...this.draftRun(run, { ...read, sentence, memory, parameters }));
      memory = remember(run, memory);
    }
    if (this.isAboutPart(reading, sentence)) drafts.push({ steps: [], missing: [PART_OF_HISTORY] });
    return { drafts, memory };
  }

  /** A stress is named and then told, "stress test: the market falls 20%"; that is one. */
  private isFirst(mention: CalculationMention, index: number, all: readonly CalculationMention[]): boolean {
    const first = all.findIndex(({ calculation }) => calculation === mention.calculation);
    return first === index || !this.inputReader.isStress(mention);
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
    { reading, sentence, input, memory, parameters, stated }: Context,
  ): Draft {
    const { needsBenchmark, takesFactors, needsPortfolio, needsPositions } = entry;
    const isSymmetric = SYMMETRIC.has(entry.id);
    const needs = {
      needsBenchmark,
      takesFactors,
      needsPortfolio,
      needsPositions,
      isSymmetric,
      runNeedsBenchmark,
    };
    const hasHorizon = entry.parameters.some(({ name }) => name.startsWith("horizon"));
    const own = this.inputReader.besides(mention, stated, reading.tokens, sentence);
    if ("missing" in own) return { steps: [], missing: [own.missing] };
    const asked = {
      entry,
      methods: mention.methods ?? [],
      targets: resolveTargets(
        this.inputReader.isStress(mention) ? withoutMarket(run, benchmarkOf(input)) : run,
        needs,
        input,
        memory,
      ),
      parameters: (parameters.get(mention) ?? [{}]).map((record) => ({ ...record, ...own.parameters })),
      horizon: hasHorizon ? readHorizon(reading.tokens, mention) : undefined,
      rolling: readRolling(reading.tokens, mention),
    };
    const draft = draftSteps(asked, input);
    const isOfAll = draft.steps.some(({ series }) => series === PORTFOLIO);
    const isOfSome = isOfAll && needsPortfolio && !needsPositions && namesAssets(sentence, input);
    return isOfSome ? { ...draft, missing: [...draft.missing, OF_SOME_ASSETS] } : draft;
  }

  private isAboutPart({ tokens }: QuestionReading, { first, last, mentions }: Sentence): boolean {
    const isOnSeries = mentions.some(
      ({ calculation }) => this.entries.get(calculation)?.needsSeries === true,
    );
    return isOnSeries && asksForPartOfHistory(tokens.slice(first, last + 1));
  }
}

const namesAssets = ({ subjects }: Sentence, input: PlanInput): boolean =>
  subjects.some((subject) => subject.kind === "series" && subject.name !== benchmarkOf(input));

const benchmarkOf = ({ series }: PlanInput): string | undefined =>
  series.find(({ benchmark }) => benchmark)?.name;

function unlike<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const)).values()];
}
