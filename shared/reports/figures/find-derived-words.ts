import { readNumberWords } from "./number-words.ts";
import { wordAt } from "./read-unit.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** Words that carry a figure: "doubled", "twice", "a third", "3 times". */
export interface DerivedClaim {
  readonly first: number;
  readonly last: number;
  /** `becomes` relates a figure to an earlier one, `factor` to another one, `share` is a part of a whole or of a change, `digits` a size. */
  readonly kind: "becomes" | "factor" | "share" | "digits";
  readonly factor: number;
  readonly bound: "exact" | "about" | "more" | "less";
}

const BECOMES: ReadonlyMap<string, number> = new Map([
  ["doubled", 2],
  ["doubles", 2],
  ["doubling", 2],
  ["tripled", 3],
  ["triples", 3],
  ["tripling", 3],
  ["trebled", 3],
  ["quadrupled", 4],
  ["quintupled", 5],
  ["halved", 0.5],
  ["halves", 0.5],
  ["halving", 0.5],
]);
const FACTORS: ReadonlyMap<string, number> = new Map([
  ["twice", 2],
  ["thrice", 3],
  ["double", 2],
  ["triple", 3],
  ["treble", 3],
  ["quadruple", 4],
]);
const FOLD: ReadonlyMap<string, number> = new Map(
  Object.entries({
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    hundred: 100,
  }),
);
const PARTS: ReadonlyMap<string, number> = new Map([
  ["half", 1 / 2],
  ["third", 1 / 3],
  ["thirds", 1 / 3],
  ["quarter", 1 / 4],
  ["quarters", 1 / 4],
  ["fourth", 1 / 4],
  ["fourths", 1 / 4],
  ["fifth", 1 / 5],
  ["fifths", 1 / 5],
  ["sixth", 1 / 6],
  ["eighth", 1 / 8],
  ["tenth", 1 / 10],
  ["tenths", 1 / 10],
]);
const PLURAL_PART = wordSet("thirds quarters fourths fifths tenths");
const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, seven: 7, nine: 9 }),
);
const INTRODUCES_SHARE = wordSet(
  "by than nearly about almost roughly around approximately over lost gained only just some least most to",
);

function boundBefore(tokens: readonly Token[], first: number): DerivedClaim["bound"] {
  const before = wordAt(tokens, first - 1);
  const earlier = wordAt(tokens, first - 2);
  if (before === "than" && /^(?:more|greater|higher)$/.test(earlier)) return "more";
  if (before === "than" && /^(?:less|lower|fewer)$/.test(earlier)) return "less";
  if ((before === "least" && earlier === "at") || before === "over") return "more";
  if (before === "most" && earlier === "at") return "less";
  if (before === "more" || (before === "than" && earlier === "more")) return "more";
  return /^(?:nearly|about|almost|roughly|around|approximately|some)$/.test(before) ? "about" : "exact";
}

/** "more than doubled" and "nearly doubled" bound the verb they precede. */
const claim = (
  tokens: readonly Token[],
  first: number,
  last: number,
  kind: DerivedClaim["kind"],
  factor: number,
): DerivedClaim => ({ first, last, kind, factor, bound: boundBefore(tokens, first) });

function readFold(tokens: readonly Token[], at: number): DerivedClaim | undefined {
  const { lower = "", kind } = tokens[at] ?? {};
  if (kind === "word" && lower.length > 4 && lower.endsWith("fold")) {
    const factor = FOLD.get(lower.slice(0, -4));
    return factor === undefined ? undefined : claim(tokens, at, at, "factor", factor);
  }
  const hyphen = wordAt(tokens, at + 1) === "-" ? 1 : 0;
  if (wordAt(tokens, at + 1 + hyphen) !== "fold") return undefined;
  const factor = kind === "number" ? Number(lower) : FOLD.get(lower);
  return factor === undefined || Number.isNaN(factor)
    ? undefined
    : claim(tokens, at, at + 1 + hyphen, "factor", factor);
}

/** "three times IBM's" and "2.5x that of IBM"; "1.5x" at the end of a clause is a ratio and no comparison. */
function readTimes(tokens: readonly Token[], at: number): DerivedClaim | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const words = token.kind === "word" ? readNumberWords(tokens, at) : undefined;
  const last = words?.last ?? at;
  if (token.kind !== "number" && words === undefined) return undefined;
  if (!/^(?:times|x|×)$/.test(wordAt(tokens, last + 1))) return undefined;
  const following = tokens[last + 2];
  if (following === undefined || /^(?:[.,;)|\n]|and|or)$/.test(following.lower)) return undefined;
  return claim(tokens, at, last + 1, "factor", words?.value ?? Number(token.text.replace(/,/g, "")));
}

function readShare(tokens: readonly Token[], at: number): DerivedClaim | undefined {
  const number = NUMBERS.get(wordAt(tokens, at));
  const partAt = number === undefined ? at : wordAt(tokens, at + 1) === "-" ? at + 2 : at + 1;
  const part = PARTS.get(wordAt(tokens, partAt));
  if (part === undefined || (number === undefined && wordAt(tokens, partAt) !== "half")) return undefined;
  const following = wordAt(tokens, partAt + 1);
  const introduced = INTRODUCES_SHARE.has(wordAt(tokens, at - 1));
  const isPart = PLURAL_PART.has(wordAt(tokens, partAt)) || following === "of" || introduced;
  const isHalf = wordAt(tokens, partAt) === "half" && /^(?:of|its|the|that|as|those)$/.test(following);
  if (!(isPart || isHalf) || /^(?:first|second|latter|other|each|every|per)$/.test(wordAt(tokens, at - 1)))
    return undefined;
  if (/^(?:percent|per|percentage|basis|million|billion|a)$/.test(following)) return undefined;
  return claim(tokens, at, partAt, "share", (number ?? 1) * part);
}

const DIGITS: ReadonlyMap<string, number> = new Map([
  ["single", 1],
  ["double", 10],
  ["triple", 100],
]);

/** "double-digit", "single digits". */
function readDigits(tokens: readonly Token[], at: number): DerivedClaim | undefined {
  const size = DIGITS.get(wordAt(tokens, at));
  const noun = wordAt(tokens, at + 1) === "-" ? at + 2 : at + 1;
  if (size === undefined || !/^digits?$/.test(wordAt(tokens, noun))) return undefined;
  return claim(tokens, at, noun, "digits", size);
}

function claimAt(tokens: readonly Token[], at: number): DerivedClaim | undefined {
  const word = wordAt(tokens, at);
  const becomes = BECOMES.get(word);
  if (becomes !== undefined) return claim(tokens, at, at, "becomes", becomes);
  const digits = readDigits(tokens, at);
  if (digits !== undefined) return digits;
  const factor = FACTORS.get(word);
  if (
    factor !== undefined &&
    !/^(?:-|count|counting|check|entry|digit|bottom|top|taxation)$/.test(wordAt(tokens, at + 1))
  ) {
    return claim(tokens, at, at, "factor", factor);
  }
  return readFold(tokens, at) ?? readTimes(tokens, at) ?? readShare(tokens, at);
}

const BEGINS_CLAIM: ReadonlySet<string> = new Set([
  ...BECOMES.keys(),
  ...FACTORS.keys(),
  ...PARTS.keys(),
  ...DIGITS.keys(),
  ...NUMBERS.keys(),
  ...[...FOLD.keys()].flatMap((word) => [word, `${word}fold`]),
  ..."eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
]);

/** Every word or phrase of a sentence that states a relation between figures. */
export function findDerivedWords(tokens: readonly Token[], claimed: Uint8Array): readonly DerivedClaim[] {
  const claims: DerivedClaim[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { kind, lower } = tokens[at] ?? { kind: "mark", lower: "" };
    if (claimed[at] === 1 || (kind !== "number" && !BEGINS_CLAIM.has(lower))) continue;
    const found = claimAt(tokens, at);
    if (found === undefined) continue;
    claims.push(found);
    at = found.last;
  }
  return claims;
}
