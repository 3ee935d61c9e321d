import { contentWords, factContext } from "./agree.ts";
import { checkContext } from "./check-context.ts";
import { checkRole } from "./check-role.ts";
import { conceptOf } from "./evidence-index.ts";
import { type FigureSource, isFact, wordsOfName } from "./figure-source.ts";
import { foldWord } from "./fold-word.ts";
import { directionOf } from "./loss-words.ts";
import { type FigureKind, wordAt } from "./read-unit.ts";
import type { ScannedFigure, ScannedSentence, TypedFigure } from "./scan-figures.ts";
import type { SentenceContext } from "./sentence-context.ts";
import type { Token } from "./tokenize-sentence.ts";
import type { FigureProblem } from "./violation.ts";
import { wordSet } from "./word-set.ts";

export type Binding =
  | { readonly source: FigureSource }
  | {
      readonly failure: "none" | "several";
      readonly problem?: FigureProblem;
      readonly candidates: readonly FigureSource[];
    };

const isLevel = ({ role, name }: FigureSource): boolean => role === "parameter" && name === "confidence";
const RELATIVE_SLACK = 1e-9;
const COUNTED = wordSet(
  "observation observations return returns point points month months day days week weeks quarter quarters year years period periods sample samples row rows value values data",
);
const LOSS_LABEL = wordSet("drawdown var shortfall loss risk cvar es tail lose");

function unitFits(kind: FigureKind, source: FigureSource, typed: TypedFigure): boolean {
  const { quantity } = source;
  if (quantity === undefined) return false;
  if (kind === "plain" && typed.magnitude === 0) return quantity.value === 0;
  switch (kind) {
    case "percent":
      return quantity.unit === "fraction";
    case "percentage-point":
    case "basis-point":
      return quantity.unit === kind;
    case "money":
      return quantity.unit === "money" && quantity.currency === typed.currency;
    case "times":
      return quantity.unit === "ratio";
    case "days":
      return quantity.unit === "days" || source.role === "observations";
    case "plain":
      return (
        quantity.unit === "ratio" ||
        quantity.unit === "count" ||
        (quantity.unit === "fraction" && typed.magnitude < 1 && typed.tolerance < 0.05 && !typed.inWords)
      );
    case "unknown":
      return false;
  }
}

function valueFits(typed: TypedFigure, value: number): boolean {
  // "One" and "zero" are marks to measure by; they stand for a figure only when it is just that.
  const isMark = typed.kind === "plain" && typed.tolerance === 0.5 && typed.magnitude <= 1;
  const tolerance = isMark ? 0 : typed.tolerance * (typed.approximate ? 2 : 1);
  const slack = RELATIVE_SLACK * Math.max(typed.magnitude, Math.abs(value));
  return Math.abs(typed.magnitude - Math.abs(value)) <= tolerance + slack;
}

function namesALoss({ tokens, mentions }: ScannedSentence): boolean {
  return mentions.labels.some(({ first, last }) => {
    for (let at = first; at <= last; at += 1) if (LOSS_LABEL.has(wordAt(tokens, at))) return true;
    return false;
  });
}

/** An unsigned figure may stand for a negative value only beside a word that says so: "a loss of 5%", "VaR of 5%". */
function signFits(sentence: ScannedSentence, typed: TypedFigure, value: number): boolean {
  if (typed.sign === "negative") return value < 0;
  if (typed.sign === "positive") return value > 0;
  if (typed.sign === "either" || value >= 0) return true;
  return directionOf(sentence.tokens, typed.first) === "loss" || namesALoss(sentence);
}

const isNear = (tokens: readonly Token[], { first, last }: ScannedFigure, word: string): boolean =>
  [1, 2, 3, 4].some((step) => [first - step, last + step].some((at) => tokens[at]?.folded === word));

/** True when a word near a typed figure says that it is a figure of this source. */
function isNamed(context: SentenceContext, figure: ScannedFigure, source: FigureSource): boolean {
  const { sentence, topic, index } = context;
  const { tokens, mentions } = sentence;
  const { owner, role } = source;
  if (isFact(owner)) {
    const said = contentWords(sentence.text);
    const labelled = [...contentWords(owner.label)].some((word) => said.has(word));
    return labelled || [...factContext(index, owner)].filter((word) => said.has(word)).length >= 2;
  }
  if (role === "observations") {
    return (
      [1, 2].some((step) => COUNTED.has(wordAt(tokens, figure.last + step))) &&
      !/^\p{Lu}/u.test(tokens[figure.last + 1]?.text ?? "")
    );
  }
  if (role === "parameter")
    return (
      !isLevel(source) &&
      wordsOfName(source.name)
        .split(" ")
        .map(foldWord)
        .some((word) => isNear(tokens, figure, word))
    );
  const concept = conceptOf(owner);
  if (mentions.labels.some(({ concepts }) => concepts.includes(concept))) return true;
  return mentions.labels.length === 0 && topic.labels.has(concept);
}

/** Parameters are stated in full: a confidence of 95% is not "about 0.9". */
function isExact(typed: TypedFigure, source: FigureSource): boolean {
  const value = Math.abs(source.quantity?.value ?? Number.NaN);
  return Math.abs(typed.magnitude - value) <= RELATIVE_SLACK * Math.max(1, value);
}

function sameFigure(a: FigureSource, b: FigureSource): boolean {
  return (
    a.quantity?.value === b.quantity?.value &&
    a.quantity?.unit === b.quantity?.unit &&
    a.quantity?.currency === b.quantity?.currency
  );
}

interface Reading {
  readonly figure: ScannedFigure;
  readonly position: number;
  readonly typed: TypedFigure;
  readonly mustBeLevel: boolean;
}

/** Sources of the right kind, size and sign that the sentence may draw on. */
function sourcesNear(context: SentenceContext, { typed, mustBeLevel }: Reading): readonly FigureSource[] {
  return context.index
    .sources()
    .filter(
      (source) =>
        (!mustBeLevel || isLevel(source) || isFact(source.owner)) &&
        unitFits(typed.kind, source, typed) &&
        valueFits(typed, source.quantity?.value ?? Number.NaN) &&
        (source.role !== "parameter" || isExact(typed, source)) &&
        (!isFact(source.owner) || context.sentence.citations.includes(source.owner.passageId)) &&
        signFits(context.sentence, typed, source.quantity?.value ?? 0),
    );
}

/** Confidence levels, sample sizes and the like are one figure, whichever calculations share it. */
function repeats(near: readonly FigureSource[], at: number, source: FigureSource): boolean {
  if (source.role !== "parameter" && source.role !== "observations") return false;
  return (
    near.findIndex(
      (other) => other.role === source.role && other.name === source.name && sameFigure(other, source),
    ) < at
  );
}

function bindReading(context: SentenceContext, reading: Reading): Binding {
  const { figure, position, mustBeLevel } = reading;
  const near = sourcesNear(context, reading);
  const named = near.filter(
    (source, at) =>
      ((mustBeLevel && isLevel(source)) || isNamed(context, figure, source)) && !repeats(near, at, source),
  );
  const judged = named.map((source) => ({
    source,
    problem: checkRole(context, position, source) ?? checkContext(context, { position, source }),
  }));
  const fitting = judged.filter(({ problem }) => problem === undefined).map(({ source }) => source);
  const [first, ...others] = fitting;
  if (first !== undefined && others.every((other) => sameFigure(first, other))) return { source: first };
  const problem = judged.find((judgement) => judgement.problem !== undefined)?.problem;
  return {
    failure: first === undefined ? "none" : "several",
    candidates: first === undefined ? near : fitting,
    ...(first === undefined && problem !== undefined ? { problem } : {}),
  };
}

/**
 * Binds a typed figure to the one source it can stand for: of its unit kind and currency, within the rounding interval of the
 * digits shown ("about" widens it by one shown digit), of its sign, named by a word of the sentence, not contradicted by label,
 * series, period or confidence, and, for a fact, from a passage that the sentence cites. Equal figures count as one source.
 * `mustBeLevel` says that the figure stands where only a confidence level can.
 */
export function bindFigure(context: SentenceContext, position: number, mustBeLevel: boolean): Binding {
  const figure = context.sentence.figures[position];
  let binding: Binding = { failure: "none", candidates: [] };
  for (const typed of [figure?.typed, figure?.otherwise]) {
    if (figure === undefined || typed === undefined || Number.isNaN(typed.magnitude)) continue;
    binding = bindReading(context, { figure, position, typed, mustBeLevel });
    if ("source" in binding) return binding;
  }
  return binding;
}
