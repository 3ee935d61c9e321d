import { isNameDigit } from "./allowed-digits.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { type DerivedClaim, findDerivedWords } from "./find-derived-words.ts";
import { findMentions, type Mentions } from "./find-mentions.ts";
import { normaliseText } from "./normalise-text.ts";
import { readNumberWords } from "./number-words.ts";
import { type ParsedNumber, parseNumber } from "./parse-number.ts";
import { type Quantity, readQuantity } from "./read-quantity.ts";
import { readTable } from "./read-table.ts";
import { readCurrency, wordAt } from "./read-unit.ts";
import { type Token, tokenizeSentence } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

export type TypedFigure = Quantity & { readonly approximate: boolean; readonly inWords: boolean };

/** A figure of a sentence before it is known where it comes from: a slot, or digits or words that the narrator typed. */
export interface ScannedFigure {
  readonly first: number;
  readonly last: number;
  readonly slot?: string;
  readonly typed?: TypedFigure;
  /** A second reading, where the unit may stand only at the end of a list or range. */
  readonly otherwise?: TypedFigure;
}

/** A sentence taken apart. Token indexes of mentions and figures refer to `tokens`. */
export interface ScannedSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  readonly figures: readonly ScannedFigure[];
  readonly derived: readonly DerivedClaim[];
  /** Passages cited beside the text or inside it as "[p1]". */
  readonly citations: readonly string[];
}

const APPROXIMATION = wordSet("about approximately around roughly circa approx ~ ≈ nearly almost some ca");
const JOINS = wordSet("- – — to and or ,");

function isApproximate(tokens: readonly Token[], first: number): boolean {
  const before = wordAt(tokens, first - 1);
  return APPROXIMATION.has(before === "." ? wordAt(tokens, first - 2) : before);
}

function typedFigure(
  tokens: readonly Token[],
  first: number,
  last: number,
  number: ParsedNumber,
): ScannedFigure {
  const quantity = readQuantity(tokens, first, last, number);
  const inWords = tokens[first]?.kind === "word";
  const typed = { ...quantity, approximate: isApproximate(tokens, quantity.first), inWords };
  return { first: quantity.first, last: quantity.last, typed };
}

const MALFORMED: ParsedNumber = { value: Number.NaN, step: 0 };

/** True for digits behind letters that are no currency, as in "c1" or "VaR95": part of a word, and no figure of its own. */
const isInWord = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.glued === true && tokens[at - 1]?.kind === "word" && readCurrency(tokens[at - 1]) === undefined;

/** True for digits that continue other digits behind a mark of emphasis, as in "12.**34**": they are no number of their own. */
function continuesNumber(tokens: readonly Token[], at: number): boolean {
  if (!tokens[at]?.glued) return false;
  const behind = /^[.,]$/.test(wordAt(tokens, at - 1)) && tokens[at - 1]?.glued ? at - 2 : at - 1;
  return tokens[behind]?.kind === "number";
}

function figureAt(tokens: readonly Token[], at: number): ScannedFigure | undefined {
  const token = tokens[at];
  if (token?.kind === "slot") return { first: at, last: at, slot: token.text };
  if (token?.kind === "number") {
    const number = continuesNumber(tokens, at) || isInWord(tokens, at) ? undefined : parseNumber(token.text);
    return typedFigure(tokens, at, at, number ?? MALFORMED);
  }
  const words = token?.kind === "word" ? readNumberWords(tokens, at) : undefined;
  return words === undefined ? undefined : typedFigure(tokens, at, words.last, words);
}

/** In "5–6%" and "34 and 25 percent" the first figure may have the unit of the second. */
function withUnitOf(typed: TypedFigure, next: TypedFigure): TypedFigure {
  const scale = next.factor / typed.factor;
  const { kind, factor, currency } = next;
  const money = currency === undefined ? {} : { currency };
  const { magnitude, tolerance } = typed;
  return { ...typed, ...money, kind, factor, magnitude: magnitude * scale, tolerance: tolerance * scale };
}

function shareUnits(tokens: readonly Token[], figures: readonly ScannedFigure[]): readonly ScannedFigure[] {
  return figures.map((figure, position) => {
    const next = figures[position + 1];
    if (figure.typed?.kind !== "plain" || next?.typed === undefined || next.typed.kind === "plain")
      return figure;
    const isJoined = next.first - figure.last === 2 && JOINS.has(wordAt(tokens, figure.last + 1));
    return isJoined ? { ...figure, otherwise: withUnitOf(figure.typed, next.typed) } : figure;
  });
}

function scanTokens(
  tokens: readonly Token[],
  mentions: Mentions,
  passageIds: ReadonlySet<string>,
): readonly ScannedFigure[] {
  const figures: ScannedFigure[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "mark" || mentions.claimed[at] === 1) continue;
    if (token.kind === "number" && isNameDigit(tokens, at, passageIds)) continue;
    const figure = figureAt(tokens, at);
    if (figure === undefined) continue;
    figures.push(figure);
    at = Math.max(at, figure.last);
  }
  return shareUnits(tokens, figures);
}

function inlineCitations(tokens: readonly Token[], passageIds: ReadonlySet<string>): readonly string[] {
  const cited: string[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== "number" || !token.glued) continue;
    const id = `${tokens[at - 1]?.text}${token.text}`;
    if (passageIds.has(id)) cited.push(id);
  }
  return cited;
}

/** Takes one sentence of a narrator apart: its text in one writing, its tokens, what it names and the figures it states. */
export function scanSentence(
  index: EvidenceIndex,
  raw: { readonly text: string; readonly citations: readonly string[] },
): ScannedSentence {
  const text = normaliseText(raw.text);
  const tokens = readTable(tokenizeSentence(text));
  const mentions = findMentions(index, tokens);
  const derived = findDerivedWords(tokens, mentions.claimed);
  for (const { first, last } of derived) mentions.claimed.fill(1, first, last + 1);
  const { passageIds } = index;
  const inline = inlineCitations(tokens, passageIds);
  const citations = inline.length === 0 ? raw.citations : [...new Set([...raw.citations, ...inline])];
  return { text, tokens, mentions, figures: scanTokens(tokens, mentions, passageIds), derived, citations };
}
