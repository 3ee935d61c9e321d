import type { ParameterValue } from "#shared/calculations/calculation.ts";
import type { CatalogueDescription } from "#shared/prompts/plan-calculations.ts";
import { type Assignment, assignUnlabelled } from "./assign-unlabelled.ts";
import { type Binding, bindLabels } from "./bind-labels.ts";
import type { CalculationMention } from "./calculation-selector.ts";
import { convertTerms } from "./convert-terms.ts";
import { inWords, type ParameterSpec, specsOf } from "./parameter-specs.ts";
import { type Quantity, readQuantities } from "./read-quantities.ts";
import type { Sentence } from "./read-question.ts";
import type { Token, TokenRange } from "./read-tokens.ts";

export type StatedParameters = Readonly<Record<string, ParameterValue>>;

/** What the question states for one mention: its parameters, or what is missing of them. */
export type StatedInputs = { readonly parameters: StatedParameters } | { readonly missing: string };

/** What a question states by name, for each mention that has such parameters; `named` are the quantities so stated. */
export interface StatedReading {
  readonly quantities: readonly Quantity[];
  readonly bindings: ReadonlyMap<CalculationMention, readonly Binding[]>;
  readonly named: readonly Quantity[];
}

/** Parameters with readers of their own. */
const READ_ELSEWHERE: ReadonlySet<string> = new Set([
  "confidence",
  "riskFreeRate",
  "periodsPerYear",
  "horizonPeriods",
  "rollingWindow",
]);
const LARGEST_BARE_FRACTION = 1;
const CURRENCY_CODES: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  EUR: "EUR",
  GBP: "GBP",
  USD: "USD",
  CHF: "CHF",
  JPY: "JPY",
};
const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

const fractionOf = ({ kind }: ParameterSpec, quantity: Quantity): number =>
  kind === "share" && quantity.kind === "number" && Math.abs(quantity.value) >= LARGEST_BARE_FRACTION
    ? Number((quantity.value / 100).toPrecision(12))
    : Number(quantity.value.toPrecision(12));

const listOf = new Intl.ListFormat("en", { type: "conjunction" });

/** Reads quantities that the question states under the name of a parameter, or as the only one of their kind. */
export class StatedInputReader {
  private readonly specs: ReadonlyMap<string, readonly ParameterSpec[]>;
  private readonly entries: ReadonlyMap<string, CatalogueDescription>;

  constructor(fields: { readonly catalogue: readonly CatalogueDescription[] }) {
    this.entries = new Map(fields.catalogue.map((entry) => [entry.id, entry]));
    this.specs = new Map(
      fields.catalogue.map((entry) => [
        entry.id,
        specsOf(entry).filter(({ name }) => !entry.needsSeries || !READ_ELSEWHERE.has(name)),
      ]),
    );
  }

  /** The named quantities of a question, for all that it mentions. */
  read(tokens: readonly Token[], mentions: readonly CalculationMention[]): StatedReading {
    const named = mentions.filter(({ calculation }) => (this.specs.get(calculation)?.length ?? 0) > 0);
    const quantities = named.length === 0 ? [] : withoutDates(tokens, readQuantities(tokens));
    const bindings = named.map((mention) => {
      const specs = this.specs.get(mention.calculation) ?? [];
      return [mention, bindLabels(specs, tokens, quantities)] as const;
    });
    const all = bindings.flatMap(([, bound]) => bound.map(({ quantity }) => quantity));
    return { quantities, bindings: new Map(bindings), named: all };
  }

  /** Parameters that an entry on series may be given besides its usual ones: "minimum acceptable return 5%", "lag 2". */
  named(mention: CalculationMention, { bindings }: StatedReading): StatedParameters {
    const found = bindings.get(mention) ?? [];
    return Object.fromEntries(found.map(({ spec, quantity }) => [spec.name, fractionOf(spec, quantity)]));
  }

  /** All parameters of an entry that runs on stated inputs alone; whatever stays unclear is missing, never guessed. */
  inputs(mention: CalculationMention, reading: StatedReading, tokens: readonly Token[]): StatedInputs {
    const entry = this.entries.get(mention.calculation);
    const specs = this.specs.get(mention.calculation) ?? [];
    const named = reading.bindings.get(mention) ?? [];
    const bound = new Set(reading.named.map(({ first }) => first));
    const open = specs.filter((spec) => named.every((binding) => binding.spec !== spec));
    const unnamed = reading.quantities.filter(({ first }) => !bound.has(first));
    const assigned = assignUnlabelled(open, tokens, unnamed);
    const used = new Set(assigned.flatMap(({ quantities }) => quantities.map(({ last }) => last)));
    const title = (entry?.title ?? mention.calculation).toLowerCase();
    if (unnamed.some(({ last }) => !used.has(last))) return unclear(title, specs);
    return settle(title, specs, tokens, { named, assigned });
  }
}

const overlaps = (a: TokenRange, b: TokenRange): boolean => a.first <= b.last && b.first <= a.last;

/** Sentences without mentions that only name another calculation's parameter: the "vol" of "call with vol 20%". */
export function withoutLabels(
  sentences: readonly Sentence[],
  { bindings }: StatedReading,
): readonly Sentence[] {
  const isLabel = (mention: CalculationMention): boolean =>
    [...bindings].some(
      ([other, bound]) => other !== mention && bound.some(({ label }) => overlaps(label, mention)),
    );
  return sentences.map((sentence) => ({
    ...sentence,
    mentions: sentence.mentions.filter((mention) => !isLabel(mention)),
  }));
}

interface Read {
  readonly named: readonly Binding[];
  readonly assigned: readonly Assignment[];
}

const namesOf = (specs: readonly ParameterSpec[]): string => listOf.format(specs.map(({ title }) => title));

const unclear = (title: string, specs: readonly ParameterSpec[]): StatedInputs => ({
  missing: `${title}, of which not every stated figure is plainly one of its inputs: ${namesOf(specs)}`,
});

function settle(
  title: string,
  specs: readonly ParameterSpec[],
  tokens: readonly Token[],
  read: Read,
): StatedInputs {
  const single = [
    ...read.named.map(({ spec, quantity }) => [spec, quantity] as const),
    ...read.assigned.flatMap(({ spec, quantities }) =>
      quantities[0] === undefined || spec.kind === "list" ? [] : [[spec, quantities[0]] as const],
    ),
  ];
  const terms = convertTerms(specs, new Map(single.map(([{ name }, quantity]) => [name, quantity])), tokens);
  if ("open" in terms) return { missing: `${title}, for the question leaves open ${terms.open}` };
  const parameters = {
    ...Object.fromEntries(single.map(([spec, quantity]) => [spec.name, fractionOf(spec, quantity)])),
    ...Object.fromEntries(
      read.assigned.flatMap(({ spec, quantities }) =>
        spec.kind === "list" ? [[spec.name, quantities.map(({ value }) => value)]] : [],
      ),
    ),
    ...chosenWords(specs, tokens),
    ...terms.values,
  };
  return complete(title, specs, parameters);
}

/** "Call" or "put", and dates: what is stated in words rather than in quantities. */
function chosenWords(specs: readonly ParameterSpec[], tokens: readonly Token[]): StatedParameters {
  const stems = new Set(tokens.map(({ stem }) => stem));
  return Object.fromEntries(
    specs.flatMap(({ name, kind, choices }): readonly (readonly [string, string])[] => {
      if (name === "currency") {
        const [code, ...rest] = currenciesIn(tokens);
        return code === undefined || rest.length > 0 ? [] : [[name, code]];
      }
      if (kind === "choice") {
        const [word, ...others] = choices.filter((choice) => stems.has(choice));
        return word === undefined || others.length > 0 ? [] : [[name, word]];
      }
      const [date, ...more] = kind === "date" ? datesIn(tokens) : [];
      return date === undefined || more.length > 0 ? [] : [[name, date.text]];
    }),
  );
}

function complete(
  title: string,
  specs: readonly ParameterSpec[],
  parameters: StatedParameters,
): StatedInputs {
  const lacking = specs.filter(({ name, isRequired }) => isRequired && !(name in parameters));
  if (lacking.length > 0) return { missing: `${title}, which needs its ${namesOf(lacking)}` };
  const amounts = specs.filter(({ kind }) => kind === "amount");
  const isEmpty = amounts.length > 1 && amounts.every(({ name }) => !(name in parameters));
  return isEmpty
    ? { missing: `${title}, which needs an amount: ${amounts.map(({ name }) => inWords(name)).join(" or ")}` }
    : { parameters };
}

/** Codes written out, and signs that stand for one currency only; a dollar sign may mean any of several. */
function currenciesIn(tokens: readonly Token[]): readonly string[] {
  const codes = tokens.flatMap(({ text }) => CURRENCY_CODES[text] ?? []);
  return [...new Set(codes)];
}

interface StatedDate {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** ISO dates, which are five tokens: "2024-01-31". */
function datesIn(tokens: readonly Token[]): readonly StatedDate[] {
  return tokens.flatMap((_, first) => {
    const written = tokens.slice(first, first + 5);
    const text = written.map((token) => token.text).join("");
    const isTight = written.slice(1).every(({ spaceBefore }) => !spaceBefore);
    return isTight && text.match(ISO_DATE)?.[0] === text ? [{ text, first, last: first + 4 }] : [];
  });
}

function withoutDates(tokens: readonly Token[], quantities: readonly Quantity[]): readonly Quantity[] {
  const dates = datesIn(tokens);
  return quantities.filter(({ first }) => !dates.some((date) => first >= date.first && first <= date.last));
}
