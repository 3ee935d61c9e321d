import { mix } from "./word-scanner.ts";

/** Words in a shingle. */
const SHINGLE_WORDS = 5;
/** Most shingles that are kept of a row: those with the smallest hashes, so that two rows keep the same ones. */
const MOST_SHINGLES = 512;
/** Numbers in one block of memory, 8 MiB. */
const BLOCK_NUMBERS = 1 << 22;

/** A row's shingles as sorted distinct 16-bit hashes. */
export type ShingleSet = Uint16Array;

const seen = new Uint8Array(65_536);
const collected = new Uint16Array(65_536);

/** The shingles of a text of which these are the word hashes; a text of fewer words than a shingle has is one shingle. */
export function shinglesOf(words: Uint32Array, count: number): ShingleSet {
  let size = 0;
  const last = Math.max(1, count - SHINGLE_WORDS + 1);
  for (let start = 0; start < last && count > 0; start += 1) {
    let hash = 0;
    const end = Math.min(start + SHINGLE_WORDS, count);
    for (let at = start; at < end; at += 1)
      hash = Math.imul(hash ^ (words[at] ?? 0), 0x5bd1e995) + at - start;
    const shingle = mix(hash) >>> 16;
    if (seen[shingle] === 1) continue;
    seen[shingle] = 1;
    collected[size] = shingle;
    size += 1;
  }
  const set = collected.subarray(0, size);
  for (const shingle of set) seen[shingle] = 0;
  return set.slice().sort().subarray(0, MOST_SHINGLES);
}

/**
 * How alike two sets are: shared shingles over all shingles, 0 to 1 (Jaccard). Where a set was cut, both are compared up to
 * the last shingle that both would have kept. Two empty sets are not alike.
 */
export function similarityOf(left: ShingleSet, right: ShingleSet): number {
  const end = Math.min(reachOf(left), reachOf(right));
  let [atLeft, atRight, shared, all] = [0, 0, 0, 0];
  while (true) {
    const first = atLeft < left.length ? (left[atLeft] ?? 0) : Number.POSITIVE_INFINITY;
    const second = atRight < right.length ? (right[atRight] ?? 0) : Number.POSITIVE_INFINITY;
    const smaller = Math.min(first, second);
    if (smaller > end) break;
    if (first === smaller) atLeft += 1;
    if (second === smaller) atRight += 1;
    if (first === second) shared += 1;
    all += 1;
  }
  return all === 0 ? 0 : shared / all;
}

const reachOf = (set: ShingleSet): number => (set.length < MOST_SHINGLES ? 65_535 : (set.at(-1) ?? 0));

/** The sets of many rows, back to back: 2 bytes a shingle and 4 a row. */
export class ShingleSets {
  private readonly blocks: Uint16Array[] = [];
  private used = BLOCK_NUMBERS;
  /** Where a row's set begins, over all blocks, in steps of one number. */
  private starts = new Uint32Array(1_024);
  private sizes = new Uint16Array(1_024);

  /** Keeps the set of a row; its number is from 0 on. */
  put(row: number, set: ShingleSet): void {
    if (row >= this.starts.length) this.grow(row);
    if (this.used + set.length > BLOCK_NUMBERS) {
      this.blocks.push(new Uint16Array(BLOCK_NUMBERS));
      this.used = 0;
    }
    this.blocks.at(-1)?.set(set, this.used);
    this.starts[row] = (this.blocks.length - 1) * BLOCK_NUMBERS + this.used;
    this.sizes[row] = set.length;
    this.used += set.length;
  }

  /** A view of a row's set, empty for a row that was never put. */
  get(row: number): ShingleSet {
    const start = this.starts[row] ?? 0;
    const size = this.sizes[row] ?? 0;
    const block = this.blocks[Math.floor(start / BLOCK_NUMBERS)] ?? collected;
    const from = start % BLOCK_NUMBERS;
    return block.subarray(from, from + size);
  }

  private grow(row: number): void {
    const length = Math.max(row + 1, Math.ceil(this.starts.length * 1.5));
    const starts = new Uint32Array(length);
    starts.set(this.starts);
    this.starts = starts;
    const sizes = new Uint16Array(length);
    sizes.set(this.sizes);
    this.sizes = sizes;
  }
}
