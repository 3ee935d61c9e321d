import type { ParameterValue } from "#shared/calculations/calculation.ts";
import type { Assignment } from "./assign-unlabelled.ts";
import type { Binding } from "./bind-labels.ts";
import { convertTerms } from "./convert-terms.ts";
import type { ParameterSpec } from "./parameter-specs.ts";
import type { Quantity } from "./read-quantities.ts";
import type { Token } from "./read-tokens.ts";
import { readWords } from "./stated-words.ts";

export type StatedParameters = Readonly<Record<string, ParameterValue>>;

/** What the question states for one mention: its parameters, or what is missing of them. */
export type StatedInputs = { readonly parameters: StatedParameters } | { readonly missing: string };

/** The inputs of one calculation as far as they were read. */
export interface ReadInputs {
  readonly title: string;
  readonly specs: readonly ParameterSpec[];
  readonly named: readonly Binding[];
  readonly assigned: readonly Assignment[];
}

const LARGEST_BARE_FRACTION = 1;
const DIGITS = 12;

const listOf = new Intl.ListFormat("en", { type: "conjunction" });

/** The parameters in words, "strike and volatility". */
export const namesOf = (specs: readonly ParameterSpec[]): string =>
  listOf.format(specs.map(({ title }) => title));

/** What a quantity is worth as this parameter: a bare "rate 5" is five percent. */
export function valueFor({ kind }: ParameterSpec, quantity: Quantity): number {
  const isBarePercent =
    kind === "share" && quantity.kind === "number" && Math.abs(quantity.value) >= LARGEST_BARE_FRACTION;
  return Number((isBarePercent ? quantity.value / 100 : quantity.value).toPrecision(DIGITS));
}

function completed({ title, specs }: ReadInputs, parameters: StatedParameters): StatedInputs {
  const lacking = specs.filter(({ name, isRequired }) => isRequired && !(name in parameters));
  if (lacking.length > 0) return { missing: `${title}, which needs its ${namesOf(lacking)}` };
  const amounts = specs.filter(({ kind }) => kind === "amount");
  const isEmpty = amounts.length > 1 && amounts.every(({ name }) => !(name in parameters));
  return isEmpty ? { missing: `${title}, which needs an amount: ${namesOf(amounts)}` } : { parameters };
}

/** Makes parameters of what was read, in the catalogue's units, or says what is lacking or left open. */
export function settleInputs(read: ReadInputs, tokens: readonly Token[]): StatedInputs {
  const { title, specs, named, assigned } = read;
  const lists = assigned.filter(({ spec }) => spec.kind === "list");
  const single = [
    ...named.map(({ spec, quantity }) => [spec, quantity] as const),
    ...assigned.flatMap(({ spec, quantities: [quantity] }) =>
      quantity === undefined || spec.kind === "list" ? [] : [[spec, quantity] as const],
    ),
  ];
  const terms = convertTerms(specs, new Map(single.map(([{ name }, quantity]) => [name, quantity])), tokens);
  if ("open" in terms) return { missing: `${title}, for the question leaves open ${terms.open}` };
  return completed(read, {
    ...Object.fromEntries(single.map(([spec, quantity]) => [spec.name, valueFor(spec, quantity)])),
    ...Object.fromEntries(
      lists.map(({ spec, quantities }) => [spec.name, quantities.map(({ value }) => value)]),
    ),
    ...readWords(specs, tokens),
    ...terms.values,
  });
}
