import type { Asset, CalculationResult } from "./calculation.ts";
import { deviationsOf, type Matrix } from "./covariance.ts";
import { fewerThan, warningsWhere } from "./sample-statistics.ts";

type Part = NonNullable<CalculationResult["breakdown"]>[number];

/** Pairs that one entry of the ledger lists; two hundred assets have 19,900. */
const MOST_PAIRS = 100;

/** The figure of each pair of different assets, in the order of the assets: first with second, first with third and so on. */
export const pairsOf = (
  assets: readonly Asset[],
  figureOf: (row: number, column: number) => number,
): readonly Part[] =>
  assets.flatMap(({ name }, row) =>
    assets.slice(row + 1).map((other, offset) => ({
      name: `${name} and ${other.name}`,
      value: figureOf(row, row + 1 + offset),
    })),
  );

/** Linear correlation of each pair, NaN where one of them does not vary. */
export function correlationsOf(assets: readonly Asset[], covariance: Matrix): readonly Part[] {
  const deviations = deviationsOf(covariance);
  return pairsOf(assets, (row, column) => {
    const scatter = (deviations[row] ?? 0) * (deviations[column] ?? 0);
    const coefficient = (covariance[row]?.[column] ?? Number.NaN) / scatter;
    // Rounding can carry a perfect correlation past its bound.
    return scatter === 0 ? Number.NaN : Math.max(-1, Math.min(1, coefficient));
  });
}

const byStrength = (left: Part, right: Part): number => Math.abs(right.value) - Math.abs(left.value);

/** The pair that is furthest from zero. */
export const strongestOf = (pairs: readonly Part[]): Part | undefined => pairs.toSorted(byStrength)[0];

/** All pairs, or the strongest where they are too many for one entry, which is then said. */
export function listedPairs(pairs: readonly Part[]): {
  readonly listed: readonly Part[];
  readonly warnings: readonly string[];
} {
  if (pairs.length <= MOST_PAIRS) return { listed: pairs, warnings: [] };
  const warnings = [`Of ${pairs.length} pairs the ${MOST_PAIRS} strongest are listed.`];
  return { listed: pairs.toSorted(byStrength).slice(0, MOST_PAIRS), warnings };
}

/** Warnings for assets whose pairs have no correlation. */
export const correlationWarnings = (assets: readonly Asset[], covariance: Matrix): readonly string[] =>
  warningsWhere([
    ...fewerThan(2, assets[0]?.returns ?? []),
    [assets.length < 2, "One asset alone has no correlation."],
    [
      deviationsOf(covariance).includes(0),
      "An asset's returns do not vary, so its correlations are undefined.",
    ],
  ]);

/** Ranks from 1, equal values sharing the mean of theirs. */
export function ranksOf(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].sort((left, right) => (values[left] ?? 0) - (values[right] ?? 0));
  const ranks = values.map(() => 0);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[first] ?? 0]) end += 1;
    for (const position of order.slice(first, end)) ranks[position] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}
