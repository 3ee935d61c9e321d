import { covarianceOf, sampleDeviation } from "./sample-statistics.ts";

/** Returns above the benchmark's, period by period. */
export const activeReturnsOf = (
  returns: readonly number[],
  benchmark: readonly number[],
): readonly number[] => returns.map((value, index) => value - (benchmark[index] ?? Number.NaN));

/** Covariance over variance; NaN below two pairs and where the benchmark does not vary. */
export const betaOf = (returns: readonly number[], benchmark: readonly number[]): number =>
  sampleDeviation(benchmark) === 0
    ? Number.NaN
    : covarianceOf(returns, benchmark) / covarianceOf(benchmark, benchmark);

/** What the returns leave when beta times the benchmark is taken off, rates without risk taken off both first. */
export function residualsOf(
  returns: readonly number[],
  benchmark: readonly number[],
  periodRate: number,
): readonly number[] {
  const beta = betaOf(returns, benchmark);
  return returns.map(
    (value, index) => value - periodRate - beta * ((benchmark[index] ?? Number.NaN) - periodRate),
  );
}

/** The pairs in which the benchmark meets a condition. */
export function pairsWhere(
  returns: readonly number[],
  benchmark: readonly number[],
  holds: (value: number) => boolean,
): { readonly returns: readonly number[]; readonly benchmark: readonly number[] } {
  return {
    returns: returns.filter((_, index) => holds(benchmark[index] ?? Number.NaN)),
    benchmark: benchmark.filter(holds),
  };
}

export const CONSTANT_BENCHMARK =
  "The benchmark's returns do not vary, so nothing can be measured against them.";
