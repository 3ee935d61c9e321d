import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import type { Token, TokenRange } from "./read-tokens.ts";
import { SeriesIndex } from "./series-index.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

/** What a calculation may run on, as the question names it; `pronoun` stands for the subjects named before it. */
type Subject =
  | { readonly kind: "series"; readonly name: string }
  | { readonly kind: "portfolio" }
  | { readonly kind: "every" }
  | { readonly kind: "pronoun" }
  | { readonly kind: "unknown"; readonly written: string };

export type SubjectMention = Subject & TokenRange;

const PRONOUNS: ReadonlySet<string> = new Set(["its", "it", "their", "them", "they"]);
const OWNERS: ReadonlySet<string> = new Set([
  "my",
  "our",
  "the",
  "this",
  "your",
  "total",
  "whole",
  "overall",
  "entire",
]);
const BOOKS: ReadonlySet<string> = new Set([
  "portfolio",
  "portfolios",
  "book",
  "holdings",
  "positions",
  "allocation",
]);
const QUANTIFIERS: ReadonlySet<string> = new Set([
  "each",
  "every",
  "all",
  "which",
  "these",
  "those",
  "both",
  "rank",
  "my",
  "the",
]);
const INSTRUMENTS: ReadonlySet<string> = new Set([
  "stock",
  "share",
  "name",
  "ticker",
  "asset",
  "series",
  "security",
  "instrument",
  "equity",
  "company",
  "one",
]);
const BENCHMARKS: ReadonlySet<string> = new Set(["benchmark", "index", "market"]);

const at = (position: number): TokenRange => ({ first: position, last: position });

function readBook(tokens: readonly Token[], position: number): SubjectMention | undefined {
  const { lower = "" } = tokens[position] ?? {};
  const before = tokens.slice(Math.max(0, position - 3), position).map((token) => token.lower);
  if (!BOOKS.has(lower) || (lower !== "portfolio" && !OWNERS.has(before.at(-1) ?? ""))) return undefined;
  const isEach = before.includes("each") || before.includes("every");
  return { kind: isEach ? "every" : "portfolio", ...at(position) };
}

/** "each stock", "all of the shares", "which one", "my stocks"; a bare "the stock" is the one talked of. */
function readEvery(tokens: readonly Token[], position: number): SubjectMention | undefined {
  const token = tokens[position];
  if (token === undefined || !INSTRUMENTS.has(token.stem)) return undefined;
  const isPlural = token.stem !== token.lower;
  for (let index = position - 1; index >= Math.max(0, position - 4); index -= 1) {
    const word = tokens[index]?.lower ?? "";
    if (QUANTIFIERS.has(word) && (isPlural || !["my", "the", "rank"].includes(word)))
      return { kind: "every", first: index, last: position };
    if (word === "my" || word === "the") return { kind: "pronoun", ...at(position) };
    if (!FUNCTION_WORDS.has(word) && !INSTRUMENTS.has(word)) return undefined;
  }
  return undefined;
}

function readBenchmark(
  tokens: readonly Token[],
  position: number,
  benchmark: string | undefined,
): SubjectMention | undefined {
  const token = tokens[position];
  if (benchmark === undefined || token === undefined || !BENCHMARKS.has(token.lower)) return undefined;
  const before = tokens.slice(Math.max(0, position - 2), position);
  const after = tokens[position + 1];
  const isDetermined = before.some(({ lower }) => ["the", "our", "its", "their", "your"].includes(lower));
  const isQualifier = after?.kind === "word" && !FUNCTION_WORDS.has(after.lower);
  return isDetermined && !isQualifier ? { kind: "series", name: benchmark, ...at(position) } : undefined;
}

const positionsOf = ({ first, last }: TokenRange): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step);

/** Every token that belongs to one of these stretches. */
export const coverage = (ranges: readonly TokenRange[]): ReadonlySet<number> =>
  new Set(ranges.flatMap(positionsOf));

/** Subjects by name, whose words mean nothing else, and subjects in ordinary words, which may be part of a calculation's name. */
export interface FoundSubjects {
  readonly named: readonly SubjectMention[];
  readonly spoken: readonly SubjectMention[];
}

/**
 * What the question names for a calculation to run on or to be measured against: listed series and well-known names that are
 * not listed; the portfolio, "each stock", "the benchmark" and pronouns. Each in the order of the question.
 */
export function findSubjects(tokens: readonly Token[], input: PlanInput): FoundSubjects {
  const index = new SeriesIndex({ names: input.series.map(({ name }) => name) });
  const benchmark = input.series.find((series) => series.benchmark)?.name;
  const named = index
    .find(tokens)
    .map(
      ({ first, last, series, written }): SubjectMention =>
        series === undefined
          ? { kind: "unknown", written, first, last }
          : { kind: "series", name: series, first, last },
    );
  const taken = coverage(named);
  const spoken = tokens.flatMap((token, position): readonly SubjectMention[] => {
    if (taken.has(position)) return [];
    // The "its" of "its benchmark" is no subject.
    const isOwner = readBenchmark(tokens, position + 1, benchmark) !== undefined;
    if (PRONOUNS.has(token.lower)) return isOwner ? [] : [{ kind: "pronoun", ...at(position) }];
    const mention =
      readBook(tokens, position) ?? readEvery(tokens, position) ?? readBenchmark(tokens, position, benchmark);
    return mention === undefined ? [] : [mention];
  });
  return { named, spoken };
}
