import { dot, multiply } from "./covariance.ts";
import {
  bestAtPrice,
  type Choosable,
  highestReturn,
  leastVariance,
  leastVarianceAt,
} from "./least-variance.ts";

/** Beside the largest mean return: portfolios whose returns are nearer than this have the same. */
const RETURN_ROUNDING = 1e-12;
/** Beside a variance near one. */
const ROUNDING = 1e-13;
const MOST_STEPS = 200;

/**
 * Weights of portfolios on the efficient frontier, evenly spaced by return, from the one of least variance to the one of
 * highest return; a single one where these have the same return.
 */
export function efficientFrontier(choosable: Choosable, points: number): readonly (readonly number[])[] {
  const { means } = choosable;
  const highest = highestReturn(choosable);
  const least = leastVariance(choosable);
  const from = dot(least, means);
  const rise = dot(highest, means) - from;
  if (rise <= RETURN_ROUNDING * Math.max(...means.map(Math.abs))) return [least];
  const frontier = [least];
  for (let point = 1; point < points - 1; point += 1) {
    const near = frontier.at(-1) ?? least;
    frontier.push(leastVarianceAt(from + (rise * point) / (points - 1), { near, highest }, choosable));
  }
  return [...frontier, highest];
}

/** True where no shift from an asset to another is worth its variance at this price. */
function isBestAt(
  price: number,
  weights: readonly number[],
  { covariance, means, bounds }: Choosable,
): boolean {
  const slopes = multiply(covariance, weights).map(
    (slope, asset) => slope - price * (means[asset] ?? Number.NaN),
  );
  const sellable = slopes.filter((_, asset) => (weights[asset] ?? 0) > bounds.minimum);
  const buyable = slopes.filter((_, asset) => (weights[asset] ?? 0) < bounds.maximum);
  const steepest = Math.max(1, ...slopes.map(Math.abs));
  return Math.max(...sellable) <= Math.min(...buyable) + ROUNDING * steepest;
}

interface Step {
  readonly price: number;
  readonly weights: readonly number[];
  /** Variance less price times excess return: above zero where a higher price raises the Sharpe ratio. */
  readonly lead: number;
}

/** Finds where the lead, which is a straight line between corners of the frontier, is zero: regula falsi, Illinois variant. */
function findBalance(from: Step, to: Step, stepAt: (price: number, near: readonly number[]) => Step): Step {
  let [low, high] = [from, to];
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const price = low.price + ((high.price - low.price) * low.lead) / (low.lead - high.lead);
    const step = stepAt(price, low.weights);
    if (Math.abs(step.lead) <= ROUNDING || price <= low.price || price >= high.price) return step;
    if (step.lead > 0) [low, high] = [step, { ...high, lead: high.lead / 2 }];
    else [low, high] = [{ ...low, lead: low.lead / 2 }, step];
  }
  return low;
}

/** Weights of the highest Sharpe ratio, where the means are excess returns; nothing where no portfolio within the bounds has any. */
export function tangencyPortfolio(choosable: Choosable): readonly number[] | undefined {
  const { covariance, means } = choosable;
  const highest = highestReturn(choosable);
  const varianceOf = (weights: readonly number[]) => dot(weights, multiply(covariance, weights));
  const most = dot(highest, means);
  if (!(most > 0)) return undefined;
  // At the best, the price is variance over excess return. At that of the portfolio of highest return the lead is below
  // zero, unless that portfolio is the best.
  const ceiling = varianceOf(highest) / most;
  if (isBestAt(ceiling, highest, choosable)) return highest;
  const stepAt = (price: number, near: readonly number[]): Step => {
    const weights = bestAtPrice(price, { near, highest }, choosable);
    return { price, weights, lead: varianceOf(weights) - price * dot(weights, means) };
  };
  const least = leastVariance(choosable);
  const start: Step = { price: 0, weights: least, lead: varianceOf(least) };
  return findBalance(start, stepAt(ceiling, least), stepAt).weights;
}
