import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { momentsOf } from "./moments.ts";
import { averageOf, sampleDeviation } from "./sample-statistics.ts";

/** Quantile of a fitted distribution, the mean beyond it, and whether the fit orders its quantiles as it should. */
export interface ParametricTail {
  readonly quantile: number;
  readonly shortfall: number;
  readonly isMonotone: boolean;
}

const densityAt = (z: number): number => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);

/** Cornish and Fisher's quantile rises everywhere: its derivative, a parabola in z, is nowhere zero (Maillard 2012). */
function risesEverywhere(skewness: number, kurtosis: number): boolean {
  const square = kurtosis / 8 - skewness ** 2 / 6;
  const linear = skewness / 3;
  const constant = 1 - kurtosis / 8 + (5 * skewness ** 2) / 36;
  if (square === 0) return linear === 0 && constant > 0;
  return square > 0 && linear ** 2 < 4 * square * constant;
}

/** The tail of mean + deviation (n - 1) x w(z), where w corrects the normal z for skewness and excess kurtosis. */
function tailOfShape(
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
  share: number,
  { skewness, excessKurtosis }: { readonly skewness: number; readonly excessKurtosis: number },
): ParametricTail {
  const z = normalQuantile(share, 0, 1);
  const [third, fourth, squared] = [skewness / 6, excessKurtosis / 24, skewness ** 2 / 36];
  const corrected = z + (z ** 2 - 1) * third + (z ** 3 - 3 * z) * fourth - (2 * z ** 3 - 5 * z) * squared;
  // The integral of the line above over the tail: each Hermite polynomial becomes the one below it, times the density.
  const beyond = 1 + z * third + (z ** 2 - 1) * fourth - (2 * z ** 2 - 1) * squared;
  return {
    quantile: mean + deviation * corrected,
    shortfall: mean - (deviation * densityAt(z) * beyond) / share,
    isMonotone: risesEverywhere(skewness, excessKurtosis),
  };
}

const spreadOf = (returns: readonly number[]) => ({
  mean: averageOf(returns),
  deviation: sampleDeviation(returns),
});

const NORMAL_SHAPE = { skewness: 0, excessKurtosis: 0 };

/** The tail of the normal distribution of mean 0 and standard deviation 1. */
export const standardNormalTail = (share: number): ParametricTail =>
  tailOfShape({ mean: 0, deviation: 1 }, share, NORMAL_SHAPE);

/** The tail of the normal distribution with the returns' mean and standard deviation (n - 1). */
export const normalTail = (returns: readonly number[], share: number): ParametricTail =>
  tailOfShape(spreadOf(returns), share, NORMAL_SHAPE);

/** The same, corrected for moment skewness and excess kurtosis by Cornish and Fisher (1938); NaN where returns do not vary. */
export const cornishFisherTail = (returns: readonly number[], share: number): ParametricTail =>
  tailOfShape(spreadOf(returns), share, momentsOf(returns));
