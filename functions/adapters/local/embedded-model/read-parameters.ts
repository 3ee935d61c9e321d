import type { CatalogueDescription, PlanInput } from "#shared/prompts/plan-calculations.ts";
import type { CalculationMention } from "./calculation-selector.ts";
import { readConfidence, readGeneralConfidence } from "./read-confidence.ts";
import { type FigureList, readFigures } from "./read-figures.ts";
import { asksForHouse, readHouseFact } from "./read-house-facts.ts";
import type { QuestionReading } from "./read-question.ts";
import { readPeriodsPerYear, readRiskFreeRate } from "./read-rates.ts";
import { readTokens, type Token, type TokenRange } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

export type Parameters = Readonly<Record<string, number>>;
/** For every mention a record for each step that it becomes. */
export type ReadParameters = ReadonlyMap<CalculationMention, readonly Parameters[]>;

/** What the whole question says of parameters. */
export interface QuestionFigures {
  readonly rates: Parameters;
  readonly lists: readonly FigureList[];
  readonly asksForHouse: boolean;
  /** Confidence levels of sentences that name no calculation: "Use 99% confidence." */
  readonly general: readonly number[];
}

const isWithin = ({ first }: TokenRange, ranges: readonly TokenRange[]): boolean =>
  ranges.some((range) => first >= range.first && first <= range.last);

/**
 * Reads the rates that hold for the whole question; what is left of its figures, those `named` as another parameter aside, may be
 * confidence levels.
 */
export function readQuestionFigures(
  { tokens, sentences, calculations }: QuestionReading,
  named: readonly TokenRange[],
): QuestionFigures {
  const asking = sentences.filter(({ mentions }) => mentions.length > 0);
  const lists = readFigures(tokens).filter((list) => !isWithin(list, named));
  const riskFreeRate = readRiskFreeRate(tokens, lists);
  const periodsPerYear = readPeriodsPerYear(tokens, lists);
  const left = lists.filter((list) => list !== riskFreeRate?.list && list !== periodsPerYear?.list);
  return {
    rates: {
      ...(riskFreeRate === undefined ? {} : { riskFreeRate: riskFreeRate.value }),
      ...(periodsPerYear === undefined ? {} : { periodsPerYear: periodsPerYear.value }),
    },
    lists: left,
    general: readGeneralConfidence(
      tokens,
      left.filter((list) => !isWithin(list, asking)),
    ),
    asksForHouse: asksForHouse(tokens, calculations),
  };
}

/** Parameters for which a house has a convention, and the words that a fact about one has in its label. */
const HOUSE_PARAMETERS = [
  { name: "confidence", words: ["confidence"], isValid: (level: number) => level >= 0.5 && level < 1 },
  { name: "riskFreeRate", words: ["risk", "free"], isValid: (rate: number) => Math.abs(rate) < 1 },
] as const;

const takes = (entry: CatalogueDescription | undefined, parameter: string): boolean =>
  entry?.parameters.some(({ name }) => name === parameter) === true;

/** Words of a calculation that tell its facts from another's: those of its title, and what it is called in one word. */
function wordsOf({ title, synonyms }: CatalogueDescription): readonly string[] {
  const words = [title, ...synonyms.filter((synonym) => !synonym.includes(" "))].flatMap(readTokens);
  return words.flatMap(({ kind, lower, stem }) =>
    kind === "word" && !FUNCTION_WORDS.has(lower) ? [stem] : [],
  );
}

/** One sentence with the calculations it asks for, and what bears on their parameters. */
export interface ParameterSources {
  readonly tokens: readonly Token[];
  readonly sentence: TokenRange;
  readonly mentions: readonly CalculationMention[];
  readonly figures: QuestionFigures;
  readonly facts: PlanInput["facts"];
}

/** Reads the parameters of calculations: what the question states, else the house's convention where it asks for that. */
export class ParameterReader {
  private readonly entries: ReadonlyMap<string, CatalogueDescription>;

  constructor(fields: { readonly catalogue: readonly CatalogueDescription[] }) {
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
  }

  /** Only parameters that a calculation declares. Several confidence levels make several records. */
  read({ tokens, sentence, mentions, figures, facts }: ParameterSources): ReadParameters {
    const lists = figures.lists.filter((list) => isWithin(list, [sentence]));
    const levelled = mentions.filter(({ calculation }) => takes(this.entries.get(calculation), "confidence"));
    const levels = readConfidence(tokens, lists, levelled);
    return new Map(
      mentions.map((mention) => {
        const entry = this.entries.get(mention.calculation);
        const rates = Object.entries(figures.rates).filter(([name]) => takes(entry, name));
        const shared = { ...this.houseParameters(entry, figures, facts), ...Object.fromEntries(rates) };
        const stated = takes(entry, "confidence") ? (levels.get(mention) ?? figures.general) : [];
        const records = stated.map((confidence) => ({ ...shared, confidence }));
        return [mention, records.length === 0 ? [shared] : records];
      }),
    );
  }

  private houseParameters(
    entry: CatalogueDescription | undefined,
    figures: QuestionFigures,
    facts: PlanInput["facts"],
  ): Parameters {
    if (entry === undefined || !figures.asksForHouse || facts.length === 0) return {};
    const found = HOUSE_PARAMETERS.filter(({ name }) => takes(entry, name)).flatMap(
      ({ name, words, isValid }) => {
        const own = new Set(wordsOf(entry));
        const alike = [...this.entries.values()].filter((other) => takes(other, name)).flatMap(wordsOf);
        const rivals = new Set(alike.filter((word) => !own.has(word)));
        const value = readHouseFact(facts, { words, calculation: own, rivals, isValid });
        return value === undefined ? [] : [[name, value] as const];
      },
    );
    return Object.fromEntries(found);
  }
}
