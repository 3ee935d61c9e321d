import { z } from "zod";

/** How much of the portfolio each asset may be, as fractions of its value. */
export interface WeightBounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** Parameters by which a caller sets the bounds, the same for every asset: long-only where nothing is given. */
export const boundsParameters = {
  minimumWeight: z
    .number()
    .min(-10)
    .max(1)
    .default(0)
    .describe("Least weight of each asset, as a fraction; below zero assets may be sold short."),
  maximumWeight: z
    .number()
    .min(0)
    .max(10)
    .default(1)
    .describe("Greatest weight of each asset, as a fraction: 0.1 for at most a tenth."),
};

const ROUNDING = 1e-9;
const WEIGHT_ROUNDING = 1e-13;

/** Why no portfolio of so many assets keeps the bounds; nothing where some portfolio does. */
export function boundsFault({ minimum, maximum }: WeightBounds, assets: number): string | undefined {
  if (minimum > maximum) return "The minimum weight is above the maximum weight.";
  if (minimum * assets > 1 + ROUNDING) {
    return "The minimum weight is too high: so many assets of that weight are more than the whole portfolio.";
  }
  if (maximum * assets < 1 - ROUNDING) {
    return "The maximum weight is too low: all assets together do not make up the whole portfolio.";
  }
  return undefined;
}

/** True where the bounds leave a single portfolio, that of equal weights. */
export const leaveNoChoice = ({ minimum, maximum }: WeightBounds, assets: number): boolean =>
  minimum * assets > 1 - ROUNDING || maximum * assets < 1 + ROUNDING;

/** A weight within its bounds, and exactly on the one that it differs from by rounding only. */
export function snapToBounds(weight: number, { minimum, maximum }: WeightBounds): number {
  if (weight < minimum + WEIGHT_ROUNDING) return minimum;
  return weight > maximum - WEIGHT_ROUNDING ? maximum : weight;
}

/** Weights that sum to 1: down this list of all assets each gets as much as may be, until the others are left their minimum. */
export function fillInOrder(order: readonly number[], bounds: WeightBounds): readonly number[] {
  const weights = order.map(() => bounds.minimum);
  let left = 1 - bounds.minimum * order.length;
  for (const asset of order) {
    const weight = snapToBounds(bounds.minimum + left, bounds);
    weights[asset] = weight;
    left -= weight - bounds.minimum;
  }
  return weights;
}

/** Positions of the values, the highest value first. */
export const fromHighest = (values: readonly number[]): readonly number[] =>
  [...values.keys()].sort((left, right) => (values[right] ?? 0) - (values[left] ?? 0));
