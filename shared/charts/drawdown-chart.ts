import { drawdownPath } from "../calculations/drawdown-spells.ts";
import { endsInDebt } from "../calculations/growth.ts";
import type { LedgerEntry } from "../calculations/ledger.ts";
import type { Point } from "./axes.ts";
import {
  basisOf,
  type ChartSample,
  type ChartSpecification,
  COLOURS,
  frameChart,
  printed,
  subtitleOf,
  titleOf,
} from "./chart.ts";
import { drawnPoints, lineEncoding } from "./line-chart.ts";

/** The axis reaches further down than the deepest point, whose figure stands below it. */
const ROOM_BELOW = 1.15;

/** How far wealth is below its highest level so far, from the start of the first return on. */
function drawdownPoints({ dates, returns, startDate }: ChartSample): readonly Point[] {
  const path = [0, ...drawdownPath(returns)];
  const known = startDate === undefined ? dates : [startDate, ...dates];
  const missing = path.length - known.length;
  // Returns given as returns have no date for the start; bare returns have no dates at all.
  return path.slice(dates.length === 0 ? 0 : missing).map((value, position) => {
    const date = known[position];
    return { ...(date === undefined ? {} : { date }), period: position, value };
  });
}

const whereOf = ({ date, period }: Point): string =>
  date === undefined ? `in period ${period}` : `on ${date}`;

/** The fall below the highest level so far, as an area that hangs from zero, its deepest point marked. */
export function drawdownChart(entry: LedgerEntry, sample: ChartSample): ChartSpecification | undefined {
  if (sample.returns.length < 2 || endsInDebt(sample.returns)) return undefined;
  const points = drawdownPoints(sample);
  const deepest = points.reduce((best, next) => (next.value < best.value ? next : best));
  const ofFractions: LedgerEntry = { ...entry, unit: "fraction" };
  const { data, encoding } = lineEncoding({
    entry: ofFractions,
    points: drawnPoints(points),
    measure: "Below the highest level so far",
  });
  const depth = printed(ofFractions, deepest.value);
  const marked = { data: { values: [{ ...deepest, label: depth }] } };
  const room = deepest.value < 0 ? { scale: { domain: [deepest.value * ROOM_BELOW, 0], nice: false } } : {};
  const below = { align: "center", baseline: "top", dy: 8, fontSize: 12, color: "black" } as const;
  const area = { type: "area", color: COLOURS.figure, opacity: 0.35, line: { color: COLOURS.figure } };
  const frame = {
    title: titleOf(entry),
    subtitle: subtitleOf(entry),
    description: `Area chart of the drawdown, ${basisOf(entry)}: deepest at ${depth} ${whereOf(deepest)}.`,
    entries: [entry],
  };
  return frameChart(frame, {
    encoding: { x: encoding.x, y: { ...encoding.y, stack: null, ...room } },
    layer: [
      { data, mark: area, encoding: { tooltip: encoding.tooltip } },
      { ...marked, mark: { type: "point", filled: true, size: 60, color: COLOURS.loss } },
      { ...marked, mark: { type: "text", ...below }, encoding: { text: { field: "label" } } },
    ],
  });
}
