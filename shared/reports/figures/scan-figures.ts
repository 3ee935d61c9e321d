import { isNameDigit } from "./allowed-digits.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { type DerivedClaim, findDerivedWords } from "./find-derived-words.ts";
import { findMentions, type Mentions } from "./find-mentions.ts";
import { normaliseText } from "./normalise-text.ts";
import { readNumberWords } from "./number-words.ts";
import { type ParsedNumber, parseNumber } from "./parse-number.ts";
import { type Quantity, readQuantity } from "./read-quantity.ts";
import { wordAt } from "./read-unit.ts";
import { type Token, tokenizeSentence } from "./tokenize-sentence.ts";

/** A figure of a sentence before it is known where it comes from: a slot, or digits or words that the narrator typed. */
export interface ScannedFigure {
  readonly first: number;
  readonly last: number;
  readonly slot?: string;
  readonly typed?: Quantity & { readonly approximate: boolean; readonly inWords: boolean };
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

const APPROXIMATION = /^(?:about|approximately|around|roughly|circa|approx|~|≈|nearly|almost|some|ca)$/;
const RANGE_SIGN = /^(?:-|–|—|to|and|or|,)$/;

function isApproximate(tokens: readonly Token[], first: number): boolean {
  const before = wordAt(tokens, first - 1);
  return APPROXIMATION.test(before === "." ? wordAt(tokens, first - 2) : before);
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

function figureAt(tokens: readonly Token[], at: number): ScannedFigure | undefined {
  const token = tokens[at];
  if (token?.kind === "slot") return { first: at, last: at, slot: token.text };
  if (token?.kind === "number") return typedFigure(tokens, at, at, parseNumber(token.text) ?? MALFORMED);
  const words = token?.kind === "word" ? readNumberWords(tokens, at) : undefined;
  return words === undefined ? undefined : typedFigure(tokens, at, words.last, words);
}

/** In "5–6%" and "between 5 and 6 percent" the first end has the unit of the second. */
function shareUnits(tokens: readonly Token[], figures: readonly ScannedFigure[]): readonly ScannedFigure[] {
  return figures.map((figure, position) => {
    const next = figures[position + 1];
    const isOpen =
      figure.typed !== undefined && (figure.typed.kind === "plain" || figure.typed.kind === "money");
    if (!isOpen || next?.typed === undefined || figure.typed === undefined) return figure;
    const joint = next.first - figure.last === 2 && RANGE_SIGN.test(wordAt(tokens, figure.last + 1));
    if (!joint || next.typed.kind === "plain") return figure;
    const isSame = figure.typed.kind === next.typed.kind || figure.typed.kind === "plain";
    if (!isSame || next.typed.factor === figure.typed.factor) return figure;
    const scale = next.typed.factor / figure.typed.factor;
    const shared = { ...figure.typed, kind: next.typed.kind, factor: next.typed.factor };
    const { currency } = next.typed;
    return {
      ...figure,
      typed: {
        ...shared,
        ...(currency === undefined ? {} : { currency }),
        magnitude: figure.typed.magnitude * scale,
        tolerance: figure.typed.tolerance * scale,
      },
    };
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
  return tokens.flatMap((token, at) => {
    const id = token.kind === "number" && token.glued ? `${tokens[at - 1]?.text ?? ""}${token.text}` : "";
    return passageIds.has(id) ? [id] : [];
  });
}

/** Takes one sentence of a narrator apart: its text in one writing, its tokens, what it names and the figures it states. */
export function scanSentence(
  index: EvidenceIndex,
  raw: { readonly text: string; readonly citations: readonly string[] },
): ScannedSentence {
  const text = normaliseText(raw.text);
  const tokens = tokenizeSentence(text);
  const mentions = findMentions(index, tokens);
  const derived = findDerivedWords(tokens, mentions.claimed);
  for (const { first, last } of derived) mentions.claimed.fill(1, first, last + 1);
  const { passageIds } = index;
  const citations = [...new Set([...raw.citations, ...inlineCitations(tokens, passageIds)])];
  return { text, tokens, mentions, figures: scanTokens(tokens, mentions, passageIds), derived, citations };
}
