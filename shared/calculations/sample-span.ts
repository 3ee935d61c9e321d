import type { CalculationResult, SubjectSample } from "./calculation.ts";

/** A stretch of a sample: positions of its first return and of the one after its last. */
export interface SampleSpan {
  readonly first: number;
  readonly end: number;
}

/** The figures of each period, dated; empty where nobody knows the dates. */
export const datedValues = (
  dates: readonly string[],
  figures: readonly number[],
): NonNullable<CalculationResult["values"]> =>
  dates.map((date, index) => ({ date, value: figures[index] ?? Number.NaN }));

/** What to tell of a stretch beside its figure: how many returns, when, and the dated values of its periods. */
export function spanOf(
  { dates, startDate }: SubjectSample,
  { first, end }: SampleSpan,
  figures: readonly number[],
): Pick<CalculationResult, "observations" | "values" | "period"> {
  const within = dates.slice(first, end);
  const from = first > 0 ? dates[first - 1] : (startDate ?? within[0]);
  const to = within.at(-1);
  return {
    observations: end - first,
    ...(within.length === 0 ? {} : { values: datedValues(within, figures) }),
    ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
  };
}
