import { findFigures, type WrittenFigure } from "../../retrieval/figure-grammar.ts";
import { findPeriods } from "../../retrieval/period-grammar.ts";
import { canonical, isNegation, type Pole, poleOf, stemOf } from "./word-classes.ts";

/** A word that says something, with its place; `negated` when a negation of its clause reaches it. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly weight: number;
  readonly negated: boolean;
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
const CLAUSE_END = /[,;:.!?()|—–\n]|\b(?:but|while|whereas|although|because|when|if|unless|than)\b/u;
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

/** Reads a sentence, or a few of them, into what can be compared. Linear in its length. */
export function readStatement(text: string): Statement {
  const periods = findPeriods(text);
  const inPeriod = (start: number) => periods.some((period) => start >= period.start && start < period.end);
  const terms: Term[] = [];
  const poles: (Pole & { start: number; negated: boolean })[] = [];
  let negated = false;
  let previousEnd = 0;
  for (const found of text.matchAll(WORD)) {
    const [word] = found;
    const lower = word.toLowerCase();
    const between = text.slice(previousEnd, found.index);
    if (CLAUSE_END.test(between) || CLAUSE_END.test(lower)) negated = false;
    const startsSentence = previousEnd === 0 || /[.!?|\n]\s*["“(]?$/.test(between);
    previousEnd = found.index + word.length;
    if (isNegation(lower)) {
      negated = !/^\s+(?:only|just|merely)\b/.test(text.slice(previousEnd));
      continue;
    }
    const pole = poleOf(lower);
    if (pole !== undefined) poles.push({ ...pole, start: found.index, negated });
    const stem = inPeriod(found.index) || NUMBER_WORDS[lower] !== undefined ? undefined : stemOf(word);
    if (stem === undefined) continue;
    const term = pole === undefined ? canonical(stem) : pole.side;
    const isName = /^[A-Z]{2,}/.test(word) || (!startsSentence && /^\p{Lu}/u.test(word));
    terms.push({ term, start: found.index, weight: weightOf(term, isName), negated, isName });
  }
  const years = periods.flatMap(({ text: period, start }) =>
    (period.match(/(?:19|20)\d\d/g) ?? []).map((year) => ({ year, start })),
  );
  return { text, terms, figures: readFigures(text, inPeriod), years, poles };
}
