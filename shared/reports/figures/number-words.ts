import type { ParsedNumber } from "./parse-number.ts";
import type { Token } from "./tokenize-sentence.ts";

const UNITS = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split(
    " ",
  ),
  "eighteen",
  "nineteen",
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SMALL: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
  ["nil", 0],
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

/** "Hundreds of percent" is a figure too, one that no source has. */
const VAGUE: ReadonlyMap<string, number> = new Map([
  ["tens", 10],
  ["hundreds", 100],
  ["thousands", 1_000],
  ["millions", 1e6],
  ["billions", 1e9],
]);

const BEGINS_NUMBER: ReadonlySet<string> = new Set([
  ...SMALL.keys(),
  ...SCALES.keys(),
  ...VAGUE.keys(),
  "dozen",
  "dozens",
  "half",
  "a",
]);

/** A number written in words, with the index of its last token. */
export interface WordNumber extends ParsedNumber {
  readonly last: number;
}

function readDecimals(
  tokens: readonly Token[],
  pointIndex: number,
): { digits: string; last: number } | undefined {
  let digits = "";
  let index = pointIndex + 1;
  for (; index < tokens.length; index += 1) {
    const value = SMALL.get(tokens[index]?.lower ?? "");
    if (value === undefined) break;
    digits += String(value);
  }
  return digits === "" ? undefined : { digits, last: index - 1 };
}

/** "a dozen", "half a percent", "a hundred": the words that begin a number without being one. */
function readIdiom(tokens: readonly Token[], first: number): WordNumber | undefined {
  const word = tokens[first]?.lower;
  const next = tokens[first + 1]?.lower ?? "";
  const vague = VAGUE.get(word ?? "");
  if (vague !== undefined) return { value: vague, step: 1, last: first };
  if (word === "dozen" || word === "dozens") return { value: 12, step: 1, last: first };
  if (
    word === "half" &&
    (next === "a" || next === "of") &&
    /^(?:percent|per|pct|percentage|basis|point|million|billion)/.test(tokens[first + 2]?.lower ?? "")
  ) {
    return { value: 0.5, step: 0.1, last: first + 1 };
  }
  if (word === "a" && next === "dozen") return { value: 12, step: 1, last: first + 1 };
  if (word === "a" && SCALES.has(next)) return { value: SCALES.get(next) ?? 1, step: 1, last: first + 1 };
  if (SCALES.has(word ?? "")) return { value: SCALES.get(word ?? "") ?? 1, step: 1, last: first };
  return undefined;
}

/** Reads a number in words that starts at this token: "twenty-five", "one hundred and five", "five point nine", "a dozen". */
export function readNumberWords(tokens: readonly Token[], first: number): WordNumber | undefined {
  const word = tokens[first]?.lower ?? "";
  if (!BEGINS_NUMBER.has(word)) return undefined;
  const start = SMALL.get(word);
  if (start === undefined) return readIdiom(tokens, first);
  let total = 0;
  let group = start;
  let last = first;
  for (let index = first + 1; index < tokens.length; index += 1) {
    const { lower = "", kind } = tokens[index] ?? {};
    const scale = SCALES.get(lower);
    const small = SMALL.get(lower);
    if (scale === 100) group *= 100;
    else if (scale !== undefined) {
      total += group * scale;
      group = 0;
    } else if (small !== undefined && (group % 100 === 0 || (group % 10 === 0 && small < 10))) group += small;
    else if ((kind === "mark" && lower === "-") || (lower === "and" && group >= 100)) continue;
    else if (lower === "point") {
      const decimals = readDecimals(tokens, index);
      if (decimals === undefined) break;
      const step = 10 ** -decimals.digits.length;
      return { value: total + group + Number(decimals.digits) * step, step, last: decimals.last };
    } else break;
    last = index;
  }
  const value = total + group;
  return { value, step: 1, last };
}
