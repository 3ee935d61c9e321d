import { type Frequency, inferFrequency } from "./infer-frequency.ts";
import type { Series } from "./market-data.ts";
import { type Attempt, blocked, type Obstacle } from "./plan-problem.ts";

/** Simple returns of several series over the same periods. */
export interface AlignedReturns {
  readonly dates: readonly string[];
  /** One list of returns for each series, in the order given. */
  readonly columns: readonly (readonly number[])[];
  readonly frequency: Frequency;
  /** Date of the first price, where all series are prices. */
  readonly startDate?: string;
  readonly warnings: readonly string[];
}

type Point = Series["points"][number];

/** What is wrong with a point: a date that does not ascend, or a value that no return can start from. */
function pointFault(point: Point, previous: Point | undefined, kind: Series["kind"]): string | undefined {
  const { date, value } = point;
  if (previous !== undefined && date <= previous.date) {
    return `${date} comes after ${previous.date}: give each date once, in ascending order`;
  }
  if (!Number.isFinite(value)) return `its value on ${date} is not a number`;
  if (kind === "price" && value <= 0) return `its price on ${date} is not above zero`;
  return undefined;
}

function findFault({ name, kind, points }: Series): Obstacle | undefined {
  for (const [index, point] of points.entries()) {
    const fault = pointFault(point, points[index - 1], kind);
    if (fault === undefined) continue;
    return { kind: "bad-series", message: `The series ${name} cannot be used: ${fault}.` };
  }
  return undefined;
}

function toReturns(series: Series): Series {
  if (series.kind === "return") return series;
  const points = series.points.slice(1).map(({ date, value }, index) => {
    const before = series.points[index]?.value ?? Number.NaN;
    // The difference of near prices is exact, where a ratio minus one would drop digits.
    return { date, value: (value - before) / before };
  });
  return { ...series, kind: "return", points };
}

/** Keeps of every series the points on dates that all of them have. */
function joinOnDates(series: readonly Series[]): readonly Series[] {
  if (series.length === 1) return series;
  const common = series
    .map(({ points }) => new Set(points.map(({ date }) => date)))
    .reduce((shared, dates) => shared.intersection(dates));
  return series.map((each) => ({ ...each, points: each.points.filter(({ date }) => common.has(date)) }));
}

function joinWarnings(before: readonly Series[], after: readonly Series[]): readonly string[] {
  const common = after[0]?.points.length ?? 0;
  const shortened = before.filter(({ points }) => points.length > common).map(({ name }) => name);
  if (shortened.length === 0) return [];
  return [`Only dates common to all series were used; the others of ${shortened.join(", ")} were left out.`];
}

/** Prices of any frequency can be read at common dates; a return cannot be cut to another period. */
function findMismatch(series: readonly Series[]): Obstacle | undefined {
  if (series.length === 1 || series.every(({ kind }) => kind === "price")) return undefined;
  const dated = series.filter(({ points }) => points.length > 1);
  const frequencies = dated.map(({ points }) => inferFrequency(points.map(({ date }) => date)).frequency);
  if (new Set(frequencies).size <= 1) return undefined;
  const seen = dated.map(({ name }, index) => `${name} is ${frequencies[index]}`).join(", ");
  return { kind: "bad-series", message: `Returns of different frequencies cannot be compared: ${seen}.` };
}

/** The joined series as columns of returns, with what their dates tell. */
function toColumns(
  joined: readonly Series[],
): Omit<AlignedReturns, "warnings"> & { doubts: readonly string[] } {
  const returns = joined.map(toReturns);
  const spacing = (joined[0]?.points ?? []).map(({ date }) => date);
  const { frequency, warnings: doubts } = inferFrequency(spacing);
  const [startDate] = joined[0]?.kind === "price" ? spacing : [];
  return {
    dates: startDate === undefined ? spacing : spacing.slice(1),
    columns: returns.map(({ points }) => points.map(({ value }) => value)),
    frequency,
    ...(startDate === undefined ? {} : { startDate }),
    doubts,
  };
}

/**
 * Simple returns of the series over common periods, for at least two common dates. Prices are joined on their dates before
 * they become returns, so that every return spans the same time; where a series is given as returns, all are joined as returns.
 */
export function alignReturns(series: readonly Series[]): Attempt<AlignedReturns> {
  const fault = series.map(findFault).find((found) => found !== undefined) ?? findMismatch(series);
  if (fault !== undefined) return { obstacle: fault };
  const areAllPrices = series.every(({ kind }) => kind === "price");
  const candidates = areAllPrices ? series : series.map(toReturns);
  const joined = joinOnDates(candidates);
  if ((joined[0]?.points.length ?? 0) < 2) {
    const names = [...new Set(series.map(({ name }) => name))].join(" and ");
    return blocked("too-few-observations", `Give ${names} at least two dates in common: there are too few.`);
  }
  const { doubts, ...columns } = toColumns(joined);
  return { made: { ...columns, warnings: [...joinWarnings(candidates, joined), ...doubts] } };
}

/** `alignReturns` that keeps what it made by the names of the series, which must stand for the same series throughout. */
export function alignReturnsOnce(): typeof alignReturns {
  const made = new Map<string, Attempt<AlignedReturns>>();
  return (series) => {
    const key = JSON.stringify(series.map(({ name }) => name));
    const aligned = made.get(key) ?? alignReturns(series);
    made.set(key, aligned);
    return aligned;
  };
}
