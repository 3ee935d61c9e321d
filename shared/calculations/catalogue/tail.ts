import { quantile } from "simple-statistics";
import { z } from "zod";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { drawNormals, NORMAL_GENERATOR } from "../draw-normals.ts";
import { confidenceParameter, drawsParameter, horizonParameter, seedParameter } from "../parameters.ts";
import { cornishFisherTail, normalTail, type ParametricTail } from "../parametric-tail.ts";
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

const PARAMETRIC = { normal: normalTail, "cornish-fisher": cornishFisherTail } as const;

interface TailInput {
  readonly method: "historical" | "monte-carlo" | keyof typeof PARAMETRIC;
  readonly parameters: z.output<typeof parameters>;
  readonly sample: SubjectSample;
}

/** How a figure of the tail is taken from returns, and from a fitted distribution. */
interface TailFigure {
  readonly ofReturns: (returns: readonly number[], share: number) => number;
  readonly ofFit: (tail: ParametricTail) => number;
}

const QUANTILE: TailFigure = {
  ofReturns: (returns, share) => (returns.length === 0 ? Number.NaN : quantile([...returns], share)),
  ofFit: (tail) => tail.quantile,
};

const SHORTFALL: TailFigure = {
  ofReturns: (returns, share) => averageOf(tailOf(returns, share)),
  ofFit: (tail) => tail.shortfall,
};

function historicalFigure({ sample: { returns } }: TailInput, share: number, { ofReturns }: TailFigure) {
  return { value: ofReturns(returns, share), conventions: {}, warnings: tailWarnings(returns, share) };
}

/** The historical rule over draws of the returns' mean and deviation (n - 1); how they were drawn is stated. */
function simulatedFigure(
  { parameters: { draws, seed }, sample }: TailInput,
  share: number,
  figure: TailFigure,
) {
  const { returns } = sample;
  const chosen = { draws: draws ?? DEFAULT_DRAWS, seed: seed ?? DEFAULT_SEED };
  const [center, scatter] = [averageOf(returns), sampleDeviation(returns)];
  const simulated = drawNormals(chosen.draws, chosen.seed).map((draw) => center + scatter * draw);
  const faults = warningsWhere(fewerThan(2, returns));
  return {
    value: faults.length > 0 ? Number.NaN : figure.ofReturns(simulated, share),
    conventions: { ...chosen, generator: NORMAL_GENERATOR },
    warnings: faults.length > 0 ? faults : tailWarnings(simulated, share),
  };
}

function fittedFigure(
  method: keyof typeof PARAMETRIC,
  { sample: { returns } }: TailInput,
  share: number,
  { ofFit }: TailFigure,
) {
  const tail = PARAMETRIC[method](returns, share);
  const isConstant = method === "cornish-fisher" && sampleDeviation(returns) === 0;
  return {
    value: ofFit(tail),
    conventions: {},
    warnings: warningsWhere([
      ...fewerThan(2, returns),
      [isConstant, "The returns do not vary, so their distribution has no shape."],
      [
        returns.length > 1 && !isConstant && !tail.isMonotone,
        "Skewness and kurtosis are outside the domain in which Cornish and Fisher's quantiles are in order.",
      ],
    ]),
  };
}

/** A figure of the tail by the method chosen, over the horizon asked for, and all that must be told beside it. */
function tailFigure(input: TailInput, figure: TailFigure) {
  const { method } = input;
  const share = 1 - input.parameters.confidence;
  const found =
    method === "historical"
      ? historicalFigure(input, share, figure)
      : method === "monte-carlo"
        ? simulatedFigure(input, share, figure)
        : fittedFigure(method, input, share, figure);
  const scaled = scaleToHorizon(found.value, input.parameters.horizonPeriods, input.sample);
  return {
    value: scaled.value,
    conventions: { ...scaled.conventions, ...found.conventions },
    warnings: [...found.warnings, ...scaled.warnings],
  };
}

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
    "normal var",
    "normal value at risk",
    "cornish-fisher var",
    "cornish-fisher value at risk",
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
      id: "normal",
      title: "Normal",
      source:
        "Jorion (2006), delta-normal: mean + z x standard deviation (n - 1), z the normal quantile at 1 - confidence",
    },
    {
      id: "cornish-fisher",
      title: "Cornish–Fisher",
      source:
        "Cornish and Fisher (1938), Maillard (2012): mean + standard deviation (n - 1) x the normal quantile corrected for moment skewness and excess kurtosis (n)",
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
  compute: (input) => tailFigure(input, QUANTILE),
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
    "normal expected shortfall",
    "normal es",
    "normal cvar",
    "cornish-fisher expected shortfall",
    "cornish-fisher es",
    "cornish-fisher cvar",
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
      id: "normal",
      title: "Normal",
      source:
        "McNeil, Frey and Embrechts (2005): mean - standard deviation (n - 1) x density at z / (1 - confidence)",
    },
    {
      id: "cornish-fisher",
      title: "Cornish–Fisher",
      source:
        "Mean of Cornish and Fisher's (1938) quantile over the tail, integrated in closed form; moments as for value at risk",
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
  compute: (input) => tailFigure(input, SHORTFALL),
});
