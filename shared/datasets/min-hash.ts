import type { ShingleSet } from "./shingle-sets.ts";
import { mix } from "./word-scanner.ts";

/** Permutations of the shingles, and the bins into which each parts them; every bin keeps its least value. */
const PERMUTATIONS = 4;
const BINS = 32;
/** Values in a sketch. */
export const SKETCH_VALUES = PERMUTATIONS * BINS;

const BIN_SHIFT = 27;
const VALUE_MASK = (1 << BIN_SHIFT) - 1;
const EMPTY = 0xffffffff;

/** For each permutation the place of each of the 65,536 shingles in it. */
const PLACES = Array.from({ length: PERMUTATIONS }, (_, permutation) =>
  Uint32Array.from({ length: 65_536 }, (_unused, shingle) => mix(shingle + mix(permutation + 1))),
);

/**
 * Writes a set's sketch: two sets have the same value at a place with about the probability of their similarity. One-permutation
 * hashing (Li, Owen, Zhang 2012), an empty bin borrowing from the next full one (Shrivastava, Li 2014). False for an empty set.
 */
export function sketchInto(sketch: Uint32Array, set: ShingleSet): boolean {
  if (set.length === 0) return false;
  sketch.fill(EMPTY);
  for (let permutation = 0; permutation < PERMUTATIONS; permutation += 1) {
    const places = PLACES[permutation] ?? new Uint32Array();
    const offset = permutation * BINS;
    for (const shingle of set) {
      const place = places[shingle] ?? 0;
      const bin = offset + (place >>> BIN_SHIFT);
      const value = place & VALUE_MASK;
      if (value < (sketch[bin] ?? EMPTY)) sketch[bin] = value;
    }
    fillEmptyBins(sketch, offset);
  }
  return true;
}

/** Goes backwards twice around, so that every bin knows the next full one; the distance keeps borrowed values apart. */
function fillEmptyBins(sketch: Uint32Array, offset: number): void {
  let value = EMPTY;
  let distance = 0;
  const full = sketch.slice(offset, offset + BINS);
  for (let step = 2 * BINS - 1; step >= 0; step -= 1) {
    const bin = step % BINS;
    const own = full[bin] ?? EMPTY;
    distance = own === EMPTY ? distance + 1 : 0;
    if (own !== EMPTY) value = own;
    if (step < BINS && own === EMPTY) sketch[offset + bin] = value + distance * (VALUE_MASK + 1);
  }
}
