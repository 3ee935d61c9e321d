import type { LedgerEntry } from "../calculations/ledger.ts";
import { axisFormat, axisTitle, type Point, timeEncoding, tooltipFormat } from "./axes.ts";
import {
  basisOf,
  type ChartSpecification,
  COLOURS,
  frameChart,
  printed,
  subtitleOf,
  titleOf,
} from "./chart.ts";
import { thinPositions } from "./thin-points.ts";

/** A line to be drawn, and what stands at its left edge. */
export interface Line {
  readonly entry: LedgerEntry;
  readonly points: readonly Point[];
  /** What the vertical axis measures. */
  readonly measure: string;
}

const pick = <Item>(items: readonly Item[], positions: readonly number[]): readonly Item[] =>
  positions.flatMap((position) => items[position] ?? []);

/** The points that are drawn: of many, those that keep every extreme. */
export const drawnPoints = (points: readonly Point[]): readonly Point[] =>
  pick(points, thinPositions(points.map(({ value }) => value)));

/** The encoding of a line over time, in the unit of its entry. */
export function lineEncoding({ entry, points, measure }: Line) {
  const { data, x, tooltip } = timeEncoding(points);
  const values = points.map(({ value }) => value);
  const title = axisTitle(measure, entry);
  return {
    data,
    encoding: {
      x,
      y: { field: "value", type: "quantitative", axis: { title, format: axisFormat(entry, values) } },
      tooltip: [
        tooltip,
        { field: "value", type: "quantitative", format: tooltipFormat(entry), title: measure },
      ],
    },
  };
}

/** A result that is a series of dated values, as a line. */
export function lineChart(entry: LedgerEntry): ChartSpecification | undefined {
  const points = (entry.values ?? []).map(({ date, value }, period) => ({ date, period, value }));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 3) return undefined;
  const { data, encoding } = lineEncoding({ entry, points: drawnPoints(points), measure: entry.title });
  const ends = `from ${printed(entry, first.value)} on ${first.date} to ${printed(entry, last.value)} on ${last.date}`;
  const frame = {
    title: titleOf(entry),
    subtitle: subtitleOf(entry),
    description: `Line chart: ${titleOf(entry)}, ${basisOf(entry)}, ${ends}.`,
    entries: [entry],
  };
  return frameChart(frame, { data, mark: { type: "line", color: COLOURS.figure }, encoding });
}
