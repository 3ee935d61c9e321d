import { quantileSorted } from "simple-statistics";
import { z } from "zod";
import { withParts } from "../breakdown.ts";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { NORMAL_GENERATOR } from "../draw-normals.ts";
import { DEBT_WARNING, endsInDebt } from "../growth.ts";
import { PERIODS_PER_YEAR } from "../infer-frequency.ts";
import { fewerThan, sampleDeviation, warningsWhere } from "../sample-statistics.ts";
import { UNIFORM_GENERATOR } from "../seeded-uniforms.ts";
import { simulateBootstrapPaths, simulateBrownianPaths } from "../simulate-paths.ts";

const shape = {
  horizonPeriods: z
    .int()
    .min(1)
    .max(1_000)
    .optional()
    .describe("Periods of the data that are simulated; those of one year when not given."),
  paths: z.int().min(1_000).max(100_000).default(10_000).describe("Number of simulated paths."),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1)
    .describe("Seed of the draws: the same seed gives the same paths."),
  blockPeriods: z
    .int()
    .min(1)
    .max(1_000)
    .optional()
    .describe("Method block-bootstrap only: returns in a row, the cube root of their number when not given."),
};
const parameters = z.strictObject(shape);

const METHODS = [
  {
    id: "geometric-brownian-motion",
    title: "Geometric Brownian motion",
    source:
      "Glasserman (2003), section 3.2: exp(n x mean + sqrt(n) x standard deviation x Z) - 1, mean and deviation (n - 1) of the log returns, Z standard normal draws",
  },
  {
    id: "bootstrap",
    title: "Bootstrap of the returns",
    source: "Efron (1979): every period's return is drawn from those of the data, with replacement",
  },
  {
    id: "block-bootstrap",
    title: "Circular block bootstrap",
    source:
      "Politis and Romano (1992): blocks of returns in a row, drawn with replacement from the data joined to a circle; length of order n^(1/3) as in Hall, Horowitz and Jing (1995)",
  },
] as const;

interface SimulationInput {
  readonly method: (typeof METHODS)[number]["id"];
  readonly parameters: z.output<typeof parameters>;
  readonly sample: SubjectSample;
}

/** What would make the paths meaningless, and what to know of those that can be drawn. */
function doubtsOf({ method, sample: { returns } }: SimulationInput) {
  const isBrownian = method === "geometric-brownian-motion";
  const hasRuin = isBrownian && returns.includes(-1);
  const faults = warningsWhere([
    ...fewerThan(2, returns),
    [endsInDebt(returns), DEBT_WARNING],
    [hasRuin, "Everything was lost in a period, and nothing has no logarithm: take a bootstrap."],
  ]);
  const isCertain = faults.length === 0 && sampleDeviation(returns) === 0;
  const notes = warningsWhere([[isCertain, "The returns do not vary, so all paths are the same."]]);
  return { faults, notes };
}

/** The paths, none where they would be meaningless, and how they were drawn. */
function simulate(input: SimulationInput) {
  const { method, sample, parameters: chosen } = input;
  const { returns, frequency } = sample;
  const isBrownian = method === "geometric-brownian-motion";
  const horizonPeriods = chosen.horizonPeriods ?? PERIODS_PER_YEAR[frequency];
  const usualBlock = Math.max(1, Math.round(Math.cbrt(returns.length)));
  const blockPeriods = method === "bootstrap" ? 1 : (chosen.blockPeriods ?? usualBlock);
  const simulation = { paths: chosen.paths, seed: chosen.seed, horizonPeriods };
  const draw = () =>
    isBrownian
      ? simulateBrownianPaths(returns, simulation)
      : simulateBootstrapPaths(returns, simulation, blockPeriods);
  const { faults, notes } = doubtsOf(input);
  return {
    paths: faults.length > 0 ? [] : draw(),
    conventions: {
      horizonPeriods,
      ...(method === "block-bootstrap" ? { blockPeriods } : {}),
      generator: isBrownian ? NORMAL_GENERATOR : UNIFORM_GENERATOR,
    },
    warnings: [...faults, ...notes],
  };
}

const quantileAt = (paths: readonly number[], share: number): number =>
  paths.length === 0 ? Number.NaN : quantileSorted(paths, share);

/** A path that comes back to where it started is off by the rounding of its logarithms, which is no loss. */
const ROUNDING = 1e-12;

/** Share of the paths that end below a return; the paths ascend. */
function shareBelow(paths: readonly number[], threshold: number): number {
  const below = paths.findIndex((value) => value >= threshold - ROUNDING);
  return below < 0 ? 1 : below / paths.length;
}

/** Where simulated paths end. */
export const simulatedReturn = defineCalculation({
  id: "simulated-return",
  title: "Simulated return",
  synonyms: [
    "monte carlo simulation",
    "monte carlo paths",
    "simulated paths",
    "simulated returns",
    "bootstrap simulation",
    "range of outcomes",
    "distribution of outcomes",
    "percentiles of the outcome",
  ],
  description:
    "Return over a horizon at a quantile of simulated paths, the median unless another is asked for, with the 5th to the 95th percentile, the mean and the probability of a loss.",
  parameters: z.strictObject({
    ...shape,
    quantile: z
      .number()
      .min(0.001)
      .max(0.999)
      .default(0.5)
      .describe(
        "Share of the paths that end lower, as a fraction: 0.5 for the median, 0.05 for a bad outcome.",
      ),
  }),
  methods: METHODS,
  needs: "subject",
  unit: "fraction",
  scalesToAmount: true,
  rolls: false,
  example: {
    returns: [0.1, 0.1, 0.1],
    parameters: { horizonPeriods: 2 },
    value: 0.21,
    working: "returns that do not vary make every path 1.1 x 1.1 - 1",
  },
  compute: (input) => {
    const { paths, ...told } = simulate(input);
    const mean = paths.reduce((sum, value) => sum + value, 0) / paths.length;
    const parts = [
      { name: "5th percentile", value: quantileAt(paths, 0.05) },
      { name: "25th percentile", value: quantileAt(paths, 0.25) },
      { name: "Median", value: quantileAt(paths, 0.5) },
      { name: "75th percentile", value: quantileAt(paths, 0.75) },
      { name: "95th percentile", value: quantileAt(paths, 0.95) },
      { name: "Mean", value: mean },
      { name: "Probability of a loss", value: shareBelow(paths, 0) },
    ];
    return { ...withParts(quantileAt(paths, input.parameters.quantile), parts), ...told };
  },
});

/** How likely simulated paths end below a return. */
export const lossProbability = defineCalculation({
  id: "loss-probability",
  title: "Probability of a loss",
  synonyms: [
    "probability of loss",
    "probability of losing",
    "chance of a loss",
    "chance of losing",
    "likelihood of a loss",
    "shortfall probability",
  ],
  description: "Share of simulated paths that end below a return, zero unless another is asked for.",
  parameters: z.strictObject({
    ...shape,
    thresholdReturn: z
      .number()
      .min(-1)
      .max(10)
      .default(0)
      .describe(
        "Return over the horizon that a path must fall short of, as a fraction: -0.2 for losing over 20 %.",
      ),
  }),
  methods: METHODS,
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  rolls: false,
  example: {
    returns: [-0.1, -0.1, -0.1],
    parameters: { horizonPeriods: 2, thresholdReturn: -0.15 },
    value: 1,
    working: "returns that do not vary make every path 0.9 x 0.9 - 1 = -19 %, below -15 %",
  },
  compute: (input) => {
    const { paths, ...told } = simulate(input);
    const isUndefined = paths.length === 0;
    return { value: isUndefined ? Number.NaN : shareBelow(paths, input.parameters.thresholdReturn), ...told };
  },
});
