import { quantile } from "simple-statistics";

/** Values from `from` up to, not including, `to`; the last bin includes its end. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const MOST_BINS = 60;
/** Returns that lie closer together than this differ by rounding. */
const LEAST_RANGE = 1e-9;
const NICE_STEPS = [1, 2, 2.5, 5, 10] as const;

/** The next larger step that people count in: 1, 2, 2.5 or 5 times a power of ten. */
function niceStep(width: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(width));
  const step = NICE_STEPS.find((nice) => nice * magnitude >= width * (1 - 1e-9)) ?? 10;
  return step * magnitude;
}

/** Bin width by Freedman and Diaconis (1981), 2 x interquartile range / cube root of n; never more than 60 bins. */
function widthOf(values: readonly number[], range: number): number {
  const [lower, upper] = [quantile([...values], 0.25), quantile([...values], 0.75)];
  return Math.max((2 * (upper - lower)) / Math.cbrt(values.length), range / MOST_BINS);
}

/** Counts finite values in bins of one round width that start at a multiple of it; none for values that are all the same. */
export function binValues(values: readonly number[]): readonly Bin[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (!(most - least > LEAST_RANGE)) return [];
  const step = niceStep(widthOf(values, most - least));
  const first = Math.floor(least / step);
  const counts = new Array<number>(Math.max(1, Math.ceil(most / step) - first)).fill(0);
  for (const value of values) {
    const position = Math.min(counts.length - 1, Math.floor(value / step) - first);
    counts[position] = (counts[position] ?? 0) + 1;
  }
  // Twelve digits keep 0.07 from being written as 0.07000000000000001.
  const edge = (position: number) => Number(((first + position) * step).toPrecision(12));
  return counts.map((count, position) => ({ from: edge(position), to: edge(position + 1), count }));
}
