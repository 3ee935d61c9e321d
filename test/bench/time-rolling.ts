import type { PairedSample } from "#shared/calculations/calculation.ts";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import { drawNormals } from "#shared/calculations/draw-normals.ts";
import type { Figure } from "./figure.ts";
import { quietMedianMs } from "./quiet-median.ts";

const WINDOW = 252;
const [DAYS, MORE_DAYS] = [10_000, 100_000];
const REPETITION = { warmUp: 5, runs: 5 } as const;
const PARAMETERS = { periodsPerYear: 252 } as const;

/** Returns of about 1 % a day and those of a benchmark that explains some of them. */
function drawSample(days: number): PairedSample {
  const draws = drawNormals(2 * days, 1985).map((draw) => 0.0003 + 0.01 * draw);
  const benchmark = draws.slice(0, days);
  const returns = draws.slice(days).map((own, day) => own + 0.5 * (benchmark[day] ?? 0));
  return { dates: [], returns, benchmark, frequency: "daily" };
}

/** One piece of work for each method that rolls without reading every window anew. */
const incrementalOn = (sample: PairedSample): readonly (() => unknown)[] =>
  CATALOGUE.flatMap((entry) => {
    if (entry.needs !== "subject" && entry.needs !== "subject-and-benchmark") return [];
    if (entry.rolls === false) return [];
    const parameters = "periodsPerYear" in entry.parameters.shape ? PARAMETERS : {};
    return entry.methods
      .map(({ id: method }) => ({
        method,
        parameters: { ...entry.example.parameters, ...parameters },
        sample,
      }))
      .filter((input) => entry.roll?.(input, WINDOW) !== undefined)
      .map(
        (input) => () =>
          entry.compute({ ...input, parameters: { ...input.parameters, rollingWindow: WINDOW } }),
      );
  });

const slowestOn = (days: number): number =>
  Math.max(...incrementalOn(drawSample(days)).map((work) => quietMedianMs(work, REPETITION)));

/** The slowest incremental rolling form, a year's window over 10,000 returns; and how many times longer ten times as many take. */
export function* timeRolling(): Generator<Figure> {
  const few = slowestOn(DAYS);
  yield { figure: "rolling_10k_ms", value: few, unit: "ms", n: REPETITION.runs };
  const growth = slowestOn(MORE_DAYS) / few;
  yield { figure: "rolling_100k_over_10k", value: growth, unit: "ratio", n: REPETITION.runs };
}
