/** How often each term occurs in one passage. */
export type TermFrequencies = ReadonlyMap<number, number>;

/**
 * Which passages each of some terms occurs in, in flat arrays: the postings of `terms[i]` stand from `offsets[i]` up to
 * `offsets[i + 1]`. A passage is known by its slot and has all its postings in one segment.
 */
export interface PostingSegment {
  /** Term ids, ascending. */
  readonly terms: Uint32Array;
  readonly offsets: Uint32Array;
  readonly slots: Uint32Array;
  readonly frequencies: Uint16Array;
  /** What each posting adds to a score per unit of its term's rarity. */
  readonly impacts: Float32Array;
  /** The epoch of the collection's statistics that a term's impacts were computed in; 0 for never. */
  readonly epochs: Uint32Array;
}

const MOST_FREQUENT = 0xffff;

const allocate = (terms: number, postings: number): PostingSegment => ({
  terms: new Uint32Array(terms),
  offsets: new Uint32Array(terms + 1),
  slots: new Uint32Array(postings),
  frequencies: new Uint16Array(postings),
  impacts: new Float32Array(postings),
  epochs: new Uint32Array(terms),
});

/** A segment of newly added passages. */
export function buildSegment(passages: ReadonlyMap<number, TermFrequencies>): PostingSegment {
  const counts = new Map<number, number>();
  for (const frequencies of passages.values()) {
    for (const term of frequencies.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const terms = Uint32Array.from(counts.keys()).sort();
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const segment = allocate(terms.length, total);
  segment.terms.set(terms);
  const cursors = new Map<number, number>();
  let offset = 0;
  for (const [index, term] of terms.entries()) {
    segment.offsets[index] = offset;
    cursors.set(term, offset);
    offset += counts.get(term) ?? 0;
  }
  segment.offsets[terms.length] = offset;
  for (const [slot, frequencies] of passages) {
    for (const [term, frequency] of frequencies) {
      const cursor = cursors.get(term) ?? 0;
      segment.slots[cursor] = slot;
      segment.frequencies[cursor] = Math.min(frequency, MOST_FREQUENT);
      cursors.set(term, cursor + 1);
    }
  }
  return segment;
}

/** Copies the kept postings of one term and answers where the next may stand. */
function copyPostings(
  from: PostingSegment,
  termIndex: number,
  to: PostingSegment,
  position: number,
  newSlotOf: (slot: number) => number | undefined,
): number {
  const end = from.offsets[termIndex + 1] ?? 0;
  let next = position;
  for (let posting = from.offsets[termIndex] ?? 0; posting < end; posting += 1) {
    const slot = newSlotOf(from.slots[posting] ?? 0);
    if (slot === undefined) continue;
    to.slots[next] = slot;
    to.frequencies[next] = from.frequencies[posting] ?? 0;
    next += 1;
  }
  return next;
}

/** One segment instead of two. Postings whose slot `newSlotOf` does not know are left out, and terms without any left too. */
export function mergeSegments(
  left: PostingSegment,
  right: PostingSegment,
  newSlotOf: (slot: number) => number | undefined,
): PostingSegment {
  const merged = allocate(left.terms.length + right.terms.length, left.slots.length + right.slots.length);
  let [leftIndex, rightIndex, termCount, postings] = [0, 0, 0, 0];
  while (leftIndex < left.terms.length || rightIndex < right.terms.length) {
    const leftTerm = left.terms[leftIndex] ?? Number.POSITIVE_INFINITY;
    const rightTerm = right.terms[rightIndex] ?? Number.POSITIVE_INFINITY;
    const term = Math.min(leftTerm, rightTerm);
    let end = postings;
    if (leftTerm === term) end = copyPostings(left, leftIndex++, merged, end, newSlotOf);
    if (rightTerm === term) end = copyPostings(right, rightIndex++, merged, end, newSlotOf);
    if (end === postings) continue;
    merged.terms[termCount] = term;
    termCount += 1;
    merged.offsets[termCount] = end;
    postings = end;
  }
  return trim(merged, termCount, postings);
}

/** Copies, so that the over-allocated arrays are freed. */
const trim = (segment: PostingSegment, terms: number, postings: number): PostingSegment => ({
  terms: segment.terms.slice(0, terms),
  offsets: segment.offsets.slice(0, terms + 1),
  slots: segment.slots.slice(0, postings),
  frequencies: segment.frequencies.slice(0, postings),
  impacts: segment.impacts.slice(0, postings),
  epochs: segment.epochs.slice(0, terms),
});

export const EMPTY_SEGMENT: PostingSegment = allocate(0, 0);

/** Where a term stands in the segment; undefined when it does not occur. */
export function findTerm({ terms }: PostingSegment, term: number): number | undefined {
  let [low, high] = [0, terms.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const candidate = terms[middle] ?? 0;
    if (candidate === term) return middle;
    if (candidate < term) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
