import { partsOf, withParts } from "./breakdown.ts";
import type { Asset, CalculationResult } from "./calculation.ts";
import { covarianceMatrixOf, deviationAt, deviationsOf, dot, isSingular, type Matrix } from "./covariance.ts";
import type { Choosable } from "./least-variance.ts";
import { averageOf, fewerThan, warningsWhere } from "./sample-statistics.ts";
import { boundsFault, type WeightBounds } from "./weight-bounds.ts";

/** Assets and what is known of their returns, per period. */
export interface AssetMoments {
  readonly assets: readonly Asset[];
  readonly covariance: Matrix;
  readonly means: readonly number[];
}

/** Measures means and covariances. */
export const momentsOf = (assets: readonly Asset[]): AssetMoments => ({
  assets,
  covariance: covarianceMatrixOf(assets.map(({ returns }) => returns)),
  means: assets.map(({ returns }) => averageOf(returns)),
});

/** Why no portfolio can be told to be the best of these; empty where one can. */
export function choiceFaults({ assets, covariance }: AssetMoments, bounds: WeightBounds): readonly string[] {
  const [{ returns } = { returns: [] }] = assets;
  const fault = boundsFault(bounds, assets.length);
  if (fault !== undefined) return [fault];
  const few = warningsWhere(fewerThan(2, returns));
  if (few.length > 0) return few;
  const steady = assets.filter((_, asset) => deviationsOf(covariance)[asset] === 0);
  if (steady.length > 0) {
    const names = steady.map(({ name }) => name).join(", ");
    return [
      `The returns of ${names} do not vary, so that no risk can be weighed against others: leave it out.`,
    ];
  }
  if (returns.length <= assets.length) {
    const remedy = "give a longer history or fewer assets";
    return [`There are no more returns than assets, so their covariance matrix is singular: ${remedy}.`];
  }
  return isSingular(covariance)
    ? ["The covariance matrix of the assets is singular, as if some were a mix of others: leave those out."]
    : [];
}

/** The assets as a search for the best portfolio takes them: scaled, so that its tolerances fit any frequency. */
export function choosableOf({ covariance, means }: AssetMoments, bounds: WeightBounds): Choosable {
  const scale = averageOf(covariance.map((row, asset) => row[asset] ?? Number.NaN));
  return {
    covariance: covariance.map((row) => row.map((value) => value / scale)),
    means: means.map((mean) => mean / Math.sqrt(scale)),
    bounds,
  };
}

/** Annual figures of a portfolio: arithmetic mean return and volatility. */
export function annualFigures(
  weights: readonly number[],
  { covariance, means }: AssetMoments,
  periodsPerYear: number,
): { readonly meanReturn: number; readonly volatility: number } {
  return {
    meanReturn: dot(weights, means) * periodsPerYear,
    volatility: deviationAt(weights, covariance) * Math.sqrt(periodsPerYear),
  };
}

/** A result whose parts are the weights of a portfolio, named so that nobody takes them for shares of the result. */
export const withWeights = (
  value: number,
  assets: readonly Asset[],
  weights: readonly number[],
): Pick<CalculationResult, "value" | "breakdown"> =>
  withParts(
    value,
    partsOf(
      assets.map(({ name }) => ({ name: `Weight of ${name}` })),
      weights,
    ),
  );
