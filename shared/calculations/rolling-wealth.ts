import { combineWindows } from "./sliding-windows.ts";

/** Wealth over some periods, as growth since their start. */
interface Stretch {
  readonly growth: number;
  /** The highest and the lowest on the way, the start included. */
  readonly highest: number;
  readonly lowest: number;
  /** Deepest fall below an earlier level, at most 0. */
  readonly depth: number;
  readonly worstReturn: number;
}

const stretchOf = (value: number): Stretch => ({
  growth: value,
  highest: Math.max(0, value),
  lowest: Math.min(0, value),
  depth: Math.min(0, value),
  worstReturn: value,
});

/** One stretch after the other: the deepest fall is in one of them, or from a peak of the first to a trough of the second. */
function join(left: Stretch, right: Stretch): Stretch {
  const after = (growth: number) => left.growth + growth * (1 + left.growth);
  const trough = after(right.lowest);
  return {
    growth: after(right.growth),
    highest: Math.max(left.highest, after(right.highest)),
    lowest: Math.min(left.lowest, trough),
    depth: Math.min(left.depth, right.depth, (trough - left.highest) / (1 + left.highest)),
    worstReturn: Math.min(left.worstReturn, right.worstReturn),
  };
}

/** Growth of wealth over a window, and its deepest fall; both NaN where a return lost more than everything. */
interface WindowWealth {
  readonly growth: number;
  readonly depth: number;
}

/** `wholeGrowth` and the maximum drawdown of every window. */
export const rollingWealth = (returns: readonly number[], window: number): readonly WindowWealth[] =>
  combineWindows(returns.map(stretchOf), window, join).map(({ growth, depth, worstReturn }) =>
    worstReturn < -1 ? { growth: Number.NaN, depth: Number.NaN } : { growth, depth },
  );
