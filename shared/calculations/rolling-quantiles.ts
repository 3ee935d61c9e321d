/** Which of a fixed set of ranks are present, to be counted in the time of their number's logarithm (Fenwick 1994). */
interface RankSet {
  readonly counts: Int32Array;
  /** The largest power of two that is no more than the number of ranks. */
  readonly top: number;
}

/** Adds a rank, counted from 1, or takes it away. */
function change({ counts }: RankSet, rank: number, by: 1 | -1): void {
  for (let node = rank; node < counts.length; node += node & -node) {
    counts[node] = (counts[node] ?? 0) + by;
  }
}

/** The rank that has `position` present ones below it. */
function rankAt({ counts, top }: RankSet, position: number): number {
  let below = 0;
  let left = position;
  for (let step = top; step > 0; step >>= 1) {
    const count = counts[below + step];
    if (count === undefined || count > left) continue;
    below += step;
    left -= count;
  }
  return below + 1;
}

/** Type-7 quantile (Hyndman and Fan 1996) of every window, in the logarithm of the sample's length for each. */
export function rollingQuantiles(
  values: readonly number[],
  window: number,
  share: number,
): readonly number[] {
  const order = values
    .map((_, index) => index)
    .sort((left, right) => (values[left] ?? 0) - (values[right] ?? 0));
  const ranks = new Int32Array(values.length);
  for (const [position, index] of order.entries()) ranks[index] = position + 1;
  const present: RankSet = {
    counts: new Int32Array(values.length + 1),
    top: 2 ** Math.floor(Math.log2(Math.max(1, values.length))),
  };
  const valueAt = (position: number) => values[order[rankAt(present, position) - 1] ?? -1] ?? Number.NaN;
  const place = (window - 1) * share;
  const low = Math.floor(place);
  const quantiles: number[] = [];
  for (const [index, rank] of ranks.entries()) {
    change(present, rank, 1);
    if (index >= window) change(present, ranks[index - window] ?? 0, -1);
    if (index < window - 1) continue;
    const lower = valueAt(low);
    quantiles.push(place === low ? lower : lower + (place - low) * (valueAt(low + 1) - lower));
  }
  return quantiles;
}
