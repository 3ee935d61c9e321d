/** The combination of the first item, of the first two, and so on. */
function headsOf<Item>(items: readonly Item[], combine: (left: Item, right: Item) => Item): readonly Item[] {
  const heads: Item[] = [];
  let head: Item | undefined;
  for (const item of items) {
    head = head === undefined ? item : combine(head, item);
    heads.push(head);
  }
  return heads;
}

/**
 * What every window of so many successive items combines to, oldest first, by an associative rule: three combinations an item,
 * however long the window (van Herk 1992; Gil and Werman 1993). Nothing is ever taken off, so that what has left a window leaves
 * no rounding behind in it.
 */
export function combineWindows<Item>(
  items: readonly Item[],
  window: number,
  combine: (left: Item, right: Item) => Item,
): readonly Item[] {
  const combined: Item[] = [];
  let tails: readonly Item[] = [];
  for (let start = 0; start < items.length; start += window) {
    const block = items.slice(start, start + window);
    for (const [position, head] of headsOf(block, combine).entries()) {
      const tail = tails[position + 1];
      if (position === window - 1) combined.push(head);
      else if (tail !== undefined) combined.push(combine(tail, head));
    }
    tails = headsOf(block.toReversed(), (later, earlier) => combine(earlier, later)).toReversed();
  }
  return combined;
}
