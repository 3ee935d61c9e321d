import type { LedgerEntry } from "../calculations/ledger.ts";
import { axisFormat, axisTitle } from "./axes.ts";
import {
  basisOf,
  type ChartSpecification,
  COLOURS,
  frameChart,
  printed,
  subtitleOf,
  titleOf,
} from "./chart.ts";

const HEIGHT = 110;

/** The percentiles of an outcome, from the lowest, as [rank, value]; the median is the fiftieth. */
function percentilesOf({ breakdown = [] }: LedgerEntry): readonly (readonly [number, number])[] {
  return breakdown
    .flatMap(({ name, value }): (readonly [number, number])[] => {
      const rank = name === "Median" ? "50" : /^(\d+)(?:st|nd|rd|th) percentile$/.exec(name)?.[1];
      return rank === undefined ? [] : [[Number(rank), value]];
    })
    .toSorted(([left], [right]) => left - right);
}

const rankName = (rank: number): string => (rank === 50 ? "median" : `${rank} %`);

/** Where an outcome lies by its percentiles: bands from the outermost pair to the innermost, and a tick at each percentile. */
export function percentileChart(entry: LedgerEntry): ChartSpecification | undefined {
  const percentiles = percentilesOf(entry);
  if (percentiles.length < 3) return undefined;
  const pairs = Math.floor(percentiles.length / 2);
  const bands = Array.from({ length: pairs }, (_, outer) => ({
    from: percentiles[outer]?.[1],
    to: percentiles.at(-1 - outer)?.[1],
  }));
  const ticks = percentiles.map(([rank, value]) => ({
    value,
    label: printed(entry, value),
    rank: rankName(rank),
  }));
  const format = axisFormat(
    entry,
    percentiles.map(([, value]) => value),
  );
  const x = { field: "value", type: "quantitative" };
  const text = { type: "text", fontSize: 12, color: "black" };
  const frame = {
    title: titleOf(entry),
    subtitle: subtitleOf(entry),
    description: `Bar chart: percentiles of the ${titleOf(entry)}, ${basisOf(entry)}: ${ticks.map(({ rank, label }) => `${rank} ${label}`).join(", ")}.`,
    entries: [entry],
  };
  return frameChart(frame, {
    height: HEIGHT,
    layer: [
      {
        data: { values: bands },
        mark: { type: "bar", color: COLOURS.figure, opacity: 0.35, height: 36 },
        encoding: {
          x: {
            field: "from",
            type: "quantitative",
            axis: { title: axisTitle(entry.title, entry), format },
            scale: { zero: false, padding: 24 },
          },
          x2: { field: "to" },
        },
      },
      {
        data: { values: ticks },
        mark: { type: "tick", color: COLOURS.figure, thickness: 2, size: 36 },
        encoding: { x },
      },
      { data: { values: ticks }, mark: { ...text, dy: -28 }, encoding: { x, text: { field: "label" } } },
      {
        data: { values: ticks },
        mark: { ...text, dy: 28, color: COLOURS.quiet },
        encoding: { x, text: { field: "rank" } },
      },
    ],
  });
}
