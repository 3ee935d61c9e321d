import type { FigureSource } from "./figure-source.ts";
import { isFact, isResult, printSource } from "./figure-source.ts";
import { directionOf } from "./loss-words.ts";
import { isMinus, readScale } from "./read-quantity.ts";
import { type FigureKind, readCurrency, readUnit, wordAt } from "./read-unit.ts";
import type { Printing } from "./render-slots.ts";
import type { ResolvedFigure } from "./resolve-figures.ts";
import type { ScannedFigure, ScannedSentence } from "./scan-figures.ts";
import type { FigureProblem } from "./violation.ts";

const PRINTED_KIND: Readonly<Record<string, FigureKind>> = {
  fraction: "percent",
  "percentage-point": "percentage-point",
  "basis-point": "basis-point",
  ratio: "plain",
  money: "money",
  count: "plain",
  days: "days",
};

type Surroundings = { readonly printing: Printing } | { readonly problem: FigureProblem };

const contrary = (source: FigureSource, said: string): Surroundings => ({
  problem: {
    kind: "wrong-unit",
    message: `{{${source.path}}} is printed as ${printSource(source)}: write nothing of a unit, sign or scale beside it (found "${said}")`,
  },
});

/** The last token of a repeated unit to leave out, the figure's own last token when nothing follows, or undefined when contrary. */
function absorbAfter(
  { tokens }: ScannedSentence,
  { last }: ScannedFigure,
  source: FigureSource,
): number | undefined {
  const next = tokens[last + 1];
  if (next?.glued && (next.kind === "number" || next.kind === "slot")) return undefined;
  const { quantity } = source;
  const unit = readUnit(tokens, last + 1);
  if (unit !== undefined) {
    const own = quantity === undefined ? "unknown" : PRINTED_KIND[quantity.unit];
    if (unit.kind === own) return unit.last;
    const isPlainCount = unit.kind === "days" && quantity?.unit === "count";
    const isMultiple = unit.kind === "times" && quantity?.unit === "ratio";
    return isPlainCount || isMultiple ? last : undefined;
  }
  if (/^points?$/.test(wordAt(tokens, last + 1)) && quantity?.unit === "fraction") return undefined;
  if (readScale(tokens, last + 1) !== undefined) return undefined;
  const currency = readCurrency(tokens[last + 1]);
  if (currency !== undefined)
    return currency === quantity?.currency && quantity.unit === "money" ? last + 1 : undefined;
  return next?.glued && next.kind === "word" && !isHyphen(wordAt(tokens, last + 1)) ? undefined : last;
}

const isHyphen = (text: string): boolean => text === "-";

/** The same in front: a repeated currency or minus sign is left out, a sign or figure that would change the value is contrary. */
function absorbBefore(
  { tokens }: ScannedSentence,
  { first }: ScannedFigure,
  source: FigureSource,
): number | undefined {
  const { quantity } = source;
  const value = quantity?.value ?? 0;
  let at = first;
  const currency = readCurrency(tokens[at - 1]);
  if (currency !== undefined) {
    if (quantity?.unit !== "money" || quantity.currency !== currency) return undefined;
    at -= 1;
    if (tokens[at - 1]?.text === "US" && tokens[at]?.glued) at -= 1;
  }
  const before = wordAt(tokens, at - 1);
  if (isMinus(tokens, at - 1) || before === "minus" || before === "negative")
    return value < 0 ? at - 1 : undefined;
  if (before === "+" || before === "plus") return value > 0 ? at : undefined;
  const previous = tokens[at - 1];
  if (tokens[at]?.glued && previous?.kind === "number") return undefined;
  return /^[×÷^√]$/.test(before) ? undefined : at;
}

/** Settles what stands directly around a figure: repeated units go, contrary ones are a problem. */
export function settleSurroundings(
  sentence: ScannedSentence,
  figure: ScannedFigure,
  { source }: ResolvedFigure,
): Surroundings | undefined {
  if (source === undefined) return undefined;
  const { tokens } = sentence;
  const isSlot = figure.slot !== undefined;
  const first = isSlot ? absorbBefore(sentence, figure, source) : figure.first;
  const last = isSlot ? absorbAfter(sentence, figure, source) : figure.last;
  const start = tokens[first ?? figure.first]?.start ?? 0;
  const end = tokens[last ?? figure.last]?.end ?? 0;
  if (first === undefined) return contrary(source, wordAt(tokens, figure.first - 1));
  if (last === undefined) return contrary(source, wordAt(tokens, figure.last + 1));
  const isLoss = directionOf(tokens, first) === "loss" || /^loss(?:es)?$/.test(wordAt(tokens, last + 1));
  const asMagnitude = isResult(source) && isLoss && (!isFact(source.owner) || source.owner.value < 0);
  return { printing: { start, end, source, asMagnitude } };
}
