import type { SubjectMention } from "./find-subjects.ts";
import type { Token, TokenRange } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

/** How a group of subjects is tied to the calculations around it. */
type GroupRole = "subject" | "benchmark" | "pair";

/** Subjects named in one breath, "MSFT, IBM and the portfolio". */
export interface SubjectGroup extends TokenRange {
  readonly members: readonly SubjectMention[];
  readonly role: GroupRole;
  /** The word that ties the group to what stands before it: "of", "against"; undefined when it stands by itself. */
  readonly tie: string | undefined;
  /** True when a comma or "and" parts it from what stands before. */
  readonly parted: boolean;
}

const LIST_WORDS: ReadonlySet<string> = new Set([
  ",",
  "and",
  "n",
  "or",
  "&",
  "/",
  "+",
  "-",
  "both",
  "the",
  "my",
  "our",
  "also",
  "stock",
  "shares",
  "(",
  ")",
]);
const BENCHMARK_TIES: ReadonlySet<string> = new Set([
  "to",
  "against",
  "versus",
  "vs",
  "v",
  "with",
  "than",
  "over",
  "follow",
  "follows",
  "track",
  "tracks",
  "benchmark",
  "from",
  "mirror",
  "mirrors",
]);
const SUBJECT_TIES: ReadonlySet<string> = new Set([
  "of",
  "for",
  "on",
  "in",
  "is",
  "are",
  "was",
  "were",
  "does",
  "did",
  "do",
  "has",
  "have",
  "about",
]);
const PAIR_TIES: ReadonlySet<string> = new Set(["between", "among", "amongst", "across"]);
const PARTING: ReadonlySet<string> = new Set([",", "and", ";", ":"]);
const SKIPPED: ReadonlySet<string> = new Set([
  ".",
  "the",
  "a",
  "an",
  "my",
  "our",
  "stock",
  "stocks",
  "shares",
  "index",
  "ticker",
  "both",
  "that",
  "(",
  "=",
  ":",
  "as",
  "compared",
  "relative",
]);

const roleOf = (tie: string | undefined): GroupRole => {
  if (tie === undefined) return "subject";
  if (PAIR_TIES.has(tie)) return "pair";
  return BENCHMARK_TIES.has(tie) ? "benchmark" : "subject";
};

function isListed(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 4) return false;
  for (let position = from + 1; position < to; position += 1) {
    if (!LIST_WORDS.has(tokens[position]?.lower ?? "")) return false;
  }
  return true;
}

/** Looks back from a group, past articles and the like, for the word that ties it and whether a comma stands before that. */
function readTie(
  tokens: readonly Token[],
  first: number,
  floor: number,
): Pick<SubjectGroup, "tie" | "parted"> {
  let position = first - 1;
  while (position >= floor && SKIPPED.has(tokens[position]?.lower ?? "") && tokens[position]?.lower !== ":")
    position -= 1;
  const word = position >= floor ? tokens[position]?.lower : undefined;
  if (word === undefined) return { tie: undefined, parted: false };
  const isTie = SUBJECT_TIES.has(word) || BENCHMARK_TIES.has(word) || PAIR_TIES.has(word);
  const before = isTie ? tokens[position - 1]?.lower : word;
  return { tie: isTie ? word : undefined, parted: position - 1 >= floor && PARTING.has(before ?? "") };
}

/** "… with the S&P 500 as benchmark". */
function isCalledBenchmark(tokens: readonly Token[], last: number): boolean {
  const after = tokens.slice(last + 1, last + 4).map(({ lower }) => lower);
  return after[0] === "as" && after.includes("benchmark");
}

/** True when what stands between a subject and a calculation only describes the calculation: "MSFT's 95% annualised …". */
export function isDirectlyBefore(tokens: readonly Token[], last: number, next: number): boolean {
  if (next - last > 8) return false;
  for (let position = last + 1; position < next; position += 1) {
    const token = tokens[position];
    if (token === undefined) return false;
    if (
      token.lower === "'s" ||
      token.lower === "'" ||
      token.lower === ":" ||
      token.lower === "%" ||
      token.kind === "number"
    )
      continue;
    if (token.kind === "mark" && token.lower !== "-" && token.lower !== "/") return false;
    if (token.kind === "word" && FUNCTION_WORDS.has(token.lower)) return false;
  }
  return true;
}

/** Gathers the subjects of one sentence into groups and reads what each is tied to. */
export function groupSubjects(
  tokens: readonly Token[],
  sentence: TokenRange,
  subjects: readonly SubjectMention[],
): readonly SubjectGroup[] {
  const runs: SubjectMention[][] = [];
  for (const mention of subjects) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const joins =
      previous !== undefined && mention.kind !== "pronoun" && isListed(tokens, previous.last, mention.first);
    if (joins) run?.push(mention);
    else runs.push([mention]);
  }
  return runs.flatMap((members) => {
    const [start] = members;
    const end = members.at(-1);
    if (start === undefined || end === undefined) return [];
    const { tie, parted } = readTie(tokens, start.first, sentence.first);
    const role = isCalledBenchmark(tokens, end.last) ? "benchmark" : roleOf(tie);
    return [{ members, role, tie, parted, first: start.first, last: end.last }];
  });
}
