import type { ParameterSpec } from "./parameter-specs.ts";
import type { Quantity } from "./read-quantities.ts";
import type { Token } from "./read-tokens.ts";

/** A quantity without a name, and the only parameter that it can be. */
export interface Assignment {
  readonly spec: ParameterSpec;
  readonly quantities: readonly Quantity[];
}

const PAYMENT = "payment";
const LISTS: ReadonlySet<string> = new Set([",", "and", "[", "]", "(", ")", ";", "{", "}"]);

const isNumber = ({ kind, each }: Quantity): boolean =>
  (kind === "money" || kind === "number") && each === undefined;

/** "(1,000)" in a list of cash flows is paid out. */
function withParentheses(tokens: readonly Token[], quantity: Quantity): Quantity {
  const isEnclosed =
    tokens[quantity.first - 1]?.lower === "(" &&
    tokens[quantity.last + 1]?.lower === ")" &&
    quantity.value > 0;
  return isEnclosed ? { ...quantity, value: -quantity.value } : quantity;
}

/** Runs of two or more plain numbers with nothing but commas between them. */
function runsOf(tokens: readonly Token[], quantities: readonly Quantity[]): readonly (readonly Quantity[])[] {
  const runs: Quantity[][] = [];
  for (const quantity of quantities.filter(isNumber)) {
    const previous = runs.at(-1)?.at(-1);
    const between = previous === undefined ? [] : tokens.slice(previous.last + 1, quantity.first);
    const isListed = between.length > 0 && between.every(({ lower }) => LISTS.has(lower));
    if (isListed) runs.at(-1)?.push(quantity);
    else runs.push([quantity]);
  }
  return runs.filter(({ length }) => length > 1);
}

function assignLists(
  specs: readonly ParameterSpec[],
  tokens: readonly Token[],
  quantities: readonly Quantity[],
): readonly Assignment[] {
  const [spec, ...others] = specs.filter(({ kind }) => kind === "list");
  const [run, ...more] = spec === undefined ? [] : runsOf(tokens, quantities);
  if (spec === undefined || run === undefined || others.length > 0 || more.length > 0) return [];
  return [{ spec, quantities: run }];
}

/** The parameters that unnamed quantities of one kind may be: those that are required, else those that may be left out. */
function candidates(specs: readonly ParameterSpec[], kind: ParameterSpec["kind"]): readonly ParameterSpec[] {
  const alike = specs.filter((spec) => spec.kind === kind && spec.name !== PAYMENT);
  const required = alike.filter(({ isRequired }) => isRequired);
  return required.length > 0 || kind !== "amount" ? required : alike;
}

function assignOnly(specs: readonly ParameterSpec[], quantities: readonly Quantity[]): readonly Assignment[] {
  const kinds = [
    ["share", quantities.filter(({ kind }) => kind === "share")],
    ["count", quantities.filter(({ kind }) => kind === "time")],
    ["amount", quantities.filter(isNumber)],
  ] as const;
  return kinds.flatMap(([kind, found]) => {
    const [spec, ...others] = candidates(specs, kind);
    const isOnly = spec !== undefined && others.length === 0 && found.length === 1;
    return isOnly ? [{ spec, quantities: found }] : [];
  });
}

/**
 * Gives unnamed quantities to the parameters that are still open, wherever only one quantity and only one parameter of a kind are
 * left, so that nothing is guessed.
 */
export function assignUnlabelled(
  specs: readonly ParameterSpec[],
  tokens: readonly Token[],
  quantities: readonly Quantity[],
): readonly Assignment[] {
  const lists = assignLists(specs, tokens, quantities);
  const listed = new Set(lists.flatMap((list) => list.quantities));
  const left = quantities.filter((quantity) => !listed.has(quantity));
  const flows = left.filter(({ each, kind }) => each !== undefined && kind !== "share");
  const payment = specs.find(({ name }) => name === PAYMENT);
  const paid = payment !== undefined && flows.length === 1 ? [{ spec: payment, quantities: flows }] : [];
  const rest = left.filter((quantity) => !paid.some((each) => each.quantities.includes(quantity)));
  return [
    ...lists.map((list) => ({
      ...list,
      quantities: list.quantities.map((quantity) => withParentheses(tokens, quantity)),
    })),
    ...paid,
    ...assignOnly(specs, rest),
  ];
}
