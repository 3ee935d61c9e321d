import { BandIndex } from "./band-index.ts";
import { ExactIndex } from "./exact-index.ts";
import { type ShingleSet, ShingleSets, shinglesOf, similarityOf } from "./shingle-sets.ts";
import { mix, WordScanner } from "./word-scanner.ts";

/** From here on two rows are look-alikes, which must not be on two sides of a split. */
export const ALIKE = 0.7;
/** From here on two rows with the same numbers are duplicates. */
export const NEAR_DUPLICATE = 0.8;
/** Words by which likeness is judged; of longer texts it is the beginning. */
const MOST_WORDS = 16_384;
const BANDING = { bands: 16, rows: 5, mostPerBand: 64 };

/** What is compared of a row. Two rows with the same `high` and `low` have the same words and numbers in the same order. */
export interface TextPrint {
  readonly high: number;
  readonly low: number;
  /** The same for the same numbers in any order. */
  readonly numbers: number;
  readonly shingles: ShingleSet;
  /** Hashes of the words, until the next print is taken. */
  readonly words: Uint32Array;
  /** How many of them are the first text's. */
  readonly firstWords: number;
}

export interface LookAlike {
  readonly row: number;
  /** Jaccard similarity of the shingles, `ALIKE` to 1. */
  readonly similarity: number;
  readonly sameNumbers: boolean;
}

const scanner = new WordScanner();

/** The print of a row whose texts these are, in this order. */
export function printOf(texts: readonly string[]): TextPrint {
  scanner.clear();
  let high = 0;
  let firstWords = 0;
  for (const [position, text] of texts.entries()) {
    scanner.add(text);
    high = mix(high + scanner.count);
    if (position === 0) firstWords = scanner.count;
  }
  let low = scanner.numbersPrint;
  for (let at = 0; at < scanner.count; at += 1) {
    const word = scanner.hashes[at] ?? 0;
    high = (Math.imul(high, 0x01000193) + word) | 0;
    low = Math.imul((low << 13) | (low >>> 19), 0x85ebca6b) ^ word;
  }
  return {
    high: mix(high),
    low: mix(low),
    numbers: scanner.numbersPrint,
    words: scanner.hashes.subarray(0, scanner.count),
    firstWords,
    shingles: shinglesOf(scanner.hashes, Math.min(scanner.count, MOST_WORDS)),
  };
}

/** The rows seen so far, found again by being the same or alike. About 350 bytes a row of 100 words. */
export class LookAlikes {
  readonly sets = new ShingleSets();
  private readonly exact = new ExactIndex();
  private readonly bands: BandIndex;
  private numbers = new Uint32Array(1_024);

  constructor({ expectedRows }: { readonly expectedRows: number }) {
    this.bands = new BandIndex({ ...BANDING, sets: this.sets, expectedRows });
  }

  /** The latest row with the same words and numbers, or -1. */
  findSame(print: TextPrint): number {
    return this.exact.find(print.high, print.low);
  }

  findAlike(print: TextPrint): readonly LookAlike[] {
    const alike: LookAlike[] = [];
    for (const row of this.bands.candidatesOf(print.shingles)) {
      const similarity = similarityOf(print.shingles, this.sets.get(row));
      if (similarity < ALIKE) continue;
      alike.push({ row, similarity, sameNumbers: this.numbers[row] === print.numbers });
    }
    return alike;
  }

  /** Makes a row known to the searches that follow. */
  add(row: number, print: TextPrint): void {
    if (row >= this.numbers.length) {
      const larger = new Uint32Array(Math.max(row + 1, Math.ceil(this.numbers.length * 1.5)));
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[row] = print.numbers;
    this.exact.put(row, print.high, print.low);
    this.sets.put(row, print.shingles);
    this.bands.add(row);
  }
}
