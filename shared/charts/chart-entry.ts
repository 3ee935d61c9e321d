import type { LedgerEntry } from "../calculations/ledger.ts";
import { partsChart } from "./bar-chart.ts";
import type { ChartSample, ChartSpecification } from "./chart.ts";
import { correlationChart } from "./correlation-chart.ts";
import { curveChart } from "./curve-chart.ts";
import { drawdownChart } from "./drawdown-chart.ts";
import { histogramChart } from "./histogram-chart.ts";
import { lineChart } from "./line-chart.ts";
import { percentileChart } from "./percentile-chart.ts";

type SampleChart = (entry: LedgerEntry, sample: ChartSample) => ChartSpecification | undefined;

/** Over a horizon of several periods the figure is no return of one period and has no place among them. */
const tailChart: SampleChart = (entry, sample) =>
  (entry.parameters["horizonPeriods"] ?? 1) === 1
    ? histogramChart(entry, sample, { withLine: true })
    : undefined;
const shapeChart: SampleChart = (entry, sample) => histogramChart(entry, sample, { withLine: false });

/** Calculations that are best shown by what they were calculated on, by id. */
const SAMPLE_CHARTS: ReadonlyMap<string, SampleChart> = new Map(
  Object.entries({
    "maximum-drawdown": drawdownChart,
    "average-drawdown": drawdownChart,
    "drawdown-duration": drawdownChart,
    "recovery-time": drawdownChart,
    "ulcer-index": drawdownChart,
    "pain-index": drawdownChart,
    "conditional-drawdown-at-risk": drawdownChart,
    "value-at-risk": tailChart,
    "expected-shortfall": tailChart,
    "best-period": tailChart,
    "worst-period": tailChart,
    skewness: shapeChart,
    "excess-kurtosis": shapeChart,
    "jarque-bera": shapeChart,
    "tail-ratio": shapeChart,
    "positive-share": shapeChart,
    "average-correlation": correlationChart,
    "correlation-matrix": correlationChart,
  }),
);

/** Ids of the calculations whose chart needs the returns that they were calculated on. */
export const SAMPLE_CHART_IDS: readonly string[] = [...SAMPLE_CHARTS.keys()];

/** True when the entry's chart is better, or there is one at all, with its sample. */
export const needsSample = ({ calculation }: LedgerEntry): boolean => SAMPLE_CHARTS.has(calculation);

/**
 * The chart that shows one entry of a ledger, by rule: its curve; its dated values, where there are enough for a line; what its
 * calculation is best shown by, where the sample is given (the returns it was calculated on); its percentiles; its parts as bars;
 * `undefined` where a figure says all.
 */
export function chartEntry(entry: LedgerEntry, sample?: ChartSample): ChartSpecification | undefined {
  const drawSample = () =>
    sample === undefined ? undefined : SAMPLE_CHARTS.get(entry.calculation)?.(entry, sample);
  return curveChart(entry) ?? lineChart(entry) ?? drawSample() ?? percentileChart(entry) ?? partsChart(entry);
}
