import type { LedgerEntry } from "../calculations/ledger.ts";
import { formatFigure } from "../format-figure.ts";
import { axisFormat } from "./axes.ts";
import { type Bin, binValues } from "./bin-returns.ts";
import {
  basisOf,
  type ChartSample,
  type ChartSpecification,
  COLOURS,
  frameChart,
  printedValue,
  subtitleOf,
  titleOf,
} from "./chart.ts";

const FRACTION = { unit: "fraction" } as const;

/** "95% value at risk -13.61%": what the line across a histogram says. */
function lineLabel(entry: LedgerEntry): string {
  const confidence = entry.parameters["confidence"];
  const level =
    typeof confidence === "number"
      ? `${formatFigure({ value: confidence, ...FRACTION, stated: true })} `
      : "";
  const title = level === "" ? entry.title : entry.title.charAt(0).toLowerCase() + entry.title.slice(1);
  return `${level}${title} ${printedValue(entry)}`;
}

function barsLayer(bins: readonly Bin[], sample: ChartSample) {
  const edges = bins.flatMap(({ from, to }) => [from, to]);
  const format = axisFormat(FRACTION, edges);
  return {
    data: { values: bins },
    mark: { type: "rect", color: COLOURS.figure, opacity: 0.75, stroke: "white" },
    encoding: {
      x: {
        field: "from",
        type: "quantitative",
        scale: { zero: false, nice: true },
        axis: { title: `Return, ${sample.frequency} (%)`, format, tickCount: 10 },
      },
      x2: { field: "to" },
      y: { field: "count", type: "quantitative", axis: { title: "Number of returns", tickMinStep: 1 } },
      y2: { datum: 0 },
      tooltip: [
        { field: "from", type: "quantitative", format: ".2%", title: "From" },
        { field: "to", type: "quantitative", format: ".2%", title: "Below" },
        { field: "count", type: "quantitative", title: "Returns" },
      ],
    },
  };
}

function lineLayers(entry: LedgerEntry) {
  const data = { values: [{ figure: entry.value, label: lineLabel(entry) }] };
  const x = { field: "figure", type: "quantitative" };
  const text = { type: "text", align: "left", baseline: "bottom", dx: 4, fontSize: 12, color: COLOURS.loss };
  return [
    { data, mark: { type: "rule", color: COLOURS.loss, strokeWidth: 2 }, encoding: { x } },
    { data, mark: { ...text, y: -2 }, encoding: { x, text: { field: "label" } } },
  ];
}

/**
 * How often returns of each size came, with a line at the entry's value where that is a return of one period (`withLine`).
 * Nothing is drawn of returns that are all the same.
 */
export function histogramChart(
  entry: LedgerEntry,
  sample: ChartSample,
  { withLine }: { readonly withLine: boolean },
): ChartSpecification | undefined {
  const bins = binValues(sample.returns);
  if (bins.length === 0 || (withLine && entry.value === null)) return undefined;
  const [first, last] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 0];
  const [from, to] = [first, last].map((value) => formatFigure({ value, ...FRACTION }));
  const frame = {
    title: titleOf(entry),
    subtitle: subtitleOf(entry),
    description: `Histogram of ${sample.returns.length} ${sample.frequency} returns, ${basisOf(entry)}, between ${from} and ${to}${withLine ? `, with a line at the ${lineLabel(entry)}` : ""}.`,
    entries: [entry],
  };
  return frameChart(frame, { layer: [barsLayer(bins, sample), ...(withLine ? lineLayers(entry) : [])] });
}
