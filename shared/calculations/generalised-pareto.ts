import { averageOf } from "./sample-statistics.ts";

/** A generalised Pareto distribution of amounts above 0: 1 - (1 + shape x / scale)^(-1 / shape). */
export interface ParetoFit {
  readonly shape: number;
  readonly scale: number;
}

const MOST_STEPS = 100;
/** Fractions of the way from no shape to the one at which the largest excess would be the last possible. */
const SHARES_OF_BOUND = Array.from({ length: 12 }, (_, halving) => 1 - 2 ** -(halving + 1));
/** Ratios of shape to scale, in units of the mean excess; at the last of them the shape is above nine. */
const HEAVY_RATIOS = Array.from({ length: 20 }, (_, doubling) => 2 ** (doubling - 3));

/** The shape at which the likelihood is highest for this ratio of shape to scale (Grimshaw 1993), and its derivative. */
function shapeAt(ratio: number, excesses: readonly number[]) {
  let [logarithms, slopes] = [0, 0];
  for (const excess of excesses) {
    logarithms += Math.log1p(ratio * excess);
    slopes += excess / (1 + ratio * excess);
  }
  return { shape: logarithms / excesses.length, slope: slopes / excesses.length };
}

/** Has the sign of the profile likelihood's derivative by the ratio; finite at 0, for excesses of mean 1. */
function scoreAt(ratio: number, excesses: readonly number[]): number {
  if (ratio === 0) return averageOf(excesses.map((excess) => excess * excess)) / 2 - 1;
  const { shape, slope } = shapeAt(ratio, excesses);
  return (shape / ratio - slope * (1 + shape)) / ratio;
}

/** Regula falsi of the Illinois kind (Dowell and Jarratt 1971), to the last digit: few evaluations, for each reads all excesses. */
function refine(valueAt: (at: number) => number, from: number, to: number): number {
  let [kept, keptValue] = [from, valueAt(from)];
  let [latest, latestValue] = [to, valueAt(to)];
  for (let step = 0; step < MOST_STEPS && latestValue !== 0; step += 1) {
    const next = latest - (latestValue * (latest - kept)) / (latestValue - keptValue);
    if (next === latest || next === kept || Number.isNaN(next)) break;
    const value = valueAt(next);
    if (Math.sign(value) === Math.sign(latestValue)) keptValue /= 2;
    else [kept, keptValue] = [latest, latestValue];
    [latest, latestValue] = [next, value];
  }
  return latest;
}

/** Two ratios between which the likelihood has the maximum nearest to the exponential distribution; absent where there is none. */
function bracketMaximum(excesses: readonly number[]): readonly [number, number] | undefined {
  let largest = 0;
  for (const excess of excesses) largest = Math.max(largest, excess);
  const isHeavy = scoreAt(0, excesses) > 0;
  const candidates = isHeavy ? HEAVY_RATIOS : SHARES_OF_BOUND.map((share) => -share / largest);
  let before = 0;
  for (const ratio of candidates) {
    if (scoreAt(ratio, excesses) > 0 !== isHeavy) return [before, ratio];
    before = ratio;
  }
  return undefined;
}

/** Maximum likelihood; absent where the likelihood has no maximum in the interior. */
export function fitByLikelihood(excesses: readonly number[]): ParetoFit | undefined {
  const center = averageOf(excesses);
  const relative = excesses.map((excess) => excess / center);
  const bracket = bracketMaximum(relative);
  if (bracket === undefined) return undefined;
  const ratio = refine((at) => scoreAt(at, relative), ...bracket);
  const { shape, slope } = shapeAt(ratio, relative);
  // At a ratio of 0 the scale is the mean.
  return { shape, scale: center * (ratio === 0 ? slope : shape / ratio) };
}

/** Probability-weighted moments of Hosking and Wallis (1987), with plotting positions (i - 0.35) / n. */
export function fitByMoments(excesses: readonly number[]): ParetoFit | undefined {
  const ascending = Float64Array.from(excesses).sort();
  const count = ascending.length;
  let weighted = 0;
  for (const [position, excess] of ascending.entries()) {
    weighted += (excess * (1 - (position + 0.65) / count)) / count;
  }
  const center = averageOf(excesses);
  const rest = center - 2 * weighted;
  return rest > 0 ? { shape: 2 - center / rest, scale: (2 * center * weighted) / rest } : undefined;
}
