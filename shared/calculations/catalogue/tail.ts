import { quantile } from "simple-statistics";
import { z } from "zod";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { drawNormals, NORMAL_GENERATOR } from "../draw-normals.ts";
import { confidenceParameter, drawsParameter, horizonParameter, seedParameter } from "../parameters.ts";
import {
  averageOf,
  fewerThan,
  sampleDeviation,
  tailOf,
  tailWarnings,
  warningsWhere,
} from "../sample-statistics.ts";
import { scaleToHorizon } from "../scale-to-horizon.ts";

const DEFAULT_DRAWS = 10_000;
const DEFAULT_SEED = 1;

const parameters = z.strictObject({
  confidence: confidenceParameter,
  horizonPeriods: horizonParameter,
  draws: drawsParameter,
  seed: seedParameter,
});

const MONTE_CARLO = { id: "monte-carlo", title: "Monte Carlo, normal" } as const;

interface TailInput {
  readonly method: "historical" | "monte-carlo";
  readonly parameters: z.output<typeof parameters>;
  readonly sample: SubjectSample;
}

/** The returns themselves, or simulated ones of the same mean and deviation (n - 1); how they were drawn is stated. */
function returnsFor({ method, parameters: { draws, seed }, sample: { returns } }: TailInput) {
  if (method === "historical") return { returns, conventions: {}, warnings: [] };
  const chosen = { draws: draws ?? DEFAULT_DRAWS, seed: seed ?? DEFAULT_SEED };
  const [center, scatter] = [averageOf(returns), sampleDeviation(returns)];
  const simulated = drawNormals(chosen.draws, chosen.seed).map((draw) => center + scatter * draw);
  return {
    returns: returns.length < 2 ? [] : simulated,
    conventions: { ...chosen, generator: NORMAL_GENERATOR },
    warnings: warningsWhere(fewerThan(2, returns)),
  };
}

/** What a figure of the tail is, and all that must be told beside it. */
function tailFigure(input: TailInput, figureOf: (returns: readonly number[], share: number) => number) {
  const { confidence, horizonPeriods } = input.parameters;
  const share = 1 - confidence;
  const { returns, conventions, warnings } = returnsFor(input);
  const scaled = scaleToHorizon(figureOf(returns, share), horizonPeriods, input.sample);
  return {
    value: scaled.value,
    conventions: { ...scaled.conventions, ...conventions },
    warnings: [...(warnings.length > 0 ? warnings : tailWarnings(returns, share)), ...scaled.warnings],
  };
}

const quantileOf = (returns: readonly number[], share: number): number =>
  returns.length === 0 ? Number.NaN : quantile([...returns], share);

const shortfallOf = (returns: readonly number[], share: number): number => averageOf(tailOf(returns, share));

/** The return that is undercut in the worst share of periods only; a loss is negative. */
export const valueAtRisk = defineCalculation({
  id: "value-at-risk",
  title: "Value at risk",
  synonyms: [
    "value at risk",
    "value-at-risk",
    "var",
    "historical var",
    "historical value at risk",
    "worst expected loss",
    "loss threshold",
    "maximum loss at confidence",
    "monte carlo var",
    "monte carlo value at risk",
  ],
  description:
    "Return that is undercut only in the worst share of periods left by the confidence level; a loss is negative.",
  parameters,
  methods: [
    {
      id: "historical",
      title: "Historical",
      source:
        "empyrical value_at_risk: quantile of the returns at 1 - confidence, type 7 of Hyndman and Fan (1996)",
    },
    {
      ...MONTE_CARLO,
      source:
        "Jorion (2006): the historical rule over seeded draws from a normal distribution of the returns' mean and standard deviation (n - 1)",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.02, -0.04, 0.01, 0.03, -0.01],
    parameters: { confidence: 0.9 },
    value: -0.028,
    working: "position 4 x 0.1 = 0.4 between -4 % and -1 %: -0.04 + 0.4 x 0.03",
  },
  compute: (input) => tailFigure(input, quantileOf),
});

/** The mean return of the worst periods; a loss is negative and never smaller than the value at risk. */
export const expectedShortfall = defineCalculation({
  id: "expected-shortfall",
  title: "Expected shortfall",
  synonyms: [
    "expected shortfall",
    "es",
    "conditional value at risk",
    "conditional var",
    "cvar",
    "average value at risk",
    "tail loss",
    "expected tail loss",
    "loss beyond var",
    "monte carlo expected shortfall",
    "monte carlo es",
    "monte carlo cvar",
  ],
  description: "Mean return of the worst periods, those at and beyond the value at risk; a loss is negative.",
  parameters,
  methods: [
    {
      id: "historical",
      title: "Historical",
      source:
        "empyrical conditional_value_at_risk: mean of the lowest floor((n - 1) x (1 - confidence)) + 1 returns",
    },
    {
      ...MONTE_CARLO,
      source:
        "Jorion (2006): the historical rule over seeded draws from a normal distribution of the returns' mean and standard deviation (n - 1)",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.02, -0.04, 0.01, 0.03, -0.01],
    parameters: { confidence: 0.75 },
    value: -0.025,
    working: "the lowest floor(4 x 0.25) + 1 = 2 returns: (-0.04 - 0.01) / 2",
  },
  compute: (input) => tailFigure(input, shortfallOf),
});
