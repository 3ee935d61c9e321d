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
export const multiply = (matrix: Matrix, vector: ArrayLike<number>): readonly number[] =>
  matrix.map((row) => dot(row, vector));

/** Deviations of the values from their mean. */
function centre(values: readonly number[]): Float64Array {
  const center = averageOf(values);
  const centred = new Float64Array(values);
  // A loop, and typed arrays throughout, for two hundred assets over ten thousand days are four hundred million terms.
  for (let index = 0; index < centred.length; index += 1) centred[index] = (values[index] ?? 0) - center;
  return centred;
}

type Columns = readonly [Float64Array, Float64Array];

/** Sums of products of each of two columns with each of two others, so that every value is read once for two products. */
function productSums([a, b]: Columns, [c, d]: Columns): readonly [number, number, number, number] {
  // Plain variables, for taking lists apart here costs many times the arithmetic.
  let ac = 0;
  let ad = 0;
  let bc = 0;
  let bd = 0;
  for (let index = 0; index < a.length; index += 1) {
    const left = a[index] ?? 0;
    const right = b[index] ?? 0;
    const first = c[index] ?? 0;
    const second = d[index] ?? 0;
    ac += left * first;
    ad += left * second;
    bc += right * first;
    bd += right * second;
  }
  return [ac, ad, bc, bd];
}

/** Covariances of returns over the same periods, per period, with divisor n - 1: NaN below two periods. */
export function covarianceMatrixOf(columns: readonly (readonly number[])[]): Matrix {
  const centred = columns.map(centre);
  const divisor = Math.max(0, (columns[0]?.length ?? 0) - 1);
  const matrix = centred.map(() => new Float64Array(centred.length));
  // Past the last column of an odd number stands the last again; `put` finds no place for what it gives.
  const twoFrom = (index: number): Columns => {
    const [one = new Float64Array(), other = one] = [centred[index], centred[index + 1]];
    return [one, other];
  };
  const put = (row: number, column: number, sum: number) => {
    matrix[row]?.fill(sum / divisor, column, column + 1);
    matrix[column]?.fill(sum / divisor, row, row + 1);
  };
  for (let row = 0; row < centred.length; row += 2) {
    for (let column = 0; column <= row; column += 2) {
      const [ac, ad, bc, bd] = productSums(twoFrom(row), twoFrom(column));
      put(row, column, ac);
      put(row, column + 1, ad);
      put(row + 1, column, bc);
      put(row + 1, column + 1, bd);
    }
  }
  return matrix;
}

/** Beside an asset's variance: what is left of it beside the assets before, where these already make it up. */
const LEAST_OWN_VARIANCE = 1e-10;

/** True where a column is, to rounding, a mix of others, or is not a number: there is no Cholesky factor then. */
export function isSingular(matrix: Matrix): boolean {
  const factor: Float64Array[] = [];
  for (const [row, covariances] of matrix.entries()) {
    const variance = covariances[row] ?? Number.NaN;
    const lower = new Float64Array(matrix.length);
    for (const [column, other] of factor.entries()) {
      lower[column] =
        ((covariances[column] ?? Number.NaN) - dot(other, lower)) / (other[column] ?? Number.NaN);
    }
    const own = variance - dot(lower, lower);
    if (!(own > LEAST_OWN_VARIANCE * variance)) return true;
    lower[row] = Math.sqrt(own);
    factor.push(lower);
  }
  return false;
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
