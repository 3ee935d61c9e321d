/** More points than a chart is wide would draw the same picture from a larger file. */
export const MOST_POINTS = 1_000;

/** Positions of the lowest and the highest value between two positions, in their order. */
function extremesBetween(values: readonly number[], first: number, end: number): readonly number[] {
  let [lowest, highest] = [first, first];
  for (let at = first + 1; at < end; at += 1) {
    const value = values[at] ?? Number.NaN;
    if (value < (values[lowest] ?? Number.NaN)) lowest = at;
    if (value > (values[highest] ?? Number.NaN)) highest = at;
  }
  return lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)];
}

/**
 * Which of many values to draw, as ascending positions: all of up to `most`, else the first, the last and, of every stretch of
 * equal length between them, the lowest and the highest, so that no spike is lost. `most` is at least 4.
 */
export function thinPositions(values: readonly number[], most: number = MOST_POINTS): readonly number[] {
  if (values.length <= most) return values.map((_, position) => position);
  const stretches = Math.floor((most - 2) / 2);
  const inner = values.length - 2;
  const edge = (stretch: number) => 1 + Math.floor((stretch * inner) / stretches);
  const extremes = Array.from({ length: stretches }, (_, stretch) =>
    extremesBetween(values, edge(stretch), edge(stretch + 1)),
  );
  return [0, ...extremes.flat(), values.length - 1];
}
