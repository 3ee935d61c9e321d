import quadprog from "quadprog";
import { dot, type Matrix, multiply } from "./covariance.ts";

/** A sum of variables by coefficients, and what it has to be. */
export interface LinearEquation {
  readonly coefficients: readonly number[];
  readonly total: number;
}

/** Minimise 1/2 x'Cx - p'x under equations and bounds; C, the curvature, must be positive definite. */
export interface QuadraticProgram {
  readonly curvature: Matrix;
  readonly pull: readonly number[];
  readonly equations: readonly LinearEquation[];
  /** Bounds that the equations imply are best left at infinity: a rounding error makes them contradict each other. */
  readonly lower: number;
  readonly upper: number;
}

export interface QuadraticSolution {
  readonly values: readonly number[];
  /** Of each equation: how fast half the minimum rises with its total. */
  readonly multipliers: readonly number[];
}

/** The library counts from 1. */
const fromOne = <Item>(items: Iterable<Item>): (Item | undefined)[] => [undefined, ...items];

/** One column for each equation, then one for each lower and each upper bound, row by row of the variables. */
function constraintRows({ pull, equations, lower, upper }: QuadraticProgram): number[][] {
  const unit = (row: number, sign: number) => pull.map((_, column) => (column === row ? sign : 0));
  return pull.map((_, row) => [
    ...equations.map(({ coefficients }) => coefficients[row] ?? Number.NaN),
    ...(Number.isFinite(lower) ? unit(row, 1) : []),
    ...(Number.isFinite(upper) ? unit(row, -1) : []),
  ]);
}

/** What the curvature and the pull leave, once the multipliers of the bounds are taken off: a sum of the equations' coefficients. */
function unexplainedSlopes(
  { curvature, pull, lower, upper }: QuadraticProgram,
  values: readonly number[],
  ofBounds: readonly number[],
): readonly number[] {
  const ofUpper = Number.isFinite(lower) ? ofBounds.slice(values.length) : ofBounds;
  return multiply(curvature, values).map((slope, row) => {
    const fromLower = Number.isFinite(lower) ? (ofBounds[row] ?? 0) : 0;
    const fromUpper = Number.isFinite(upper) ? (ofUpper[row] ?? 0) : 0;
    return slope - (pull[row] ?? 0) - fromLower + fromUpper;
  });
}

/** All ways to put a sign before each of the sizes. */
const signed = (sizes: readonly number[]): readonly (readonly number[])[] =>
  sizes.reduce<readonly (readonly number[])[]>(
    (ways, size) =>
      ways.flatMap((way) => [
        [...way, size],
        [...way, -size],
      ]),
    [[]],
  );

/** The library tells the size of an equation's multiplier and not its sign: the signs that explain the slopes best are its. */
function signMultipliers(
  sizes: readonly number[],
  slopes: readonly number[],
  equations: readonly LinearEquation[],
): readonly number[] {
  const restOf = (multipliers: readonly number[]): number => {
    const rest = slopes.map((slope, row) =>
      equations.reduce(
        (left, { coefficients }, index) => left - (multipliers[index] ?? 0) * (coefficients[row] ?? 0),
        slope,
      ),
    );
    return dot(rest, rest);
  };
  return signed(sizes).reduce((best, way) => (restOf(way) < restOf(best) ? way : best), sizes);
}

/** Solves a quadratic program by the dual method of Goldfarb and Idnani (1983); nothing where it has no solution. */
export function solveQuadraticProgram(program: QuadraticProgram): QuadraticSolution | undefined {
  const { curvature, pull, equations, lower, upper } = program;
  const bounds = [
    ...equations.map(({ total }) => total),
    ...(Number.isFinite(lower) ? pull.map(() => lower) : []),
    ...(Number.isFinite(upper) ? pull.map(() => -upper) : []),
  ];
  const { solution, Lagrangian, message } = quadprog.solveQP(
    fromOne(curvature.map((row) => fromOne(row))),
    fromOne(pull),
    fromOne(constraintRows(program).map((row) => fromOne(row))),
    fromOne(bounds),
    equations.length,
  );
  if (message !== "") return undefined;
  const [values, multipliers] = [solution, Lagrangian].map((counted) => counted.slice(1).map(Number));
  if (values === undefined || multipliers === undefined || !values.every(Number.isFinite)) return undefined;
  const sizes = multipliers.slice(0, equations.length);
  const slopes = unexplainedSlopes(program, values, multipliers.slice(equations.length));
  return { values, multipliers: signMultipliers(sizes, slopes, equations) };
}
