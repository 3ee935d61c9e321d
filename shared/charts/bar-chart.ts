import type { LedgerEntry } from "../calculations/ledger.ts";
import { readPartName } from "../calculations/part-name.ts";
import { axisFormat, axisTitle, tooltipFormat } from "./axes.ts";
import {
  basisOf,
  type ChartSpecification,
  COLOURS,
  frameChart,
  printed,
  printedValue,
  subtitleOf,
  titleOf,
} from "./chart.ts";

/** More bars than this are too many to read; the smallest are left out, which the subtitle says. */
const MOST_BARS = 40;
const BAR_HEIGHT = 24;

interface Bar {
  readonly name: string;
  readonly value: number;
}

/** The largest in size, in the order given. */
function largest(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= MOST_BARS) return bars;
  const bySize = bars.toSorted((left, right) => Math.abs(right.value) - Math.abs(left.value));
  const kept = new Set(bySize.slice(0, MOST_BARS));
  return bars.filter((bar) => kept.has(bar));
}

/** The figures behind the bars to the right of zero, and before those to its left; an empty half would have no scale. */
function labelLayers(bars: readonly Bar[]): readonly ChartSpecification[] {
  const halves = [
    { holds: bars.some(({ value }) => value >= 0), filter: "datum.value >= 0", align: "left", dx: 4 },
    { holds: bars.some(({ value }) => value < 0), filter: "datum.value < 0", align: "right", dx: -4 },
  ];
  return halves
    .filter(({ holds }) => holds)
    .map(({ filter, align, dx }) => ({
      transform: [{ filter }],
      mark: { type: "text", baseline: "middle", fontSize: 12, align, dx },
      encoding: { text: { field: "label" } },
    }));
}

/** Lying bars, a name before each and its figure at its end. */
function barsBody(entry: LedgerEntry, bars: readonly Bar[], measure = entry.title): ChartSpecification {
  const measures = bars.map(({ value }) => value);
  const isLoss = { test: "datum.value < 0", value: COLOURS.loss };
  const value = { field: "value", type: "quantitative" } as const;
  // The figure of a negative bar stands to its left, where it must not meet the names.
  const room = measures.some((measure) => measure < 0) ? { scale: { padding: 56 } } : {};
  const axis = { title: axisTitle(measure, entry), format: axisFormat(entry, measures) };
  return {
    data: { values: bars.map((bar) => ({ ...bar, label: printed(entry, bar.value) })) },
    height: { step: BAR_HEIGHT },
    encoding: {
      y: { field: "name", type: "nominal", sort: null, axis: { title: null, labelLimit: 240 } },
      x: { ...value, axis, ...room },
      tooltip: [
        { field: "name", type: "nominal", title: "Of" },
        { ...value, format: tooltipFormat(entry), title: measure },
      ],
    },
    layer: [
      { mark: { type: "bar" }, encoding: { color: { condition: isLoss, value: COLOURS.figure } } },
      ...labelLayers(bars),
    ],
  };
}

const inWords = (entry: LedgerEntry, bars: readonly Bar[]): string =>
  bars.map(({ name, value }) => `${name} ${printed(entry, value)}`).join(", ");

/** What the parts measure, and what each is called beside its bar: weights and trades are shares, whatever the whole is. */
function measuredBy(entry: LedgerEntry, parts: readonly Bar[]) {
  const { noun, isShare } = readPartName(parts[0]?.name ?? "");
  if (noun === undefined) return { ofParts: entry, bars: parts, measure: entry.title };
  const bars = parts.map(({ name, value }) => ({ name: readPartName(name).of.join(" and "), value }));
  const measure = noun.charAt(0).toUpperCase() + noun.slice(1);
  if (!isShare) return { ofParts: entry, bars, measure };
  const { currency: _currency, ...rest } = entry;
  return { ofParts: { ...rest, unit: "fraction" } satisfies LedgerEntry, bars, measure };
}

/** The parts of a result, one bar each. */
export function partsChart(entry: LedgerEntry): ChartSpecification | undefined {
  const parts = entry.breakdown ?? [];
  if (parts.length < 2) return undefined;
  const { ofParts, bars, measure } = measuredBy(entry, largest(parts));
  const omitted = bars.length < parts.length ? ` · the ${bars.length} largest of ${parts.length} parts` : "";
  const what = measure === entry.title ? "in its parts" : `by ${measure.toLowerCase()}`;
  const frame = {
    title: titleOf(entry),
    subtitle: `${subtitleOf(entry)}${omitted}`,
    description: `Bar chart: ${titleOf(entry)}, ${printedValue(entry)}, ${what}: ${inWords(ofParts, bars)}.`,
    entries: [entry],
  };
  return frameChart(frame, barsBody(ofParts, bars, measure));
}

/** One calculation on several series, one bar each; the entries must share calculation and method. */
export function comparisonChart(entries: readonly LedgerEntry[]): ChartSpecification | undefined {
  const bars = entries.flatMap(({ series: [name], value }) =>
    name === undefined || value === null ? [] : [{ name, value }],
  );
  const [first] = entries;
  if (first === undefined || new Set(bars.map(({ name }) => name)).size < 2) return undefined;
  const drawn = largest(bars);
  const bases = new Set(entries.map(basisOf));
  const basis = bases.size === 1 ? basisOf(first) : "over different periods";
  const frame = {
    title: first.title,
    subtitle: `method ${first.method.replaceAll("-", " ")} · ${basis}`,
    description: `Bar chart: ${first.title}, ${basis}, of ${inWords(first, drawn)}.`,
    entries,
  };
  return frameChart(frame, barsBody(first, drawn));
}
