import { quantile } from "simple-statistics";
import { z } from "zod";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { PERIOD_IN_WORDS } from "../infer-frequency.ts";
import { confidenceParameter, horizonParameter } from "../parameters.ts";
import { averageOf, tailOf, tailWarnings } from "../sample-statistics.ts";

const parameters = z.strictObject({ confidence: confidenceParameter, horizonPeriods: horizonParameter });

const horizonOf = ({ frequency }: SubjectSample) => ({ horizon: PERIOD_IN_WORDS[frequency] });

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
  ],
  description:
    "Return of one period that is undercut only in the worst share of periods left by the confidence level; a loss is negative.",
  parameters,
  methods: [
    {
      id: "historical",
      title: "Historical",
      source:
        "empyrical value_at_risk: quantile of the returns at 1 - confidence, type 7 of Hyndman and Fan (1996)",
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
  compute: ({ sample, parameters: { confidence } }) => {
    const share = 1 - confidence;
    const { returns } = sample;
    return {
      value: returns.length === 0 ? Number.NaN : quantile([...returns], share),
      conventions: horizonOf(sample),
      warnings: tailWarnings(returns, share),
    };
  },
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
  compute: ({ sample, parameters: { confidence } }) => {
    const share = 1 - confidence;
    const tail = tailOf(sample.returns, share);
    return {
      value: averageOf(tail),
      conventions: horizonOf(sample),
      warnings: tailWarnings(sample.returns, share),
    };
  },
});
