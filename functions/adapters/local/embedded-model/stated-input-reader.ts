import type { CatalogueDescription } from "#shared/prompts/plan-calculations.ts";
import { titleInSentence } from "#shared/reports/describe-entry.ts";
import { assignUnlabelled } from "./assign-unlabelled.ts";
import { type Binding, bindLabels } from "./bind-labels.ts";
import type { CalculationMention } from "./calculation-selector.ts";
import { indexParameters, type ParameterIndex } from "./parameter-specs.ts";
import { type Quantity, readQuantities } from "./read-quantities.ts";
import type { Sentence } from "./read-question.ts";
import { readShocks } from "./read-shocks.ts";
import type { Token, TokenRange } from "./read-tokens.ts";
import { namesOf, type StatedInputs, settleInputs, valueFor } from "./settle-inputs.ts";
import { withoutDates } from "./stated-words.ts";

/** What a question states by name, for each mention that has such parameters; `named` are the quantities so stated. */
export interface StatedReading {
  readonly quantities: readonly Quantity[];
  readonly bindings: ReadonlyMap<CalculationMention, readonly Binding[]>;
  readonly named: readonly Quantity[];
}

/** Parameters of entries on series that have readers of their own. */
const READ_ELSEWHERE: ReadonlySet<string> = new Set([
  "confidence",
  "riskFreeRate",
  "periodsPerYear",
  "horizonPeriods",
  "rollingWindow",
]);
const NOTHING: ParameterIndex = { specs: [], byStart: new Map() };

/** Reads quantities that the question states under the name of a parameter, or as the only one of their kind. */
export class StatedInputReader {
  private readonly entries: ReadonlyMap<string, CatalogueDescription>;
  /** Filled as entries are asked for: most questions name a few of many. */
  private readonly indexed = new Map<string, ParameterIndex>();

  constructor(fields: { readonly catalogue: readonly CatalogueDescription[] }) {
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
  }

  /** The named quantities of a question, for all that it mentions. */
  read(tokens: readonly Token[], mentions: readonly CalculationMention[]): StatedReading {
    const quantities = mentions.length === 0 ? [] : withoutDates(tokens, readQuantities(tokens));
    const bindings = mentions.map(
      (mention) => [mention, bindLabels(this.parametersOf(mention), tokens, quantities)] as const,
    );
    const named = bindings.flatMap(([, bound]) => bound.map(({ quantity }) => quantity));
    return { quantities, bindings: new Map(bindings), named };
  }

  /** Parameters that an entry on series may be given besides its usual ones: "minimum acceptable return 5%", "lag 2". */
  besides(
    mention: CalculationMention,
    { bindings, quantities }: StatedReading,
    tokens: readonly Token[],
    sentence: Sentence,
  ): StatedInputs {
    const { specs } = this.parametersOf(mention);
    const named = sentence.subjects.flatMap((subject) => (subject.kind === "series" ? [subject.name] : []));
    const shocks = readShocks(this.titleOf(mention), specs, tokens, quantities, sentence, named);
    if ("missing" in shocks) return shocks;
    const stated = (bindings.get(mention) ?? []).map(
      ({ spec, quantity }) => [spec.name, valueFor(spec, quantity)] as const,
    );
    return { parameters: { ...Object.fromEntries(stated), ...shocks.parameters } };
  }

  /** All parameters of an entry that runs on stated inputs alone; whatever stays unclear is missing, never guessed. */
  inputs(mention: CalculationMention, reading: StatedReading, tokens: readonly Token[]): StatedInputs {
    const { specs } = this.parametersOf(mention);
    const named = reading.bindings.get(mention) ?? [];
    const bound = new Set(reading.named.map(({ first }) => first));
    const open = specs.filter((spec) => named.every((binding) => binding.spec !== spec));
    const unnamed = reading.quantities.filter(({ first }) => !bound.has(first));
    const assigned = assignUnlabelled(open, tokens, unnamed);
    const used = new Set(assigned.flatMap(({ quantities }) => quantities.map(({ last }) => last)));
    const title = this.titleOf(mention);
    if (unnamed.some(({ last }) => !used.has(last))) {
      const inputs = namesOf(specs.filter(({ kind }) => kind !== "text"));
      return {
        missing: `${title}, of which not every stated figure is plainly one of its inputs: ${inputs}`,
      };
    }
    return settleInputs({ title, specs, named, assigned }, tokens);
  }

  /** True where the calculation supposes a fall or a rise. */
  isStress(mention: CalculationMention): boolean {
    return this.parametersOf(mention).specs.some(({ isShock }) => isShock);
  }

  private titleOf({ calculation }: CalculationMention): string {
    return titleInSentence(this.entries.get(calculation)?.title ?? calculation);
  }

  private parametersOf({ calculation }: CalculationMention): ParameterIndex {
    const known = this.indexed.get(calculation);
    const entry = this.entries.get(calculation);
    if (known !== undefined || entry === undefined) return known ?? NOTHING;
    const parameters = indexParameters(entry, entry.needsSeries ? READ_ELSEWHERE : new Set());
    this.indexed.set(calculation, parameters);
    return parameters;
  }
}

const overlaps = (a: TokenRange, b: TokenRange): boolean => a.first <= b.last && b.first <= a.last;

/** Sentences without names of calculations that only name another calculation's parameter: the "vol" of "call with vol 20%". */
export function withoutLabels(
  sentences: readonly Sentence[],
  { bindings, named }: StatedReading,
): readonly Sentence[] {
  if (named.length === 0) return sentences;
  const isLabel = (mention: TokenRange): boolean =>
    [...bindings].some(
      ([other, bound]) => other !== mention && bound.some(({ label }) => overlaps(label, mention)),
    );
  return sentences.map((sentence) => ({
    ...sentence,
    mentions: sentence.mentions.filter((mention) => !isLabel(mention)),
    unoffered: sentence.unoffered.filter((mention) => !isLabel(mention)),
  }));
}
