import type { RandomSource } from "#shared/ports/runtime.ts";

/** Unit vectors in random directions, the same ones for the same random source. */
export function makeUnitVectors(
  count: number,
  dimensions: number,
  random: RandomSource,
): readonly Float32Array[] {
  return Array.from({ length: count }, () => {
    const values = Float32Array.from({ length: dimensions }, () => random.uniform() - 0.5);
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  });
}
