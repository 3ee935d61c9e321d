import { percentile } from "./percentile.ts";

/** How often a piece of work is run to be timed. */
interface Repetition {
  readonly warmUp: number;
  readonly runs: number;
}

/** The quietest round counts: what else the machine did in the others is not what is measured. */
const ROUNDS = 3;

function timesOf(work: () => unknown, runs: number): readonly number[] {
  return Array.from({ length: runs }, () => {
    const startedAtMs = performance.now();
    work();
    return performance.now() - startedAtMs;
  });
}

/** Milliseconds that the work takes: the median of the quietest of three rounds of so many runs. */
export function quietMedianMs(work: () => unknown, { warmUp, runs }: Repetition): number {
  timesOf(work, warmUp);
  return Math.min(...Array.from({ length: ROUNDS }, () => percentile(timesOf(work, runs), 0.5)));
}
