import type { MarketData, Position, Series } from "./market-data.ts";
import { type Attempt, blocked } from "./plan-problem.ts";

/** The name by which a plan asks for the weighted positions. */
export const PORTFOLIO = "portfolio";
/** What a calculation on several assets is about where there are no positions. */
const ALL_SERIES = "all series";

/** What a calculation is about: one series, or several with their weights. */
export interface Subject {
  readonly name: string;
  readonly members: readonly { readonly series: Series; readonly weight: number }[];
  readonly warnings: readonly string[];
}

const WEIGHT_TOLERANCE = 1e-6;

const isSameName = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

/** The series of this name: the exact one, or the only one that differs in case. */
function findSeries(name: string, data: MarketData): Attempt<Series> {
  const exact = data.series.filter((series) => series.name === name);
  const found = exact.length > 0 ? exact : data.series.filter((series) => isSameName(series.name, name));
  const [series] = found;
  if (series === undefined) {
    const names = data.series.map((each) => each.name).join(", ");
    const offer = names === "" ? "no series was given" : `the series are ${names}`;
    return blocked("unknown-series", `There is no series named ${name}: ${offer}.`);
  }
  if (found.length > 1) {
    return blocked("bad-series", `More than one series is named ${name}: give each its own name.`);
  }
  return { made: series };
}

function resolvePortfolio(positions: readonly Position[], data: MarketData): Attempt<Subject> {
  const members: { series: Series; weight: number }[] = [];
  for (const { name, weight } of positions) {
    const found = findSeries(name, data);
    if ("obstacle" in found) return found;
    members.push({ series: found.made, weight });
  }
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const warnings =
    Math.abs(total - 1) > WEIGHT_TOLERANCE
      ? [
          `The weights of the positions sum to ${Number(total.toPrecision(6))}, not to 1; they are used as given.`,
        ]
      : [];
  return { made: { name: PORTFOLIO, members, warnings } };
}

/** What a plan's series name stands for. `portfolio` is the weighted positions where there are any. */
export function resolveSubject(name: string, data: MarketData): Attempt<Subject> {
  const positions = data.positions ?? [];
  if (isSameName(name, PORTFOLIO) && positions.length > 0) return resolvePortfolio(positions, data);
  const found = findSeries(name, data);
  if ("obstacle" in found) {
    if (!isSameName(name, PORTFOLIO)) return found;
    return blocked("unknown-series", "There is no portfolio: give positions with their weights.");
  }
  return { made: { name: found.made.name, members: [{ series: found.made, weight: 1 }], warnings: [] } };
}

/** The series that a benchmark's name stands for: one of exactly this name, or else several, separated by commas. */
export function resolveFactors(name: string, data: MarketData): Attempt<readonly Subject[]> {
  const isOne = data.series.some((series) => series.name === name);
  const factors: Subject[] = [];
  for (const factor of isOne ? [name] : name.split(",")) {
    const found = resolveSubject(factor.trim(), data);
    if ("obstacle" in found) return found;
    factors.push(found.made);
  }
  return { made: factors };
}

/** Several series by their names, each once. */
function resolveNamedAssets(name: string, data: MarketData): Attempt<Subject> {
  const named = resolveFactors(name, data);
  if ("obstacle" in named) return named;
  const series = [...new Set(named.made.flatMap(({ members }) => members.map((member) => member.series)))];
  if (series.length < 2) {
    const remedy = "name several series, separated by commas, or portfolio, which stands for all of them";
    return blocked("bad-series", `${name} alone is not several assets: ${remedy}.`);
  }
  const members = series.map((each) => ({ series: each, weight: Number.NaN }));
  return { made: { name: series.map((each) => each.name).join(", "), members, warnings: [] } };
}

/**
 * The assets that a name stands for, each once: those that it lists, separated by commas; for `portfolio` those of the positions or,
 * where there are none, all series but the benchmark. Their weights are meaningless.
 */
export function resolveAssets(name: string, data: MarketData): Attempt<Subject> {
  if (!isSameName(name, PORTFOLIO)) return resolveNamedAssets(name, data);
  const positions = data.positions ?? [];
  const isBenchmark = ({ name }: Series) => data.benchmark !== undefined && isSameName(name, data.benchmark);
  const held = resolvePortfolio(positions, data);
  if ("obstacle" in held) return held;
  const series =
    positions.length > 0
      ? [...new Set(held.made.members.map((member) => member.series))]
      : data.series.filter((each) => !isBenchmark(each));
  if (series.length < 2) {
    return blocked("bad-series", "There are fewer than two assets: give the series of several.");
  }
  const members = series.map((each) => ({ series: each, weight: Number.NaN }));
  return { made: { name: positions.length > 0 ? PORTFOLIO : ALL_SERIES, members, warnings: [] } };
}

/** True for the weighted positions, false for a single series. */
export const isPortfolio = ({ name }: Subject): boolean => name === PORTFOLIO;

/** True when the portfolio's value is what stands at risk in this subject, rather than in a part of it. */
export function isWholePortfolio(subject: Subject, data: MarketData): boolean {
  if (isPortfolio(subject) || data.positions === undefined || data.positions.length === 0) return true;
  const [only, ...others] = data.positions;
  return others.length === 0 && only?.weight === 1 && isSameName(only.name, subject.name);
}
