import { SKETCH_VALUES, sketchInto } from "./min-hash.ts";
import type { ShingleSet, ShingleSets } from "./shingle-sets.ts";
import { mix } from "./word-scanner.ts";

/** How sketches are cut into bands: two rows are candidates when any band of theirs is the same. */
interface Banding {
  readonly bands: number;
  /** Sketch values in a band. */
  readonly rows: number;
}

export interface BandIndexFields extends Banding {
  readonly sets: ShingleSets;
  /** Rows that there will be, as far as is known; more are taken as well. */
  readonly expectedRows: number;
  /** What so many rows share in a band is taken for boilerplate: no more rows are noted under it. */
  readonly mostPerBand: number;
}

const SLOTS_PER_ROW = 1.3;
const GROWTH = 1.5;
const LEAST_CAPACITY = 1_024;

/**
 * Finds rows whose shingles are probably alike. A table per band, 1.3 slots of 4 bytes a row, each with a tag and the number of
 * a row; keys are not stored, so that it grows by reading the rows' sets again.
 */
export class BandIndex {
  private readonly fields: BandIndexFields;
  private readonly sketch = new Uint32Array(SKETCH_VALUES);
  private readonly members: number[] = [];
  private rows = new Uint32Array(LEAST_CAPACITY);
  private held = 0;
  private capacity: number;
  private tables: readonly Uint32Array[];
  private entryBits: number;

  constructor(fields: BandIndexFields) {
    this.fields = fields;
    this.capacity = Math.max(LEAST_CAPACITY, fields.expectedRows);
    this.entryBits = bitsFor(this.capacity);
    this.tables = this.createTables();
  }

  /** Rows with which a set shares a band, without repeats, in the order of their numbers. The set need not be in the index. */
  candidatesOf(set: ShingleSet): readonly number[] {
    this.members.length = 0;
    if (!sketchInto(this.sketch, set)) return [];
    for (let band = 0; band < this.fields.bands; band += 1) this.lookUp(band);
    return [...new Set(this.members)].sort((left, right) => left - right);
  }

  /** Adds a row whose set is among the sets. */
  add(row: number): void {
    if (this.held === this.capacity) this.grow();
    if (this.held === this.rows.length) this.rows = enlarged(this.rows);
    this.rows[this.held] = row;
    this.held += 1;
    this.place(this.held);
  }

  private lookUp(band: number): void {
    const table = this.tables[band] ?? new Uint32Array(1);
    const key = this.keyOf(band);
    const tag = this.tagOf(key);
    for (let slot = slotOf(key, table.length); ; slot = slot + 1 === table.length ? 0 : slot + 1) {
      const entry = table[slot] ?? 0;
      if (entry === 0) return;
      if (entry >>> this.entryBits === tag) {
        this.members.push(this.rows[(entry & (2 ** this.entryBits - 1)) - 1] ?? 0);
      }
    }
  }

  /** Notes the row at a position, counted from 1 since 0 is an empty slot, under each of its bands. */
  private place(position: number): void {
    if (!sketchInto(this.sketch, this.fields.sets.get(this.rows[position - 1] ?? 0))) return;
    for (let band = 0; band < this.fields.bands; band += 1) {
      const table = this.tables[band] ?? new Uint32Array(1);
      const key = this.keyOf(band);
      const tag = this.tagOf(key);
      let slot = slotOf(key, table.length);
      let same = 0;
      for (let entry = table[slot]; entry !== undefined && entry !== 0; entry = table[slot]) {
        if (entry >>> this.entryBits === tag) same += 1;
        slot = slot + 1 === table.length ? 0 : slot + 1;
      }
      if (same < this.fields.mostPerBand) table[slot] = tag * 2 ** this.entryBits + position;
    }
  }

  private keyOf(band: number): number {
    let key = band;
    const start = band * this.fields.rows;
    for (let at = start; at < start + this.fields.rows; at += 1) {
      key = mix(Math.imul(key, 0x01000193) ^ (this.sketch[at] ?? 0));
    }
    return key;
  }

  /** The bits of the key that say least about its slot. */
  private tagOf(key: number): number {
    return Math.imul(key, 0x9e3779b1) >>> this.entryBits;
  }

  private grow(): void {
    this.capacity = Math.ceil(this.capacity * GROWTH);
    this.entryBits = bitsFor(this.capacity);
    this.tables = this.createTables();
    for (let position = 1; position <= this.held; position += 1) this.place(position);
  }

  private createTables(): readonly Uint32Array[] {
    const slots = Math.ceil(this.capacity * SLOTS_PER_ROW);
    return Array.from({ length: this.fields.bands }, () => new Uint32Array(slots));
  }
}

const bitsFor = (capacity: number): number => Math.ceil(Math.log2(capacity + 1));

const slotOf = (key: number, slots: number): number => Math.floor(key * (slots / 2 ** 32));

function enlarged(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.ceil(numbers.length * 1.5));
  larger.set(numbers);
  return larger;
}
