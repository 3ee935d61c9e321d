import { drawNormals } from "./draw-normals.ts";
import { averageOf, sampleDeviation } from "./sample-statistics.ts";
import { uniformsFrom } from "./seeded-uniforms.ts";

/** How many paths of how many periods are drawn, from which seed; the same choices give the same paths. */
interface Simulation {
  readonly paths: number;
  readonly horizonPeriods: number;
  /** An integer from 0 to 2^32 - 1. */
  readonly seed: number;
}

/** From logarithms of growth to returns, ascending. */
function toSortedReturns(logGrowth: Float64Array): readonly number[] {
  for (let path = 0; path < logGrowth.length; path += 1)
    logGrowth[path] = Math.expm1(logGrowth[path] ?? Number.NaN);
  // A typed array sorts numbers natively, many times faster than by a comparison.
  return [...logGrowth.sort()];
}

const logsOf = (returns: readonly number[]): Float64Array => Float64Array.from(returns, Math.log1p);

/**
 * Returns over the whole horizon, one a path, ascending, by geometric Brownian motion with the mean and deviation (n - 1) of the
 * log returns. Only the ends of paths are asked for, so one draw carries a path over the whole horizon, exactly.
 */
export function simulateBrownianPaths(
  returns: readonly number[],
  { paths, horizonPeriods, seed }: Simulation,
): readonly number[] {
  const logs = [...logsOf(returns)];
  const drift = averageOf(logs) * horizonPeriods;
  const scatter = sampleDeviation(logs) * Math.sqrt(horizonPeriods);
  return toSortedReturns(Float64Array.from(drawNormals(paths, seed), (draw) => drift + scatter * draw));
}

/**
 * Returns over the whole horizon, one a path, ascending. Paths are put together from blocks of so many returns in a row, drawn
 * with replacement; a block that runs past the last return goes on with the first. Blocks of one make the ordinary bootstrap.
 */
export function simulateBootstrapPaths(
  returns: readonly number[],
  { paths, horizonPeriods, seed }: Simulation,
  blockPeriods: number,
): readonly number[] {
  const logs = logsOf(returns);
  const next = uniformsFrom(seed);
  const logGrowth = new Float64Array(paths);
  for (let path = 0; path < paths; path += 1) {
    let growth = 0;
    for (let left = horizonPeriods; left > 0; left -= blockPeriods) {
      const start = Math.floor(next() * logs.length);
      for (let step = 0; step < Math.min(left, blockPeriods); step += 1) {
        growth += logs[(start + step) % logs.length] ?? Number.NaN;
      }
    }
    logGrowth[path] = growth;
  }
  return toSortedReturns(logGrowth);
}
