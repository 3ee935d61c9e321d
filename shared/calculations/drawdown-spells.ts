import { growthPath } from "./growth.ts";

/** How far wealth is below its highest level so far after each period, at most 0; the starting wealth counts as a peak. */
export function drawdownPath(returns: readonly number[]): readonly number[] {
  const path: number[] = [];
  let highest = 0;
  for (const growth of growthPath(returns)) {
    highest = Math.max(highest, growth);
    path.push((growth - highest) / (1 + highest));
  }
  return path;
}

/** The deepest fall along a path of growth since the start, as `growthPath` gives it; 0 where it never falls. */
export function deepestFall(path: readonly number[]): number {
  let [highest, deepest] = [0, 0];
  for (const growth of path) {
    if (growth > highest) highest = growth;
    else deepest = Math.min(deepest, (growth - highest) / (1 + highest));
  }
  return deepest;
}

/** A time below a peak. Positions count returns, and the start, before the first of them, is -1. */
export interface DrawdownSpell {
  /** Negative. */
  readonly depth: number;
  readonly peak: number;
  readonly trough: number;
  /** Where the peak was reached again; absent while it has not been. */
  readonly recovery?: number;
}

/** Every time that wealth was below its highest level so far, in order. */
export function drawdownSpells(returns: readonly number[]): readonly DrawdownSpell[] {
  const spells: DrawdownSpell[] = [];
  let open: DrawdownSpell | undefined;
  let position = -1;
  for (const depth of drawdownPath(returns)) {
    position += 1;
    if (depth < 0) {
      open ??= { depth: 0, peak: position - 1, trough: position };
      if (depth < open.depth) open = { depth, peak: open.peak, trough: position };
    } else if (open !== undefined) {
      spells.push({ ...open, recovery: position });
      open = undefined;
    }
  }
  return open === undefined ? spells : [...spells, open];
}

/** The deepest of the spells, the first of equals; absent where wealth never fell. */
export function deepestSpell(returns: readonly number[]): DrawdownSpell | undefined {
  const [deepest] = drawdownSpells(returns).toSorted((left, right) => left.depth - right.depth);
  return deepest;
}
