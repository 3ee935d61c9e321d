import { isNoise, shortfallsOf } from "./sample-statistics.ts";
import { combineWindows } from "./sliding-windows.ts";

/** Mean of a window and its standard deviation (n - 1), exactly 0 for values that differ by rounding only. */
interface WindowSpread {
  readonly mean: number;
  readonly deviation: number;
}

/** Two lists of numbers over the same window. */
interface WindowPair {
  readonly left: WindowSpread;
  readonly right: WindowSpread;
  /** With divisor n - 1. */
  readonly covariance: number;
}

/** Count, mean, sum of squared deviations and largest size of some values. */
interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
  readonly magnitude: number;
}

interface Pair {
  readonly left: Spread;
  readonly right: Spread;
  /** Sum of the products of deviations. */
  readonly products: number;
}

const spreadOf = (value: number): Spread => ({
  count: 1,
  mean: value,
  squares: 0,
  magnitude: Math.abs(value),
});

/** Chan, Golub and LeVeque (1979): sums of squares about their own means, merged. */
function mergeSpreads(left: Spread, right: Spread): Spread {
  const count = left.count + right.count;
  const step = right.mean - left.mean;
  return {
    count,
    mean: left.mean + (step * right.count) / count,
    squares: left.squares + right.squares + step * step * ((left.count * right.count) / count),
    magnitude: Math.max(left.magnitude, right.magnitude),
  };
}

function mergePairs(one: Pair, other: Pair): Pair {
  const [before, after] = [one.left.count, other.left.count];
  const steps = (other.left.mean - one.left.mean) * (other.right.mean - one.right.mean);
  return {
    left: mergeSpreads(one.left, other.left),
    right: mergeSpreads(one.right, other.right),
    products: one.products + other.products + steps * ((before * after) / (before + after)),
  };
}

function toWindow({ count, mean, squares, magnitude }: Spread): WindowSpread {
  const deviation = Math.sqrt(squares / (count - 1));
  return { mean, deviation: isNoise(deviation, [magnitude]) ? 0 : deviation };
}

/** Mean and standard deviation of every window of so many values, two or more. */
export const rollingSpreads = (values: readonly number[], window: number): readonly WindowSpread[] =>
  combineWindows(values.map(spreadOf), window, mergeSpreads).map(toWindow);

/** Means, standard deviations and covariance of every window of so many pairs, two or more. */
export function rollingPairs(
  left: readonly number[],
  right: readonly number[],
  window: number,
): readonly WindowPair[] {
  const pairs = left.map((value, index) => ({
    left: spreadOf(value),
    right: spreadOf(right[index] ?? Number.NaN),
    products: 0,
  }));
  return combineWindows(pairs, window, mergePairs).map((pair) => ({
    left: toWindow(pair.left),
    right: toWindow(pair.right),
    covariance: pair.products / (window - 1),
  }));
}

/** `downsideDeviation` of every window. */
export function rollingDownside(
  returns: readonly number[],
  required: number,
  window: number,
): readonly number[] {
  const shortfalls = shortfallsOf(returns, required).map((shortfall, index) => ({
    squares: shortfall * shortfall,
    magnitude: Math.abs(returns[index] ?? Number.NaN),
  }));
  return combineWindows(shortfalls, window, (left, right) => ({
    squares: left.squares + right.squares,
    magnitude: Math.max(left.magnitude, right.magnitude),
  })).map(({ squares, magnitude }) => {
    const deviation = Math.sqrt(squares / window);
    return isNoise(deviation, [magnitude]) ? 0 : deviation;
  });
}
