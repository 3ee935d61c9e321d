/** The vector scaled to length 1, or undefined where it has no direction. Google returns shortened vectors unscaled. */
export function toUnitVector(values: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...values);
  if (!Number.isFinite(length) || length === 0) return undefined;
  return Float32Array.from(values, (value) => value / length);
}
