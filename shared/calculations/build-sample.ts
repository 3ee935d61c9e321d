import { type AlignedReturns, alignReturns } from "./align-returns.ts";
import type { PairedSample, SubjectSample } from "./calculation.ts";
import { inferFrequency } from "./infer-frequency.ts";
import type { Attempt } from "./plan-problem.ts";
import type { Subject } from "./resolve-subject.ts";

/** A sample, and what a reader must know about how it came about. */
export interface Sampled<Sample extends SubjectSample> {
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

function datesOf({ dates, startDate }: AlignedReturns, extra: readonly string[]) {
  const start = startDate === undefined ? {} : { startDate };
  const { frequency, warnings } = inferFrequency(startDate === undefined ? dates : [startDate, ...dates]);
  return { dates: { dates, frequency, ...start }, warnings: [...extra, ...warnings] };
}

/** The subject's returns over all dates that its members share. */
export function buildSample(subject: Subject): Attempt<Sampled<SubjectSample>> {
  const aligned = alignReturns(subject.members.map(({ series }) => series));
  if ("obstacle" in aligned) return aligned;
  const { columns, warnings } = aligned.made;
  const dated = datesOf(aligned.made, [...subject.warnings, ...warnings]);
  return { made: { sample: { ...dated.dates, returns: weigh(columns, subject) }, warnings: dated.warnings } };
}

/** The subject's and the benchmark's returns over the periods that both have. */
export function buildPairedSample(subject: Subject, benchmark: Subject): Attempt<Sampled<PairedSample>> {
  const aligned = alignReturns([...subject.members, ...benchmark.members].map(({ series }) => series));
  if ("obstacle" in aligned) return aligned;
  const { columns, warnings } = aligned.made;
  const dated = datesOf(aligned.made, [...subject.warnings, ...benchmark.warnings, ...warnings]);
  const returns = weigh(columns.slice(0, subject.members.length), subject);
  const reference = weigh(columns.slice(subject.members.length), benchmark);
  return { made: { sample: { ...dated.dates, returns, benchmark: reference }, warnings: dated.warnings } };
}
