import type { CatalogueDescription, PlanInput } from "#shared/prompts/plan-calculations.ts";
import type { CalculationMention } from "./calculation-selector.ts";
import { readConfidence } from "./read-confidence.ts";
import { type FigureList, readFigures } from "./read-figures.ts";
import { asksForHouse, readHouseFact } from "./read-house-facts.ts";
import { readPeriodsPerYear, readRiskFreeRate } from "./read-rates.ts";
import { readTokens, type Token, type TokenRange } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

export type Parameters = Readonly<Record<string, number>>;

/** What the whole question says of parameters. */
export interface QuestionFigures {
  readonly rates: Parameters;
  readonly lists: readonly FigureList[];
  readonly asksForHouse: boolean;
  /** Confidence levels called so by name, "use 99% confidence", wherever they stand. */
  readonly general: readonly number[];
}

/** Reads the rates that hold for the whole question; what is left of its figures may be confidence levels. */
export function readQuestionFigures(tokens: readonly Token[], named: ReadonlySet<number>): QuestionFigures {
  const lists = readFigures(tokens);
  const riskFreeRate = readRiskFreeRate(tokens, lists);
  const periodsPerYear = readPeriodsPerYear(tokens, lists);
  const left = lists.filter((list) => list !== riskFreeRate?.list && list !== periodsPerYear?.list);
  return {
    rates: {
      ...(riskFreeRate === undefined ? {} : { riskFreeRate: riskFreeRate.value }),
      ...(periodsPerYear === undefined ? {} : { periodsPerYear: periodsPerYear.value }),
    },
    lists: left,
    general: readConfidence(tokens, left, []).general,
    asksForHouse: asksForHouse(tokens, named),
  };
}

const takes = (entry: CatalogueDescription, parameter: string): boolean =>
  entry.parameters.some(({ name }) => name === parameter);

/** Words of a calculation that tell its facts from another's: those of its title, and what it is called in one word. */
function wordsOf({ title, synonyms }: CatalogueDescription): ReadonlySet<string> {
  const words = [title, ...synonyms.filter((synonym) => !synonym.includes(" "))].flatMap(readTokens);
  return new Set(
    words.filter(({ kind, lower }) => kind === "word" && !FUNCTION_WORDS.has(lower)).map(({ stem }) => stem),
  );
}

/** Reads the parameters of the mentions of one sentence: a record for every step that a mention becomes. */
export class ParameterReader {
  private readonly entries: ReadonlyMap<string, CatalogueDescription>;
  private readonly words: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(fields: { readonly catalogue: readonly CatalogueDescription[] }) {
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
    this.words = new Map(fields.catalogue.map((entry) => [entry.id, wordsOf(entry)]));
  }

  /** A sentence that states no confidence level takes that of a sentence which states nothing else. */
  read(
    tokens: readonly Token[],
    sentence: TokenRange,
    mentions: readonly CalculationMention[],
    figures: QuestionFigures,
    facts: PlanInput["facts"],
  ): ReadonlyMap<CalculationMention, readonly Parameters[]> {
    const lists = figures.lists.filter(({ first }) => first >= sentence.first && first <= sentence.last);
    const levelled = mentions.filter((mention) => this.takes(mention, "confidence"));
    const { levels } = readConfidence(tokens, lists, levelled);
    return new Map(
      mentions.map((mention) => {
        const rates = Object.entries(figures.rates).filter(([name]) => this.takes(mention, name));
        const shared = { ...this.houseRates(mention, figures, facts), ...Object.fromEntries(rates) };
        if (!this.takes(mention, "confidence")) return [mention, [shared]];
        const stated = levels.get(mention) ?? figures.general;
        const own = stated.length > 0 ? stated : this.houseConfidence(mention, figures, facts);
        return [mention, own.length === 0 ? [shared] : own.map((confidence) => ({ ...shared, confidence }))];
      }),
    );
  }

  private takes({ calculation }: CalculationMention, parameter: string): boolean {
    const entry = this.entries.get(calculation);
    return entry !== undefined && takes(entry, parameter);
  }

  private houseConfidence(
    mention: CalculationMention,
    figures: QuestionFigures,
    facts: PlanInput["facts"],
  ): readonly number[] {
    const value = this.houseValue(
      mention,
      figures,
      facts,
      ["confidence"],
      (level) => level >= 0.5 && level < 1,
    );
    return value === undefined ? [] : [value];
  }

  private houseRates(
    mention: CalculationMention,
    figures: QuestionFigures,
    facts: PlanInput["facts"],
  ): Parameters {
    if (!this.takes(mention, "riskFreeRate")) return {};
    const value = this.houseValue(mention, figures, facts, ["risk", "free"], (rate) => Math.abs(rate) < 1);
    return value === undefined ? {} : { riskFreeRate: value };
  }

  private houseValue(
    { calculation }: CalculationMention,
    figures: QuestionFigures,
    facts: PlanInput["facts"],
    words: readonly string[],
    isValid: (value: number) => boolean,
  ): number | undefined {
    if (!figures.asksForHouse || facts.length === 0) return undefined;
    const own = this.words.get(calculation) ?? new Set();
    const rivals = [...this.words.values()]
      .flatMap((stems) => [...stems])
      .filter((stem) => !own.has(stem) && !words.includes(stem));
    return readHouseFact(facts, { words, calculation: own, rivals: new Set(rivals), isValid });
  }
}
