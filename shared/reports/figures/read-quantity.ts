import type { ParsedNumber } from "./parse-number.ts";
import { type FigureKind, readCurrency, readUnit, type Suffix, skipHyphen, wordAt } from "./read-unit.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** A typed figure: token range, kind, and value in base units with half the worth of its last shown digit. */
export interface Quantity {
  readonly first: number;
  readonly last: number;
  readonly kind: FigureKind;
  /** Magnitude; percent is a fraction, money whole currency, points and basis points as they stand. */
  readonly magnitude: number;
  readonly tolerance: number;
  /** What one typed unit is worth in base units: 0.01 for percent, 1e6 for millions. */
  readonly factor: number;
  /** `either` when nothing says it: a bare figure beside a word such as "loss", or in parentheses after a name. */
  readonly sign: "negative" | "positive" | "unsigned" | "either";
  readonly currency?: string;
}

const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["thousand", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mm", 1e6],
  ["mio", 1e6],
  ["million", 1e6],
  ["millions", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
  ["billion", 1e9],
  ["billions", 1e9],
  ["t", 1e12],
  ["tn", 1e12],
  ["trillion", 1e12],
]);
/** A scale that follows at `index`: "million", "bn", a glued "k". */
export function readScale(
  tokens: readonly Token[],
  index: number,
): { factor: number; last: number } | undefined {
  const at = skipHyphen(tokens, index);
  const factor = SCALE_WORDS.get(wordAt(tokens, at));
  if (factor === undefined) return undefined;
  const isLetter = (tokens[at]?.text.length ?? 0) <= 2;
  return isLetter && !tokens[at]?.glued && readCurrency(tokens[at + 1]) === undefined
    ? undefined
    : { factor, last: at };
}

function readSuffix(
  tokens: readonly Token[],
  numberLast: number,
  prefixCurrency: string | undefined,
): Suffix {
  const scale = readScale(tokens, numberLast + 1);
  const afterScale = scale?.last ?? numberLast;
  const factor = scale?.factor ?? 1;
  const unit = readUnit(tokens, afterScale + 1);
  if (unit !== undefined && prefixCurrency === undefined) return { ...unit, factor: unit.factor * factor };
  const us = wordAt(tokens, afterScale + 1) === "us" ? 1 : 0;
  const suffixCurrency = readCurrency(tokens[afterScale + 1 + us]);
  const currency = prefixCurrency ?? suffixCurrency;
  const last = suffixCurrency === undefined ? afterScale : afterScale + 1 + us;
  if (currency !== undefined) return { kind: "money", factor, last, currency };
  return { kind: "plain", factor, last: afterScale };
}

interface Prefix {
  readonly first: number;
  readonly sign: Quantity["sign"];
  readonly currency?: string;
}

/** True for a minus sign, as against a hyphen or the dash of a range. */
export const isMinus = (tokens: readonly Token[], index: number): boolean =>
  /^[-−–]$/.test(wordAt(tokens, index)) &&
  (tokens[index + 1]?.glued ?? false) &&
  !(tokens[index]?.glued && /^(?:number|slot|word)$/.test(tokens[index - 1]?.kind ?? ""));

function readPrefix(tokens: readonly Token[], numberFirst: number): Prefix {
  let first = numberFirst;
  let sign: Quantity["sign"] = "unsigned";
  let currency: string | undefined;
  for (let index = numberFirst - 1; index >= 0; index -= 1) {
    const found = readCurrency(tokens[index]);
    if (found !== undefined && currency === undefined) currency = found;
    else if (currency !== undefined && tokens[index]?.text === "US" && tokens[index + 1]?.glued)
      first = index;
    else if (sign === "unsigned" && isMinus(tokens, index)) sign = "negative";
    else if (sign === "unsigned" && /^(?:minus|negative)$/.test(wordAt(tokens, index))) sign = "negative";
    else if (sign === "unsigned" && (wordAt(tokens, index) === "+" || wordAt(tokens, index) === "plus"))
      sign = "positive";
    else break;
    first = index;
  }
  return currency === undefined ? { first, sign } : { first, sign, currency };
}

/** After these an opening parenthesis is the accountant's minus; after a name it only sets a figure aside. */
const STATES_A_FIGURE = wordSet("is was are were of at to by equals = : | a stands returned reached");

function parenthesised(
  tokens: readonly Token[],
  first: number,
  last: number,
): "negative" | "either" | undefined {
  const opening = tokens[first - 1];
  if (opening?.text !== "(" || wordAt(tokens, last + 1) !== ")") return undefined;
  const unitOutside = /^(?:%|percent)$/.test(wordAt(tokens, last + 2));
  const before = first >= 2 ? wordAt(tokens, first - 2) : "";
  return unitOutside || STATES_A_FIGURE.has(before) || readCurrency(tokens[first - 2])
    ? "negative"
    : "either";
}

/** Reads what surrounds a number — sign, currency, scale, unit, accounting parentheses — into one quantity. */
export function readQuantity(
  tokens: readonly Token[],
  first: number,
  last: number,
  number: ParsedNumber,
): Quantity {
  const prefix = readPrefix(tokens, first);
  const suffix = readSuffix(tokens, last, prefix.currency);
  const accounting =
    prefix.sign === "unsigned" ? parenthesised(tokens, prefix.first, suffix.last) : undefined;
  const outer = accounting === "negative" ? readUnit(tokens, suffix.last + 2) : undefined;
  const unit = suffix.kind === "plain" && outer !== undefined ? outer : suffix;
  const quantity = {
    first: accounting === "negative" ? prefix.first - 1 : prefix.first,
    last: outer?.last ?? (accounting === "negative" ? suffix.last + 1 : suffix.last),
    kind: unit.kind,
    magnitude: number.value * unit.factor,
    tolerance: (number.step * unit.factor) / 2,
    factor: unit.factor,
    sign: accounting ?? prefix.sign,
  };
  return suffix.currency === undefined ? quantity : { ...quantity, currency: suffix.currency };
}
