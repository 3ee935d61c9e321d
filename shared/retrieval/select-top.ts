/** True when `left` belongs before `right`. */
type Before = (left: number, right: number) => boolean;

/** Puts `item` at the root of a heap, whose root is the worst of those kept, and moves it down to where it belongs. */
function replaceWorst(heap: number[], item: number, before: Before): void {
  let position = 0;
  for (;;) {
    const [left, right] = [heap[2 * position + 1], heap[2 * position + 2]];
    if (left === undefined) break;
    const rightIsWorse = right !== undefined && before(left, right);
    const worse = rightIsWorse ? right : left;
    if (!before(item, worse)) break;
    heap[position] = worse;
    position = 2 * position + (rightIsWorse ? 2 : 1);
  }
  heap[position] = item;
}

/** The `limit` first of `items` in the order of `before`, without sorting the rest: O(n log limit). Needs a total order. */
export function selectTop(items: Uint32Array, limit: number, before: Before): readonly number[] {
  const byOrder = (left: number, right: number) => (before(left, right) ? -1 : 1);
  // Sorted from worst to best is a valid heap.
  const heap = [...items.subarray(0, Math.max(0, limit))].sort((left, right) => byOrder(right, left));
  for (let position = heap.length; position < items.length; position += 1) {
    const item = items[position] ?? 0;
    const worst = heap[0];
    if (worst !== undefined && before(item, worst)) replaceWorst(heap, item, before);
  }
  return heap.sort(byOrder);
}
