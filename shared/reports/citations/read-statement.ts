import { findFigures, type WrittenFigure } from "../../retrieval/figure-grammar.ts";
import { findPeriods } from "../../retrieval/period-grammar.ts";
import { canonical, isNegation, type Pole, poleOf, stemOf } from "./word-classes.ts";

/** A word that says something, with its place; `negated` when a negation of its clause reaches it. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly weight: number;
  readonly negated: boolean;
  /** The first word after the negation, which is what it denies. */
  readonly isDenied: boolean;
  /** Written with a capital inside a sentence, or in capitals: most likely a name. */
  readonly isName: boolean;
}

/** A figure with half the worth of its last shown digit. */
export interface StatedFigure extends WrittenFigure {
  readonly tolerance: number;
}

/** A text as far as it can be compared with another: words, figures, years, directions. */
export interface Statement {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly figures: readonly StatedFigure[];
  readonly years: readonly { readonly year: string; readonly start: number }[];
  readonly poles: readonly (Pole & { readonly start: number; readonly negated: boolean })[];
}

const WORD = /\p{L}[\p{L}\p{N}]*(?:['’&-][\p{L}\p{N}]+)*/gu;
const CLAUSE_END =
  /[,;:.!?()|—–\n]|\b(?:but|and|while|whereas|although|because|when|where|if|unless|than|except)\b/u;
/** Words that are in every text about risk and tell little. */
const COMMON: ReadonlySet<string> = new Set(
  "risk report valu data figur question show giv tak mak ar calcul rat result case".split(" "),
);
const NAME_WEIGHT = 2;
const COMMON_WEIGHT = 0.5;
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  hundred: 100,
};

function toleranceOf(text: string, { start, end, value }: WrittenFigure): number {
  const written = /\d[\d,]*(?:\.(\d+))?/.exec(text.slice(start, end));
  const number = Number((written?.[0] ?? "0").replaceAll(",", ""));
  const step = 10 ** -(written?.[1]?.length ?? 0);
  return number === 0 ? 0 : (Math.abs(value) / number) * (step / 2);
}

/** One figure of its own kind: a figure of two digits is exact, and so is every figure in words. */
function readFigures(text: string, inPeriods: (start: number) => boolean): readonly StatedFigure[] {
  const typed = findFigures(text)
    .filter(({ start }) => !inPeriods(start))
    .map((figure) => ({ ...figure, tolerance: toleranceOf(text, figure) }));
  const words = [...text.matchAll(WORD)].flatMap((found): StatedFigure[] => {
    const value = NUMBER_WORDS[found[0].toLowerCase()];
    const end = found.index + found[0].length;
    return value === undefined ? [] : [{ start: found.index, end, value, tolerance: 0 }];
  });
  return [...typed, ...words].sort((left, right) => left.start - right.start);
}

function weightOf(term: string, isName: boolean): number {
  if (isName) return NAME_WEIGHT;
  return COMMON.has(term) ? COMMON_WEIGHT : 1;
}

/** Phrases that are read as one word. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:at most|up to|no more than|not more than)\b/gi, "atmost"],
  [/\b(?:at least|no less than|not less than|no fewer than)\b/gi, "atleast"],
  [/\b(?:has|have|had) to\b/gi, "must"],
];

/** After these a negation denies only the noun behind it: "without a benchmark". */
const NARROW = /^(?:no|without|none|neither)$/;
const NO_DENIAL = /^\s+(?:only|just|merely|less|more|fewer|it|them|this|that|these)\b/;

interface Scope {
  readonly start: number;
  readonly end: number;
}

/** What each negation reaches: the rest of its clause, or the noun behind it. */
function scopesOf(text: string): readonly Scope[] {
  return [...text.matchAll(WORD)].flatMap(({ index, 0: word }) => {
    const lower = word.toLowerCase();
    const start = index + word.length;
    const rest = text.slice(start);
    if (!isNegation(lower) || NO_DENIAL.test(rest)) return [];
    const clause = CLAUSE_END.exec(rest)?.index ?? rest.length;
    const nouns = [...rest.matchAll(WORD)].filter(({ 0: noun }) => stemOf(noun) !== undefined);
    const last = NARROW.test(lower) ? nouns[lower === "no" ? 1 : 0] : undefined;
    const reach = last === undefined ? clause : Math.min(clause, last.index + last[0].length);
    return [{ start, end: start + reach }];
  });
}

/** A capital inside a sentence, two capitalised words at its start, or capitals alone. */
function isNameAt(text: string, start: number, word: string): boolean {
  if (/^[A-Z]{2,}/.test(word)) return true;
  const startsSentence = /(?:^|[.!?|\n:])\s*["“(]?$/.test(text.slice(Math.max(0, start - 4), start));
  const opensName = /^\s\p{Lu}\p{Ll}/u.test(text.slice(start + word.length, start + word.length + 3));
  return /^\p{Lu}/u.test(word) && (!startsSentence || opensName);
}

const within = (start: number, spans: readonly Scope[]): boolean =>
  spans.some((span) => start >= span.start && start < span.end);

/** Reads a sentence, or a few of them, into what can be compared. */
export function readStatement(written: string): Statement {
  const text = PHRASES.reduce((read, [phrase, word]) => read.replace(phrase, word), written);
  const periods = findPeriods(text);
  const figures = readFigures(text, (start) => within(start, periods));
  const scopes = scopesOf(text);
  const terms: Term[] = [];
  const poles: (Pole & { start: number; negated: boolean })[] = [];
  let denied = new Set(scopes);
  for (const { index: start, 0: word } of text.matchAll(WORD)) {
    const lower = word.toLowerCase();
    if (isNegation(lower)) continue;
    const negated = within(start, scopes);
    const pole = poleOf(lower);
    if (pole !== undefined) poles.push({ ...pole, start, negated });
    const stem = within(start, periods) || within(start, figures) ? undefined : stemOf(word);
    if (stem === undefined) continue;
    const term = pole?.side ?? canonical(stem);
    const isName = pole === undefined && isNameAt(text, start, word);
    const isDenied = within(start, [...denied]);
    terms.push({ term, start, weight: weightOf(term, isName), negated, isDenied, isName });
    if (isDenied) denied = new Set([...denied].filter((scope) => scope.start > start));
  }
  const years = periods.flatMap(({ text: period, start }) =>
    (period.match(/(?:19|20)\d\d/g) ?? []).map((year) => ({ year, start })),
  );
  return { text, terms, figures, years, poles };
}
