import quadprog from "quadprog";
import type { Matrix } from "./covariance.ts";

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

/** Solves a quadratic program by the dual method of Goldfarb and Idnani (1983); nothing where it has no solution. */
export function solveQuadraticProgram(program: QuadraticProgram): QuadraticSolution | undefined {
  const { curvature, pull, equations, lower, upper } = program;
  const columns = constraintRows(program).map((row) => fromOne(row));
  const bounds = [
    ...equations.map(({ total }) => total),
    ...(Number.isFinite(lower) ? pull.map(() => lower) : []),
    ...(Number.isFinite(upper) ? pull.map(() => -upper) : []),
  ];
  const { solution, Lagrangian, message } = quadprog.solveQP(
    fromOne(curvature.map((row) => fromOne(row))),
    fromOne(pull),
    fromOne(columns),
    fromOne(bounds),
    equations.length,
  );
  if (message !== "") return undefined;
  const numbers = solution.slice(1).map((value) => value ?? Number.NaN);
  const multipliers = equations.map(({ coefficients }, index) => {
    const row = coefficients.findIndex((coefficient) => coefficient !== 0);
    const isTurned = columns[row]?.[index + 1] !== coefficients[row];
    return (isTurned ? -1 : 1) * (Lagrangian[index + 1] ?? Number.NaN);
  });
  return numbers.every(Number.isFinite) ? { values: numbers, multipliers } : undefined;
}
