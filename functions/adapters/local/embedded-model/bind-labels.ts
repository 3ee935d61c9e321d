import type { ParameterIndex, ParameterSpec } from "./parameter-specs.ts";
import type { Quantity } from "./read-quantities.ts";
import type { Token, TokenRange } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

/** A quantity that the question states under a parameter's name. */
export interface Binding {
  readonly spec: ParameterSpec;
  readonly quantity: Quantity;
  readonly label: TokenRange;
}

const MOST_BETWEEN = 4;
const BLOCKS: ReadonlySet<string> = new Set([",", ";", ".", "?", "\n", "and", "or", "plus", "but"]);
const DESCRIBES: ReadonlySet<string> = new Set(
  "= : - ( ) semi annual annually annualised quarterly monthly yearly fixed nominal constant current european".split(
    " ",
  ),
);

const isSkipped = ({ lower, kind }: Token): boolean =>
  !BLOCKS.has(lower) && (lower === "-" || (kind === "word" && FUNCTION_WORDS.has(lower)));

/** The last token of a label that starts here, small words and hyphens between its words aside. */
function endOfLabel(label: readonly string[], tokens: readonly Token[], start: number): number | undefined {
  let at = start - 1;
  for (const stem of label) {
    at += 1;
    while (at > start && tokens[at] !== undefined && tokens[at]?.stem !== stem) {
      const token = tokens[at];
      if (token === undefined || !isSkipped(token)) return undefined;
      at += 1;
    }
    if (tokens[at]?.stem !== stem) return undefined;
  }
  const isLetter = label.length === 1 && label[0]?.length === 1;
  return isLetter && tokens[at + 1]?.lower !== "=" ? undefined : at;
}

interface LabelMention extends TokenRange {
  readonly spec: ParameterSpec;
}

function labelAt(
  { byStart }: ParameterIndex,
  tokens: readonly Token[],
  start: number,
): LabelMention | undefined {
  let best: (LabelMention & { readonly words: number }) | undefined;
  for (const { spec, label } of byStart.get(tokens[start]?.stem ?? "") ?? []) {
    if (label.length <= (best?.words ?? 0)) continue;
    const last = endOfLabel(label, tokens, start);
    if (last !== undefined) best = { spec, first: start, last, words: label.length };
  }
  return best;
}

function isFit({ kind }: ParameterSpec, quantity: Quantity): boolean {
  if (kind === "share") return quantity.kind === "share" || quantity.kind === "number";
  if (kind === "count") return quantity.kind === "time" || quantity.kind === "number";
  return kind === "amount" && (quantity.kind === "money" || quantity.kind === "number");
}

function isTied(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from - 1 > MOST_BETWEEN) return false;
  return tokens
    .slice(from + 1, to)
    .every((token) => !BLOCKS.has(token.lower) && (isSkipped(token) || DESCRIBES.has(token.lower)));
}

/** Every name of a parameter that has a quantity right behind or right before it, each quantity once. */
export function bindLabels(
  parameters: ParameterIndex,
  tokens: readonly Token[],
  quantities: readonly Quantity[],
): readonly Binding[] {
  if (quantities.length === 0 || parameters.specs.length === 0) return [];
  const bindings: Binding[] = [];
  const taken = new Set<Quantity>();
  let standsFirst = false;
  const inQuantity = new Set(quantities.flatMap(({ first, last }) => rangeOf(first, last)));
  for (let at = 0; at < tokens.length; at += 1) {
    const label = inQuantity.has(at) ? undefined : labelAt(parameters, tokens, at);
    if (label === undefined) continue;
    at = label.last;
    if (bindings.some(({ spec }) => spec === label.spec)) continue;
    const free = quantities.filter((quantity) => !taken.has(quantity) && isFit(label.spec, quantity));
    const after = free.find(({ first }) => first > label.last && isTied(tokens, label.last, first));
    const before = free.findLast(({ last }) => last < label.first && isTied(tokens, last, label.first));
    const isBefore: boolean = after === undefined || (!standsFirst && before?.last === label.first - 1);
    const quantity: Quantity | undefined = isBefore ? before : after;
    if (quantity === undefined) continue;
    standsFirst ||= !isBefore;
    taken.add(quantity);
    bindings.push({ spec: label.spec, quantity, label });
  }
  return bindings;
}

const rangeOf = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step);
