const MOST_HALVINGS = 200;

/** Where `valueAt` changes its sign between two points with different signs, to the last digit, by bisection. */
export function findRoot(valueAt: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const signAtLow = Math.sign(valueAt(low));
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(valueAt(middle)) === signAtLow) low = middle;
    else high = middle;
  }
  return Math.abs(valueAt(low)) < Math.abs(valueAt(high)) ? low : high;
}
