import type { AlignedReturns, alignReturns } from "./align-returns.ts";
import type {
  AssetsSample,
  FactorsSample,
  HeldAsset,
  PairedSample,
  PortfolioSample,
  SubjectSample,
} from "./calculation.ts";
import type { Attempt } from "./plan-problem.ts";
import type { Subject } from "./resolve-subject.ts";

/** A sample, and what a reader must know about how it came about. */
export interface Sampled<Sample extends Pick<SubjectSample, "dates">> {
  readonly sample: Sample;
  readonly warnings: readonly string[];
}

/** Returns at fixed weights, restored every period: the weighted sum of the members' simple returns. */
function weigh(columns: AlignedReturns["columns"], { members }: Subject): readonly number[] {
  const [first = []] = columns;
  if (members.length === 1 && members[0]?.weight === 1) return first;
  return first.map((_, period) =>
    members.reduce((sum, { weight }, member) => sum + weight * (columns[member]?.[period] ?? Number.NaN), 0),
  );
}

/** The subject's returns over all dates that its members share. */
export function buildSample(subject: Subject, align: typeof alignReturns): Attempt<Sampled<SubjectSample>> {
  const aligned = align(subject.members.map(({ series }) => series));
  if ("obstacle" in aligned) return aligned;
  const { columns, warnings, ...dated } = aligned.made;
  const sample = { ...dated, returns: weigh(columns, subject) };
  return { made: { sample, warnings: [...subject.warnings, ...warnings] } };
}

/** The subject's and the benchmark's returns over the periods that both have. */
export function buildPairedSample(
  subject: Subject,
  benchmark: Subject,
  align: typeof alignReturns,
): Attempt<Sampled<PairedSample>> {
  const aligned = align([...subject.members, ...benchmark.members].map(({ series }) => series));
  if ("obstacle" in aligned) return aligned;
  const { columns, warnings, ...dated } = aligned.made;
  const returns = weigh(columns.slice(0, subject.members.length), subject);
  const reference = weigh(columns.slice(subject.members.length), benchmark);
  const sample = { ...dated, returns, benchmark: reference };
  return { made: { sample, warnings: [...subject.warnings, ...benchmark.warnings, ...warnings] } };
}

/** The subject's and each factor's returns over the periods that all of them have. */
export function buildFactorsSample(
  subject: Subject,
  factors: readonly Subject[],
  align: typeof alignReturns,
): Attempt<Sampled<FactorsSample>> {
  const subjects = [subject, ...factors];
  const aligned = align(subjects.flatMap(({ members }) => members.map(({ series }) => series)));
  if ("obstacle" in aligned) return aligned;
  const { columns, warnings, ...dated } = aligned.made;
  let start = 0;
  const [returns = [], ...ofFactors] = subjects.map((each) => {
    const weighed = weigh(columns.slice(start, start + each.members.length), each);
    start += each.members.length;
    return weighed;
  });
  const named = factors.map(({ name }, index) => ({ name, returns: ofFactors[index] ?? [] }));
  const sample = { ...dated, returns, factors: named };
  return { made: { sample, warnings: [...subjects.flatMap((each) => each.warnings), ...warnings] } };
}

/** The subject's members, with the weights of a series that is held twice taken together. */
function heldAssets({ members }: Subject, columns: AlignedReturns["columns"]): readonly HeldAsset[] {
  const assets = new Map<string, HeldAsset>();
  for (const [index, { series, weight }] of members.entries()) {
    const held = assets.get(series.name)?.weight ?? 0;
    const returns = columns[index] ?? [];
    assets.set(series.name, { name: series.name, weight: held + weight, returns });
  }
  return [...assets.values()];
}

/** The portfolio's returns and those of each asset, over all dates that they share. */
export function buildPortfolioSample(
  portfolio: Subject,
  align: typeof alignReturns,
): Attempt<Sampled<PortfolioSample>> {
  const aligned = align(portfolio.members.map(({ series }) => series));
  if ("obstacle" in aligned) return aligned;
  const { columns, warnings, ...dated } = aligned.made;
  const sample = { ...dated, returns: weigh(columns, portfolio), assets: heldAssets(portfolio, columns) };
  return { made: { sample, warnings: [...portfolio.warnings, ...warnings] } };
}

/** The returns of each asset, over all dates that they share; weights play no part. */
export function buildAssetsSample(
  subject: Subject,
  align: typeof alignReturns,
): Attempt<Sampled<AssetsSample>> {
  const aligned = align(subject.members.map(({ series }) => series));
  if ("obstacle" in aligned) return aligned;
  const { columns, warnings, ...dated } = aligned.made;
  const assets = subject.members.map(({ series }, index) => ({
    name: series.name,
    returns: columns[index] ?? [],
  }));
  return { made: { sample: { ...dated, assets }, warnings: [...subject.warnings, ...warnings] } };
}
