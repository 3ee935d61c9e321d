import { UNIFORM_GENERATOR, uniformsFrom } from "./seeded-uniforms.ts";

/** Names what `drawNormals` does, for the ledger. */
export const NORMAL_GENERATOR = `${UNIFORM_GENERATOR}, Box-Muller`;

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
