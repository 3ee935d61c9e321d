import { dot, type Matrix } from "./covariance.ts";

const ROUNDING = 1e-12;
const MOST_CYCLES = 20_000;

/** The exposure above zero at which an asset of this variance, pulled so by the others, answers for the share of the risk. */
function exposureBeside(others: number, variance: number, share: number): number {
  const root = Math.sqrt(others * others + 4 * variance * share);
  // The same root of the quadratic equation both ways, without a difference of near numbers.
  return others > 0 ? (2 * share) / (root + others) : (root - others) / (2 * variance);
}

/**
 * Weights above zero by which every asset answers for the same part of the risk: the minimum of x'Cx / 2 - sum of ln(x) / n,
 * which is convex (Spinu, 2013), by cyclical coordinate descent (Griveau-Billion, Richard and Roncalli, 2013), scaled to sum to
 * 1. Nothing where it does not settle, as where a mix of assets has no risk at all.
 */
export function riskParityWeights(covariance: Matrix): readonly number[] | undefined {
  const share = 1 / covariance.length;
  const exposures = Float64Array.from(covariance, (row, asset) =>
    Math.sqrt(share / (row[asset] ?? Number.NaN)),
  );
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    let furthest = 0;
    for (const [asset, row] of covariance.entries()) {
      const exposure = exposures[asset] ?? Number.NaN;
      const variance = row[asset] ?? Number.NaN;
      const pull = dot(row, exposures);
      furthest = Math.max(furthest, Math.abs(exposure * pull - share));
      exposures[asset] = exposureBeside(pull - variance * exposure, variance, share);
    }
    if (furthest <= ROUNDING * share) break;
    if (cycle === MOST_CYCLES - 1 || Number.isNaN(furthest)) return undefined;
  }
  const total = exposures.reduce((sum, exposure) => sum + exposure, 0);
  return Array.from(exposures, (exposure) => exposure / total);
}
