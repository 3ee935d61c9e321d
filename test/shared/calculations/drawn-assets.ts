import fc from "fast-check";
import type { Asset } from "#shared/calculations/calculation.ts";
import type { WeightBounds } from "#shared/calculations/weight-bounds.ts";
import { SeededRandom } from "../../fakes/seeded-random.ts";

/** Draws assets that move with one market and are never mixes of each other. */
export function drawAssets(seed: number, count: number, periods: number): readonly Asset[] {
  const random = new SeededRandom({ seed });
  const market = Array.from({ length: periods }, () => random.uniform() - 0.48);
  return Array.from({ length: count }, (_, index) => {
    const [beta, noise] = [random.uniform() * 1.5 - 0.2, 0.3 + random.uniform()];
    const returns = market.map((shock) => 0.05 * (beta * shock + noise * (random.uniform() - 0.48)));
    return { name: `asset ${index}`, returns };
  });
}

/** Between two and forty assets with some more returns than assets. */
export const drawnAssets = fc
  .record({ seed: fc.nat(), count: fc.integer({ min: 2, max: 40 }), spare: fc.integer({ min: 5, max: 60 }) })
  .map(({ seed, count, spare }) => drawAssets(seed, count, count + spare));

/** Bounds that leave a choice to any number of assets from two to forty. */
export const drawnBounds: fc.Arbitrary<WeightBounds> = fc.record({
  minimum: fc.constantFrom(0, 0, 0.01, -0.05, -1),
  maximum: fc.constantFrom(1, 1, 0.6, 2),
});
