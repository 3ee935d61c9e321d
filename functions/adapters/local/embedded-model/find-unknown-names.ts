import type { SubjectMention } from "./find-subjects.ts";
import type { Token } from "./read-tokens.ts";
import { writtenOf } from "./series-index.ts";
import { ABBREVIATIONS, ASKING_WORDS, FUNCTION_WORDS, ORDINARY_WORDS } from "./word-lists.ts";

const TICKER = /^\p{Lu}{2,5}$/u;
const CAPITALISED = /^\p{Lu}\p{L}*\p{Ll}/u;
const SHORTEST_COMPANY = 3;
/** A company in lower case is told from other words only this close to the calculation it is asked for. */
const NEAR_CALCULATION = 3;

const BEFORE_A_NAME: ReadonlySet<string> = new Set([
  "of",
  "for",
  "to",
  "against",
  "versus",
  "vs",
  "with",
  "than",
  "between",
  "from",
  "does",
  "did",
  "is",
  "was",
  "has",
  "follow",
  "follows",
  "track",
  "tracks",
  "compare",
  "compares",
  "like",
  "on",
]);
const SENTENCE_ENDS: ReadonlySet<string> = new Set([".", "?", "!", ";", ":", "\n"]);

/** What is known of the question around a word. */
interface Surroundings {
  readonly tokens: readonly Token[];
  /** Tokens that name series, the portfolio and the like. */
  readonly subjects: ReadonlySet<number>;
  /** Tokens that name calculations. */
  readonly calculations: ReadonlySet<number>;
}

const isKnownWord = ({ text, lower }: Token): boolean =>
  ORDINARY_WORDS.has(lower) ||
  FUNCTION_WORDS.has(lower) ||
  ASKING_WORDS.has(lower) ||
  ABBREVIATIONS.has(text.toUpperCase());

/** A question all in capitals says nothing by them. */
function isShouted(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, text }) => kind === "word" && text.length > 1);
  return (
    words.length > 3 && words.filter(({ text }) => text === text.toUpperCase()).length * 2 > words.length
  );
}

function isTicker({ tokens }: Surroundings, position: number): boolean {
  const token = tokens[position];
  const next = tokens[position + 1];
  if (token === undefined || !TICKER.test(token.text) || ABBREVIATIONS.has(token.text)) return false;
  return next?.kind !== "number" || next.spaceBefore;
}

/** The word before, past an article. */
function wordBefore(tokens: readonly Token[], position: number): string | undefined {
  const before = tokens[position - 1]?.lower;
  return before === "the" ? tokens[position - 2]?.lower : before;
}

function isPlacedLikeName({ tokens, subjects }: Surroundings, position: number): boolean {
  if (tokens[position + 1]?.lower === "'s") return true;
  const before = wordBefore(tokens, position);
  if (before === undefined || SENTENCE_ENDS.has(before)) return false;
  if (BEFORE_A_NAME.has(before)) return true;
  return (before === "and" || before === "or" || before === ",") && subjects.has(position - 2);
}

function isCapitalisedName(around: Surroundings, position: number): boolean {
  const token = around.tokens[position];
  if (token === undefined || token.text.length < SHORTEST_COMPANY || !CAPITALISED.test(token.text))
    return false;
  return !isKnownWord(token) && isPlacedLikeName(around, position);
}

function isNear(positions: ReadonlySet<number>, from: number, step: 1 | -1): boolean {
  for (let distance = 1; distance <= NEAR_CALCULATION; distance += 1) {
    if (positions.has(from + step * distance)) return true;
  }
  return false;
}

/** "sharpe of palantir", "palantir's sharpe". */
function isLowerCaseName({ tokens, calculations }: Surroundings, position: number): boolean {
  const token = tokens[position];
  if (token?.kind !== "word" || token.text.length < SHORTEST_COMPANY || isKnownWord(token)) return false;
  const before = tokens[position - 1]?.lower;
  if (before === "of" || before === "for") return isNear(calculations, position - 1, -1);
  return tokens[position + 1]?.lower === "'s" && isNear(calculations, position + 1, 1);
}

/** "Deutsche Bank" is one name. */
function endOfName({ tokens, subjects, calculations }: Surroundings, position: number): number {
  let last = position;
  while (
    CAPITALISED.test(tokens[last + 1]?.text ?? "") &&
    !subjects.has(last + 1) &&
    !calculations.has(last + 1) &&
    tokens[last + 1]?.spaceBefore === true
  ) {
    last += 1;
  }
  return last;
}

/** Names of what is no listed series: tickers in capitals, and companies where a question would name one. */
export function findUnknownNames(around: Surroundings): readonly SubjectMention[] {
  const { tokens, subjects, calculations } = around;
  const shouted = isShouted(tokens);
  const found: SubjectMention[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    if (subjects.has(first) || calculations.has(first)) continue;
    const isName =
      (!shouted && (isTicker(around, first) || isCapitalisedName(around, first))) ||
      isLowerCaseName(around, first);
    if (!isName) continue;
    const last = endOfName(around, first);
    found.push({ kind: "unknown", written: writtenOf(tokens, first, last), first, last });
    first = last;
  }
  return found;
}
