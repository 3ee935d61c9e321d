import { dot } from "./covariance.ts";

/** An ordinary least squares fit; the first coefficient is the constant's. */
export interface LeastSquares {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residualSumOfSquares: number;
  readonly degreesOfFreedom: number;
}

/** What is left of a column, as a share of its length, below which it says nothing that the columns before it do not. */
const INDEPENDENT = 1e-10;

interface Orthogonal {
  /** Upper triangular: `rows[i][j]` is how much of direction i column j holds. */
  readonly rows: readonly (readonly number[])[];
  readonly residual: Float64Array;
}

/**
 * Modified Gram–Schmidt on the columns and then the target (Björck, 1967), which stays accurate where the normal equations
 * lose half the digits. Undefined when a column depends on those before it.
 */
function orthogonalise(
  columns: readonly (readonly number[])[],
  target: readonly number[],
): Orthogonal | undefined {
  const rest = [...columns, target].map((column) => Float64Array.from(column));
  const lengths = columns.map((column) => Math.sqrt(dot(column, column)));
  const rows: number[][] = [];
  for (const [index, length] of lengths.entries()) {
    const direction = rest[index];
    if (direction === undefined) return undefined;
    const left = Math.sqrt(dot(direction, direction));
    if (!(left > INDEPENDENT * length)) return undefined;
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) / left;
    const row = Array.from({ length: rest.length }, () => 0);
    row[index] = left;
    for (let other = index + 1; other < rest.length; other += 1) {
      row[other] = takeOut(direction, rest[other]);
    }
    rows.push(row);
  }
  return { rows, residual: rest.at(-1) ?? new Float64Array() };
}

/** Takes a direction out of a column in place; answers how much of it there was. */
function takeOut(direction: Float64Array, column = new Float64Array()): number {
  const share = dot(direction, column);
  for (let at = 0; at < column.length; at += 1) column[at] = (column[at] ?? 0) - share * (direction[at] ?? 0);
  return share;
}

/** Solves the triangle for one right-hand side, from the last unknown up. */
function solveUpward(rows: Orthogonal["rows"], side: readonly number[]): readonly number[] {
  const solution = side.map(() => 0);
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index] ?? [];
    let known = side[index] ?? 0;
    for (let other = index + 1; other < rows.length; other += 1) {
      known -= (row[other] ?? 0) * (solution[other] ?? 0);
    }
    solution[index] = known / (row[index] ?? Number.NaN);
  }
  return solution;
}

/** Lengths of the rows of the triangle's inverse: standard errors in units of the residual deviation. */
function inverseRowLengths(rows: Orthogonal["rows"]): readonly number[] {
  const columns = rows.map((_, unit) =>
    solveUpward(
      rows,
      rows.map((__, index) => (index === unit ? 1 : 0)),
    ),
  );
  return rows.map((_, index) => Math.hypot(...columns.map((column) => column[index] ?? 0)));
}

/**
 * Regresses the target on a constant and the regressors, all of the same length. Undefined when there are no more observations than
 * coefficients, or when a regressor is constant or a combination of others.
 */
export function leastSquares(
  regressors: readonly (readonly number[])[],
  target: readonly number[],
): LeastSquares | undefined {
  const degreesOfFreedom = target.length - regressors.length - 1;
  if (degreesOfFreedom < 1) return undefined;
  const orthogonal = orthogonalise([target.map(() => 1), ...regressors], target);
  if (orthogonal === undefined) return undefined;
  const { rows, residual } = orthogonal;
  const residualSumOfSquares = dot(residual, residual);
  const deviation = Math.sqrt(residualSumOfSquares / degreesOfFreedom);
  return {
    coefficients: solveUpward(
      rows,
      rows.map((row) => row.at(-1) ?? Number.NaN),
    ),
    standardErrors: inverseRowLengths(rows).map((length) => length * deviation),
    residualSumOfSquares,
    degreesOfFreedom,
  };
}
