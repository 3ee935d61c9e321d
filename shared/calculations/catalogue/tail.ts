import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { confidenceParameter, drawsParameter, horizonParameter, seedParameter } from "../parameters.ts";
import { QUANTILE, rollTail, SHORTFALL, tailFigure } from "../tail-figure.ts";

const parameters = z.strictObject({
  confidence: confidenceParameter,
  horizonPeriods: horizonParameter,
  draws: drawsParameter,
  seed: seedParameter,
  thresholdQuantile: z
    .number()
    .min(0.5)
    .max(0.99)
    .optional()
    .describe("Peaks over a threshold only: share of the losses below the threshold, 0.9 when not given."),
});

const MONTE_CARLO = { id: "monte-carlo", title: "Monte Carlo, normal" } as const;

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
    "extreme value theory var",
    "evt var",
    "peaks over threshold var",
    "pot var",
    "generalised pareto var",
    "generalized pareto var",
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
    {
      id: "peaks-over-threshold",
      title: "Peaks over a threshold, by maximum likelihood",
      source:
        "McNeil, Frey and Embrechts (2005), section 7.2.3: quantile of a generalised Pareto distribution of the losses above their 90 % quantile (type 7), fitted by maximum likelihood as in Grimshaw (1993)",
    },
    {
      id: "peaks-over-threshold-moments",
      title: "Peaks over a threshold, by weighted moments",
      source:
        "The same, fitted by the probability-weighted moments of Hosking and Wallis (1987) with plotting positions (i - 0.35) / n",
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
  roll: (input, window) => rollTail(input, QUANTILE, window),
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
    "extreme value theory expected shortfall",
    "evt expected shortfall",
    "peaks over threshold expected shortfall",
    "pot expected shortfall",
    "generalised pareto expected shortfall",
    "generalized pareto expected shortfall",
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
    {
      id: "peaks-over-threshold",
      title: "Peaks over a threshold, by maximum likelihood",
      source:
        "McNeil, Frey and Embrechts (2005), section 7.2.3: mean beyond the quantile of a generalised Pareto distribution of the losses above their 90 % quantile (type 7), fitted by maximum likelihood as in Grimshaw (1993)",
    },
    {
      id: "peaks-over-threshold-moments",
      title: "Peaks over a threshold, by weighted moments",
      source:
        "The same, fitted by the probability-weighted moments of Hosking and Wallis (1987) with plotting positions (i - 0.35) / n",
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
  roll: (input, window) => rollTail(input, SHORTFALL, window),
});
