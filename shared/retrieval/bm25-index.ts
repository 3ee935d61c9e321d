import type { Chunk, ChunkFilter } from "../ports/chunk-index.ts";
import { ChunkFacets } from "./chunk-facets.ts";
import { weighTerms } from "./concept-terms.ts";
import { indexedTerms } from "./indexed-terms.ts";
import { buildSegment, findTerm, type PostingSegment, type TermFrequencies } from "./posting-segment.ts";
import { ScopeColumns } from "./scope-columns.ts";
import { SegmentStack } from "./segment-stack.ts";
import { selectTop } from "./select-top.ts";
import { tokenize } from "./tokenize.ts";
import { Vocabulary } from "./vocabulary.ts";

/** The usual constants: how soon repeats stop to count, and how much long passages are held back. */
export const BM25_K1 = 1.2;
export const BM25_B = 0.75;

/** Fewer dead slots than this are not worth a compaction. */
const LEAST_DEAD_SLOTS = 64;

export interface LexicalHit {
  readonly chunk: Chunk;
  readonly score: number;
}

/** How much a term tells: ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative (Robertson and Zaragoza, 2009; as in Lucene). */
const rarity = (passages: number, passagesWithTerm: number): number =>
  Math.log(1 + (passages - passagesWithTerm + 0.5) / (passagesWithTerm + 0.5));

const sumOf = (frequencies: TermFrequencies): number => {
  let sum = 0;
  for (const frequency of frequencies.values()) sum += frequency;
  return sum;
};

/**
 * BM25 over the chunks of one tenant, in memory. Every search scores by the collection as it is now, whatever the history:
 * impacts are kept per term and worked out again when the average length has changed and the term is asked for. New chunks
 * form small segments that merge as they pile up, so an addition costs O(log n) copies of its postings, never a rebuild.
 */
export class Bm25Index {
  private readonly vocabulary = new Vocabulary();
  private readonly facets = new ChunkFacets();
  private readonly scopes = new ScopeColumns();
  private readonly slotOf = new Map<string, number>();
  private readonly segments = new SegmentStack();
  private chunks: (Chunk | undefined)[] = [];
  private lengths: number[] = [];
  private totalLength = 0;
  private epoch = 1;
  /** Per slot: 1 where a search may look, the score while it runs, and the slots it touched. */
  private live = new Uint8Array(0);
  private scores = new Float64Array(0);
  private touched = new Uint32Array(0);

  get size(): number {
    return this.slotOf.size;
  }

  /** The chunk as it is indexed now. */
  chunk(id: string): Chunk | undefined {
    const slot = this.slotOf.get(id);
    return slot === undefined ? undefined : this.chunks[slot];
  }

  /** Tells which chunks are here and pass the filter, for searches of another kind. */
  admits(filter: ChunkFilter | undefined): (id: string) => boolean {
    const allowed = this.allowedBy(filter);
    return (id) => allowed[this.slotOf.get(id) ?? -1] === 1;
  }

  /** Adds chunks, or replaces those of the same id; repeating it changes nothing. */
  upsert(chunks: readonly Chunk[]): void {
    const added = new Map<number, TermFrequencies>();
    for (const chunk of chunks) {
      const slot = this.slotOf.get(chunk.id);
      if (slot !== undefined && JSON.stringify(this.chunks[slot]) === JSON.stringify(chunk)) continue;
      if (slot !== undefined) {
        this.drop(chunk.id);
        added.delete(slot);
      }
      added.set(this.chunks.length, this.add(chunk));
    }
    if (added.size === 0) return;
    this.reserve(this.chunks.length);
    for (const slot of added.keys()) this.live[slot] = 1;
    this.segments.push(buildSegment(added), (slot) => (this.live[slot] === 1 ? slot : undefined));
    this.settle();
  }

  /** Removes what is there of these ids; nothing of a removed chunk takes part in later scores. */
  remove(ids: readonly string[]): void {
    for (const id of ids) this.drop(id);
    this.settle();
  }

  /** The `limit` best chunks that share a term with `text` and pass the filter, by score, ties by chunk id. */
  search(
    text: string,
    options: { readonly limit: number; readonly filter?: ChunkFilter },
  ): readonly LexicalHit[] {
    const touchedCount = this.score(this.weigh(text), this.allowedBy(options.filter));
    const touched = this.touched.subarray(0, touchedCount);
    const best = selectTop(touched, options.limit, (left, right) => this.isBefore(left, right));
    const hits = best.flatMap((slot) => {
      const chunk = this.chunks[slot];
      return chunk === undefined ? [] : [{ chunk, score: this.scores[slot] ?? 0 }];
    });
    for (let index = 0; index < touchedCount; index += 1) this.scores[touched[index] ?? 0] = 0;
    return hits;
  }

  private add(chunk: Chunk): TermFrequencies {
    const frequencies = new Map<number, number>();
    for (const term of indexedTerms(chunk)) {
      const id = this.vocabulary.intern(term);
      frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
    }
    const slot = this.chunks.push(chunk) - 1;
    this.slotOf.set(chunk.id, slot);
    this.facets.add(chunk, slot);
    this.scopes.set(slot, chunk.metadata);
    this.vocabulary.count(frequencies.keys(), 1);
    this.lengths[slot] = sumOf(frequencies);
    this.totalLength += sumOf(frequencies);
    return frequencies;
  }

  private drop(id: string): void {
    const slot = this.slotOf.get(id);
    const chunk = slot === undefined ? undefined : this.chunks[slot];
    if (slot === undefined || chunk === undefined) return;
    const terms = new Set(indexedTerms(chunk).map((term) => this.vocabulary.intern(term)));
    this.vocabulary.count(terms, -1);
    this.facets.remove(chunk, slot);
    this.slotOf.delete(id);
    this.totalLength -= this.lengths[slot] ?? 0;
    this.chunks[slot] = undefined;
    this.live[slot] = 0;
  }

  /** After a change: old impacts no longer hold, and slots of removed chunks are given back once they outnumber the others. */
  private settle(): void {
    this.epoch += 1;
    const dead = this.chunks.length - this.size;
    if (dead > LEAST_DEAD_SLOTS && dead > this.size) this.compact();
  }

  private compact(): void {
    const survivors = this.chunks.flatMap((chunk, slot) => (chunk === undefined ? [] : [{ chunk, slot }]));
    const newSlots = new Map(survivors.map(({ slot }, position) => [slot, position]));
    this.segments.compact((slot) => newSlots.get(slot));
    this.vocabulary.forgetUnused();
    this.lengths = survivors.map(({ slot }) => this.lengths[slot] ?? 0);
    this.chunks = survivors.map(({ chunk }) => chunk);
    this.live.fill(0).fill(1, 0, survivors.length);
    this.facets.clear();
    for (const [slot, { chunk }] of survivors.entries()) {
      this.slotOf.set(chunk.id, slot);
      this.facets.add(chunk, slot);
      this.scopes.set(slot, chunk.metadata);
    }
  }

  private reserve(slots: number): void {
    if (slots <= this.live.length) return;
    const live = new Uint8Array(Math.max(slots, 2 * this.live.length));
    live.set(this.live);
    this.live = live;
    this.scores = new Float64Array(live.length);
    this.touched = new Uint32Array(live.length);
  }

  /** 1 for every slot that a search may look at. */
  private allowedBy(filter: ChunkFilter | undefined): Uint8Array {
    if (filter === undefined) return this.live;
    const slots = this.facets.allowed(filter);
    const mask = slots === undefined ? this.live.slice() : new Uint8Array(this.live.length);
    for (const slot of slots ?? []) mask[slot] = 1;
    if (filter.scope !== undefined) this.scopes.restrict(mask, filter.scope);
    return mask;
  }

  /** The question's known terms with their rarity, times the weight each has in the question. */
  private weigh(text: string): ReadonlyMap<number, number> {
    const weights = new Map<number, number>();
    for (const [term, weight] of weighTerms(tokenize(text))) {
      const id = this.vocabulary.find(term);
      const found = id === undefined ? 0 : this.vocabulary.passagesWith(id);
      if (id !== undefined && found > 0) weights.set(id, weight * rarity(this.size, found));
    }
    return weights;
  }

  private score(weights: ReadonlyMap<number, number>, allowed: Uint8Array): number {
    let touchedCount = 0;
    for (const [term, weight] of weights) {
      for (const segment of this.segments.all) {
        const index = findTerm(segment, term);
        if (index === undefined) continue;
        if (segment.epochs[index] !== this.epoch) this.computeImpacts(segment, index);
        touchedCount = this.accumulate(segment, index, weight, allowed, touchedCount);
      }
    }
    return touchedCount;
  }

  private computeImpacts(segment: PostingSegment, index: number): void {
    const averageLength = this.totalLength / this.size;
    const end = segment.offsets[index + 1] ?? 0;
    for (let posting = segment.offsets[index] ?? 0; posting < end; posting += 1) {
      const frequency = segment.frequencies[posting] ?? 0;
      const length = this.lengths[segment.slots[posting] ?? 0] ?? 0;
      const held = BM25_K1 * (1 - BM25_B + (BM25_B * length) / averageLength);
      segment.impacts[posting] = (frequency * (BM25_K1 + 1)) / (frequency + held);
    }
    segment.epochs[index] = this.epoch;
  }

  /** The innermost loop: one term's postings in one segment. Answers how many slots the search has touched so far. */
  private accumulate(
    { offsets, slots, impacts }: PostingSegment,
    index: number,
    weight: number,
    allowed: Uint8Array,
    alreadyTouched: number,
  ): number {
    const { scores, touched } = this;
    const end = offsets[index + 1] ?? 0;
    let touchedCount = alreadyTouched;
    for (let posting = offsets[index] ?? 0; posting < end; posting += 1) {
      const slot = slots[posting] ?? 0;
      if (allowed[slot] === 0) continue;
      const score = scores[slot] ?? 0;
      if (score === 0) {
        touched[touchedCount] = slot;
        touchedCount += 1;
      }
      scores[slot] = score + weight * (impacts[posting] ?? 0);
    }
    return touchedCount;
  }

  private isBefore(left: number, right: number): boolean {
    const difference = (this.scores[left] ?? 0) - (this.scores[right] ?? 0);
    if (difference !== 0) return difference > 0;
    return (this.chunks[left]?.id ?? "") < (this.chunks[right]?.id ?? "");
  }
}
