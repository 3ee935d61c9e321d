import type { SubjectSample } from "#shared/calculations/calculation.ts";
import { simulatedReturn } from "#shared/calculations/catalogue/simulation.ts";
import type { Figure } from "./figure.ts";
import { quietMedianMs } from "./quiet-median.ts";

const REPETITION = { warmUp: 1, runs: 3 } as const;

/** 100,000 paths of a year of days by the slowest method, from the draws to the percentiles. */
export function timeSimulation(sample: SubjectSample): Figure {
  const parameters = { paths: 100_000, horizonPeriods: 252 };
  const times = simulatedReturn.methods.map(({ id: method }) =>
    quietMedianMs(() => simulatedReturn.compute({ method, parameters, sample }), REPETITION),
  );
  return { figure: "monte_carlo_100k_ms", value: Math.max(...times), unit: "ms", n: REPETITION.runs };
}
