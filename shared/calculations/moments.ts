import { averageOf, isNoise } from "./sample-statistics.ts";

/** Shape of a sample by its central moments, all with divisor n. */
export interface Moments {
  readonly count: number;
  /** Third standardised moment; NaN where the values do not vary. */
  readonly skewness: number;
  /** Fourth standardised moment less 3, that of a normal distribution; NaN where the values do not vary. */
  readonly excessKurtosis: number;
}

/** The moments of the values, NaN below two of them. */
export function momentsOf(values: readonly number[]): Moments {
  const count = values.length;
  const center = averageOf(values);
  let [second, third, fourth] = [0, 0, 0];
  // Products, for powers take several times as long.
  for (const value of values) {
    const deviation = value - center;
    const square = deviation * deviation;
    second += square / count;
    third += (square * deviation) / count;
    fourth += (square * square) / count;
  }
  const deviation = Math.sqrt((second * count) / (count - 1));
  if (count < 2 || isNoise(deviation, values)) {
    return { count, skewness: Number.NaN, excessKurtosis: Number.NaN };
  }
  return {
    count,
    skewness: third / (second * Math.sqrt(second)),
    excessKurtosis: fourth / (second * second) - 3,
  };
}

/** Skewness corrected for the sample's size, G1 of Joanes and Gill (1998); NaN below three values. */
export const sampleSkewness = ({ count, skewness }: Moments): number =>
  count < 3 ? Number.NaN : (skewness * Math.sqrt(count * (count - 1))) / (count - 2);

/** Excess kurtosis corrected for the sample's size, G2 of Joanes and Gill (1998); NaN below four values. */
export const sampleExcessKurtosis = ({ count, excessKurtosis }: Moments): number =>
  count < 4 ? Number.NaN : ((count - 1) / ((count - 2) * (count - 3))) * ((count + 1) * excessKurtosis + 6);
