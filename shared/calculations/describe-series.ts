import type { Frequency } from "./infer-frequency.ts";
import { inferFrequency } from "./infer-frequency.ts";
import type { MarketData, Series } from "./market-data.ts";

/** What a planner may know of a series: its name and shape, never its points. */
export interface SeriesDescription {
  readonly name: string;
  readonly kind: Series["kind"];
  readonly from: string;
  readonly to: string;
  readonly observations: number;
  readonly frequency: Frequency | "unknown";
  /** True for the series that the data name as their benchmark. */
  readonly benchmark: boolean;
}

/** Describes every series of the data, in the order given. */
export function describeSeries(data: MarketData): readonly SeriesDescription[] {
  const benchmark = data.benchmark?.toLowerCase();
  return data.series.map(({ name, kind, points }) => {
    const dates = points.map(({ date }) => date);
    return {
      name,
      kind,
      from: dates[0] ?? "",
      to: dates.at(-1) ?? "",
      observations: points.length,
      frequency: dates.length < 2 ? "unknown" : inferFrequency(dates).frequency,
      benchmark: name.toLowerCase() === benchmark,
    };
  });
}
