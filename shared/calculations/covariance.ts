import type { HeldAsset } from "./calculation.ts";
import { averageOf, isNoise } from "./sample-statistics.ts";

/** Rows of a square matrix. */
export type Matrix = readonly Float64Array[];

export const dot = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
};

/** The matrix times a vector of as many numbers as the matrix has columns. */
const multiply = (matrix: Matrix, vector: ArrayLike<number>): readonly number[] =>
  matrix.map((row) => dot(row, vector));

/** Covariances of returns over the same periods, per period, with divisor n - 1: NaN below two periods. */
export function covarianceMatrixOf(columns: readonly (readonly number[])[]): Matrix {
  const centred = columns.map((column) => {
    const center = averageOf(column);
    return Float64Array.from(column, (value) => value - center);
  });
  const matrix = centred.map(() => new Float64Array(centred.length));
  for (const [row, left] of centred.entries()) {
    for (const [column, right] of centred.slice(0, row + 1).entries()) {
      const covariance = left.length < 2 ? Number.NaN : dot(left, right) / (left.length - 1);
      matrix[row]?.fill(covariance, column, column + 1);
      matrix[column]?.fill(covariance, row, row + 1);
    }
  }
  return matrix;
}

/** Standard deviation per period at these weights: exactly 0 where it is rounding only. */
export function deviationAt(weights: readonly number[], covariance: Matrix): number {
  const deviation = Math.sqrt(Math.max(0, dot(weights, multiply(covariance, weights))));
  return isNoise(deviation, []) ? 0 : deviation;
}

/** Standard deviations of the assets, per period: exactly 0 where they are rounding only. */
export const deviationsOf = (covariance: Matrix): readonly number[] =>
  covariance.map((row, asset) => {
    const deviation = Math.sqrt(row[asset] ?? Number.NaN);
    return isNoise(deviation, []) ? 0 : deviation;
  });

/** What a portfolio's risk is made of, per period; lists are in the order of the assets. */
export interface PortfolioRisk {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly covariance: Matrix;
  /** Standard deviation of the portfolio. */
  readonly deviation: number;
  /** Derivatives of `deviation` by each weight: weight times slope, summed, is the deviation (Euler). */
  readonly slopes: readonly number[];
}

/** Takes the risk of a portfolio apart. */
export function portfolioRiskOf(assets: readonly HeldAsset[]): PortfolioRisk {
  const covariance = covarianceMatrixOf(assets.map(({ returns }) => returns));
  const weights = assets.map(({ weight }) => weight);
  const deviation = deviationAt(weights, covariance);
  return {
    weights,
    means: assets.map(({ returns }) => averageOf(returns)),
    deviations: deviationsOf(covariance),
    covariance,
    deviation,
    slopes: multiply(covariance, weights).map((pull) => pull / deviation),
  };
}
