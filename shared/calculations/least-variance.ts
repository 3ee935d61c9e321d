import { dot, type Matrix, multiply } from "./covariance.ts";
import { type LinearEquation, solveQuadraticProgram } from "./quadratic-program.ts";
import { fillInOrder, fromHighest, leaveNoChoice, snapToBounds, type WeightBounds } from "./weight-bounds.ts";

/** Assets to choose from, by their covariances and mean returns, and bounds that some portfolio of them keeps. */
export interface Choosable {
  /** Positive definite, with an average variance near one: tolerances are beside that. */
  readonly covariance: Matrix;
  readonly means: readonly number[];
  readonly bounds: WeightBounds;
}

/** Assets that join a search at once: of two hundred, few dozen are ever held. */
const JOINING = 16;
const ROUNDING = 1e-10;

interface Search extends Choosable {
  readonly equations: readonly LinearEquation[];
  /** How much half the variance may rise for each unit of mean return. */
  readonly price: number;
}

/** A bound that the budget and the other bound imply for each of so many weights is dropped: it only brings contradictions. */
function boundsBeside(budget: number, weights: number, { minimum, maximum }: WeightBounds) {
  const others = weights - 1;
  if (budget - others * minimum <= maximum) return { lower: minimum, upper: Number.POSITIVE_INFINITY };
  if (budget - others * maximum >= minimum) return { lower: Number.NEGATIVE_INFINITY, upper: maximum };
  return { lower: minimum, upper: maximum };
}

/** The least variance where only the candidates change and the other weights stay as they are. */
function solveAmong(candidates: readonly number[], weights: readonly number[], search: Search) {
  const { covariance, means, bounds, equations, price } = search;
  const fixed = [...weights];
  for (const asset of candidates) fixed[asset] = 0;
  const pick = (values: ArrayLike<number>) => candidates.map((asset) => values[asset] ?? Number.NaN);
  const budget = 1 - fixed.reduce((sum, weight) => sum + weight, 0);
  const solution = solveQuadraticProgram({
    curvature: candidates.map((row) => Float64Array.from(pick(covariance[row] ?? []))),
    pull: pick(
      multiply(covariance, fixed).map((slope, asset) => price * (means[asset] ?? Number.NaN) - slope),
    ),
    equations: equations.map(({ coefficients, total }) => ({
      coefficients: pick(coefficients),
      total: total - dot(coefficients, fixed),
    })),
    ...boundsBeside(budget, candidates.length, bounds),
  });
  if (solution === undefined) throw new Error("The quadratic program of a portfolio was not solved.");
  for (const [index, asset] of candidates.entries()) {
    fixed[asset] = snapToBounds(solution.values[index] ?? Number.NaN, bounds);
  }
  return { weights: fixed, multipliers: solution.multipliers };
}

/**
 * Assets on a bound whose leaving it would lower the variance, the worst first: where there are none, the conditions of Karush,
 * Kuhn and Tucker hold for all assets, not only for the candidates.
 */
function assetsToAdd(
  isCandidate: ReadonlySet<number>,
  { weights, multipliers }: ReturnType<typeof solveAmong>,
  { covariance, means, bounds, equations, price }: Search,
): readonly number[] {
  const gains = multiply(covariance, weights).map((steepness, asset) => {
    if (isCandidate.has(asset)) return 0;
    const slope = equations.reduce(
      (rest, { coefficients }, index) => rest - (multipliers[index] ?? 0) * (coefficients[asset] ?? 0),
      steepness - price * (means[asset] ?? Number.NaN),
    );
    return weights[asset] === bounds.minimum ? -slope : slope;
  });
  return fromHighest(gains).filter((asset) => (gains[asset] ?? 0) > ROUNDING);
}

/** Solves for the candidates, lets join those that would do better off their bounds, and ends when there are none. */
function searchFrom(
  start: readonly number[],
  candidates: readonly number[],
  search: Search,
): readonly number[] {
  let found = solveAmong(candidates, start, search);
  const joined = new Set(candidates);
  for (;;) {
    const adding = assetsToAdd(joined, found, search);
    if (adding.length === 0) return found.weights;
    for (const asset of adding.slice(0, JOINING)) joined.add(asset);
    found = solveAmong([...joined], found.weights, search);
  }
}

const onBudget = (choosable: Choosable): Search => ({
  ...choosable,
  equations: [{ coefficients: choosable.means.map(() => 1), total: 1 }],
  price: 0,
});

/** The weights of least variance within the bounds. */
export function leastVariance(choosable: Choosable): readonly number[] {
  const { covariance, means, bounds } = choosable;
  const calmest = fromHighest(covariance.map((row, asset) => -(row[asset] ?? Number.NaN)));
  const start = fillInOrder(calmest, bounds);
  if (leaveNoChoice(bounds, means.length)) return start;
  const held = start.filter((weight) => weight > bounds.minimum).length;
  // Where assets may be sold short, most of them are off their bounds, and nothing is gained by beginning with few.
  const candidates = bounds.minimum < 0 ? calmest : calmest.slice(0, held + JOINING);
  return searchFrom(start, candidates, onBudget(choosable));
}

/** The weights of highest mean return within the bounds: of those with the same return, the ones of least variance. */
export function highestReturn(choosable: Choosable): readonly number[] {
  const { means, bounds } = choosable;
  const order = fromHighest(means);
  const weights = fillInOrder(order, bounds);
  const last = order.findLast((asset) => (weights[asset] ?? 0) > bounds.minimum) ?? 0;
  const tied = order.filter((asset) => means[asset] === means[last]);
  const isSettled = tied.every((asset) => weights[asset] === weights[last]);
  return isSettled ? weights : solveAmong(tied, weights, onBudget(choosable)).weights;
}

/** Two optimal portfolios: what is between them on the frontier is looked for among the assets in which they differ. */
export interface FrontierSpan {
  readonly near: readonly number[];
  readonly highest: readonly number[];
}

const candidatesOf = ({ near, highest }: FrontierSpan, { minimum, maximum }: WeightBounds) =>
  [...near.keys()].filter((asset) => {
    const weight = near[asset] ?? Number.NaN;
    return weight !== highest[asset] || (weight > minimum && weight < maximum);
  });

/** The weights of least variance with this mean return, which lies between those of the span's portfolios. */
export function leastVarianceAt(target: number, span: FrontierSpan, choosable: Choosable): readonly number[] {
  const search = onBudget(choosable);
  const equations = [...search.equations, { coefficients: choosable.means, total: target }];
  return searchFrom(span.near, candidatesOf(span, choosable.bounds), { ...search, equations });
}

/** The weights at which half the variance rises by this price for each unit of mean return: the best at that price. */
export function bestAtPrice(price: number, span: FrontierSpan, choosable: Choosable): readonly number[] {
  return searchFrom(span.near, candidatesOf(span, choosable.bounds), { ...onBudget(choosable), price });
}
