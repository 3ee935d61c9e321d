const UINT32 = 2 ** 32;

/** Uniform numbers above 0 and below 1 from a 32-bit seed: Ettinger's mulberry32, a counter whose bits are mixed twice. */
export function uniformsFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / UINT32;
  };
}

/** Names `uniformsFrom`, for the ledger. */
export const UNIFORM_GENERATOR = "mulberry32";
