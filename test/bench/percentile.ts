const SHOWN_DIGITS = 4;

/** The measurement that the given share of all does not exceed (nearest rank), to four digits. `share` is in (0, 1]. */
export function percentile(measurements: readonly number[], share: number): number {
  const ascending = measurements.toSorted((left, right) => left - right);
  const value = ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN;
  return Number(value.toPrecision(SHOWN_DIGITS));
}
