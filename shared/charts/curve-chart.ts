import type { LedgerEntry } from "../calculations/ledger.ts";
import { axisFormat, axisTitle, tooltipFormat } from "./axes.ts";
import {
  basisOf,
  type ChartSpecification,
  COLOURS,
  frameChart,
  printed,
  subtitleOf,
  titleOf,
} from "./chart.ts";

type CurvePoint = NonNullable<LedgerEntry["curve"]>["points"][number];

/** Parts that the note on one point names, the largest. */
const PARTS_IN_NOTE = 5;

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "AAPL 40.00%, MSFT 35.00%": what lies behind a point of the curve. */
function noteOn({ parts = [] }: CurvePoint, entry: LedgerEntry): string {
  const largest = parts.toSorted((left, right) => Math.abs(right.value) - Math.abs(left.value));
  return largest
    .slice(0, PARTS_IN_NOTE)
    .map(({ name, value }) => `${name} ${printed(entry, value)}`)
    .join(", ");
}

/** A line that no dates order, such as an efficient frontier, with its points and what lies behind each. */
export function curveChart(entry: LedgerEntry): ChartSpecification | undefined {
  const { curve } = entry;
  const [first, last] = [curve?.points[0], curve?.points.at(-1)];
  if (curve === undefined || first === undefined || last === undefined || curve.points.length < 2)
    return undefined;
  const values = curve.points.map((point) => ({ x: point.x, y: point.y, note: noteOn(point, entry) }));
  const axisOf = (field: "x" | "y") => ({
    field,
    type: "quantitative",
    scale: { zero: false },
    axis: {
      title: axisTitle(capitalise(curve[field]), entry),
      format: axisFormat(
        entry,
        values.map((point) => point[field]),
      ),
    },
  });
  const tooltipOf = (field: "x" | "y") => ({
    field,
    type: "quantitative",
    format: tooltipFormat(entry),
    title: capitalise(curve[field]),
  });
  const note = values.some((point) => point.note !== "")
    ? [{ field: "note", type: "nominal", title: "Of" }]
    : [];
  const where = ({ x, y }: CurvePoint) =>
    `${curve.y} ${printed(entry, y)} at ${curve.x} ${printed(entry, x)}`;
  const frame = {
    title: titleOf(entry),
    subtitle: subtitleOf(entry),
    description: `Line chart: ${titleOf(entry)}, ${basisOf(entry)}, ${values.length} points from ${where(first)} to ${where(last)}.`,
    entries: [entry],
  };
  return frameChart(frame, {
    data: { values },
    mark: { type: "line", color: COLOURS.figure, point: { color: COLOURS.figure, filled: true } },
    encoding: {
      x: axisOf("x"),
      y: axisOf("y"),
      // Points follow each other along the curve, which may turn back.
      order: { field: "y", type: "quantitative" },
      tooltip: [tooltipOf("x"), tooltipOf("y"), ...note],
    },
  });
}
