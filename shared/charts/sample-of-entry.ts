import type { alignReturns } from "../calculations/align-returns.ts";
import { buildAssetsSample, buildPairedSample, buildSample } from "../calculations/build-sample.ts";
import { findCalculation } from "../calculations/catalogue.ts";
import type { LedgerEntry } from "../calculations/ledger.ts";
import type { MarketData } from "../calculations/market-data.ts";
import { PORTFOLIO, resolveAssets, resolveSubject } from "../calculations/resolve-subject.ts";
import type { ChartSample } from "./chart.ts";

type Align = typeof alignReturns;

function assetsOf(data: MarketData, align: Align): ChartSample | undefined {
  const subject = resolveAssets(PORTFOLIO, data);
  const sampled = "made" in subject ? buildAssetsSample(subject.made, align) : subject;
  return "made" in sampled ? { ...sampled.made.sample, returns: [] } : undefined;
}

/** The returns that an entry was calculated on, found again in its data by the names in the entry; absent where it names none. */
export function sampleOfEntry(entry: LedgerEntry, data: MarketData, align: Align): ChartSample | undefined {
  const [name, benchmarkName] = entry.series;
  if (findCalculation(entry.calculation)?.needs === "assets") return assetsOf(data, align);
  if (name === undefined) return undefined;
  const subject = resolveSubject(name, data);
  const benchmark = benchmarkName === undefined ? undefined : resolveSubject(benchmarkName, data);
  if ("obstacle" in subject || (benchmark !== undefined && "obstacle" in benchmark)) return undefined;
  const sampled =
    benchmark === undefined
      ? buildSample(subject.made, align)
      : buildPairedSample(subject.made, benchmark.made, align);
  return "made" in sampled ? sampled.made.sample : undefined;
}
