import { mean, quickselect, sampleCovariance, sampleStandardDeviation } from "simple-statistics";

/**
 * Below this share of a series' magnitude (one at least, for returns come from price ratios near one) a deviation is
 * rounding noise. Its square is empyrical's floor of 1e-30 for the variance of a benchmark.
 */
const NOISE_FLOOR = 1e-15;

/** True when a deviation from such values is nothing but rounding. */
export function isNoise(deviation: number, values: readonly number[]): boolean {
  let magnitude = 1;
  for (const value of values) magnitude = Math.max(magnitude, Math.abs(value));
  return deviation <= NOISE_FLOOR * magnitude;
}

/** Arithmetic mean, NaN when there are no values. */
export const averageOf = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : mean([...values]);

/** Standard deviation with divisor n - 1: NaN below two values, exactly 0 for values that differ by rounding only. */
export function sampleDeviation(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const deviation = sampleStandardDeviation([...values]);
  return isNoise(deviation, values) ? 0 : deviation;
}

/** Covariance with divisor n - 1 of two lists of the same length, NaN below two pairs. */
export const covarianceOf = (left: readonly number[], right: readonly number[]): number =>
  left.length < 2 ? Number.NaN : sampleCovariance([...left], [...right]);

/** The warnings whose condition holds, in the order given. */
export const warningsWhere = (conditions: readonly (readonly [boolean, string])[]): readonly string[] =>
  conditions.filter(([holds]) => holds).map(([, warning]) => warning);

export const NO_RETURNS = "There are no returns.";
export const ONE_RETURN = "One return is too few: at least two are needed.";

/** Warnings for a sample of fewer returns than a statistic needs, two or more. */
export const fewerThan = (least: number, { length }: readonly number[]) =>
  [
    [length === 0, NO_RETURNS],
    [length === 1, ONE_RETURN],
    [length > 1 && length < least, `${length} returns are too few: at least ${least} are needed.`],
  ] as const;

/** Undefined rather than infinite when there is no risk to divide by. */
export const ratioOf = (reward: number, risk: number): number => (risk === 0 ? Number.NaN : reward / risk);

/** How far each return is below `required`, 0 where it is not. */
export function shortfallsOf(returns: readonly number[], required: number): readonly number[] {
  const shortfalls: number[] = [];
  // A loop, for on long series it takes a fraction of the time of a callback for each value.
  for (const value of returns) shortfalls.push(Math.max(0, required - value));
  return shortfalls;
}

/**
 * Root mean square of the returns' shortfalls below `required`, over all n; exactly 0 where they are rounding only, NaN
 * without returns.
 */
export function downsideDeviation(returns: readonly number[], required: number): number {
  let squares = 0;
  for (const value of returns) squares += Math.max(0, required - value) ** 2;
  const deviation = Math.sqrt(squares / returns.length);
  return isNoise(deviation, returns) ? 0 : deviation;
}

/** Far above the rounding of n x (1 - confidence), far below any step that a sample makes there. */
const POSITION_ROUNDING = 1e-9;

/** The lowest floor((n - 1) x share) + 1 returns, ascending. */
export function tailOf(returns: readonly number[], share: number): readonly number[] {
  const last = Math.floor((returns.length - 1) * share + POSITION_ROUNDING);
  if (last < 0) return [];
  const partitioned = [...returns];
  quickselect(partitioned, last);
  // A typed array sorts numbers natively, many times faster than by a comparison.
  return [...Float64Array.from(partitioned.slice(0, last + 1)).sort()];
}

/** Warnings for a tail that no observation is expected in. */
export const tailWarnings = (returns: readonly number[], share: number) =>
  warningsWhere([
    [returns.length === 0, NO_RETURNS],
    [
      returns.length > 0 && returns.length * share + POSITION_ROUNDING < 1,
      "The sample is too short for this confidence: less than one return is expected in the tail.",
    ],
  ]);
