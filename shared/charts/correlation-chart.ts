import type { LedgerEntry } from "../calculations/ledger.ts";
import {
  type ChartSample,
  type ChartSpecification,
  frameChart,
  printed,
  subtitleOf,
  titleOf,
} from "./chart.ts";

const MOST_ASSETS = 30;
const CELL = 44;

/** Every ordered pair of assets whose correlation the entry tells, and each asset with itself. */
function cellsOf(entry: LedgerEntry, names: readonly string[]) {
  const told = new Map(entry.breakdown?.map(({ name, value }) => [name, value]));
  return names.flatMap((row) =>
    names.flatMap((column) => {
      const value =
        row === column ? 1 : (told.get(`${row} and ${column}`) ?? told.get(`${column} and ${row}`));
      return value === undefined ? [] : [{ row, column, value, label: printed(entry, value) }];
    }),
  );
}

/** How closely each pair of a portfolio's assets moves together, as a square of coloured cells from -1 to 1. */
export function correlationChart(
  entry: LedgerEntry,
  { assets = [] }: ChartSample,
): ChartSpecification | undefined {
  const names = assets.map(({ name }) => name);
  if (names.length < 2 || names.length > MOST_ASSETS || entry.breakdown === undefined) return undefined;
  const cells = cellsOf(entry, names);
  const axis = { type: "nominal", sort: null } as const;
  const colour = {
    field: "value",
    type: "quantitative",
    scale: { scheme: "blueorange", domain: [-1, 1], reverse: false },
    legend: { title: "Correlation", format: "~g" },
  };
  const ink = { condition: { test: "abs(datum.value) > 0.6", value: "white" }, value: "black" };
  const frame = {
    title: titleOf(entry),
    subtitle: subtitleOf(entry),
    description: `Heat map of the correlations between ${names.join(", ")}: ${entry.breakdown.map(({ name, value }) => `${name} ${printed(entry, value)}`).join(", ")}.`,
    entries: [entry],
  };
  return frameChart(frame, {
    data: { values: cells },
    width: { step: CELL },
    height: { step: CELL },
    encoding: {
      x: { field: "column", ...axis, axis: { title: null, labelAngle: -40 } },
      y: { field: "row", ...axis, axis: { title: null } },
      tooltip: [
        { field: "row", type: "nominal", title: "Of" },
        { field: "column", type: "nominal", title: "With" },
        { field: "value", type: "quantitative", format: ".2f", title: "Correlation" },
      ],
    },
    layer: [
      { mark: { type: "rect", stroke: "white" }, encoding: { color: colour } },
      { mark: { type: "text", fontSize: 11 }, encoding: { text: { field: "label" }, color: ink } },
    ],
  });
}
