const UINT32 = 2 ** 32;

/** Uniform numbers above 0 and below 1 from a 32-bit seed: Ettinger's mulberry32, a counter whose bits are mixed twice. */
function uniformsFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / UINT32;
  };
}

/** Names what `drawNormals` does, for the ledger. */
export const NORMAL_GENERATOR = "mulberry32, Box-Muller";

/**
 * Draws from a standard normal distribution by Box and Muller (1958), two for each two uniforms, cosine before sine. The same
 * seed, an integer from 0 to 2^32 - 1, gives the same draws.
 */
export function drawNormals(count: number, seed: number): readonly number[] {
  const next = uniformsFrom(seed);
  const draws: number[] = [];
  while (draws.length < count) {
    const radius = Math.sqrt(-2 * Math.log(next()));
    const angle = 2 * Math.PI * next();
    draws.push(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  return draws.slice(0, count);
}
