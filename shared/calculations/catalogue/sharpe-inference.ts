import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { z } from "zod";
import { type CalculationResult, defineCalculation } from "../calculation.ts";
import { periodRateOf, RATE_CONVENTION } from "../convert-rate.ts";
import { momentsOf } from "../moments.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { averageOf, fewerThan, ratioOf, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

/** How far the Sharpe ratio may be off by chance. */
export const sharpeStandardError = defineCalculation({
  id: "sharpe-standard-error",
  title: "Standard error of the Sharpe ratio",
  synonyms: [
    "sharpe standard error",
    "standard error of the sharpe ratio",
    "sharpe ratio standard error",
    "uncertainty of the sharpe ratio",
  ],
  description: "Standard deviation of the annualised Sharpe ratio as an estimate, for independent returns.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
  }),
  methods: [
    {
      id: "normal",
      title: "Independent normal returns",
      source: "Lo (2002): sqrt((1 + s^2 / 2) / n) with s the ratio per period, times sqrt(periods per year)",
    },
    {
      id: "non-normal",
      title: "Independent returns of any distribution",
      source:
        "Mertens (2002): sqrt((1 + s^2 / 2 - skewness x s + excess kurtosis / 4 x s^2) / n), moments with divisor n, times sqrt(periods per year)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0, 0.02, 0.04],
    parameters: { periodsPerYear: 2 },
    value: 1,
    working: "ratio 1 per period: sqrt((1 + 1 / 2) / 3) x sqrt(2)",
  },
  compute: ({ method, sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const deviation = sampleDeviation(returns);
    const ratio = ratioOf(averageOf(returns) - periodRateOf(riskFreeRate, periodsPerYear), deviation);
    const { skewness, excessKurtosis } = momentsOf(returns);
    const shape = method === "non-normal" ? (excessKurtosis / 4) * ratio ** 2 - skewness * ratio : 0;
    return {
      value: Math.sqrt(((1 + ratio ** 2 / 2 + shape) / returns.length) * periodsPerYear),
      conventions: RATE_CONVENTION,
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [deviation === 0, "The returns do not vary, so there is no risk to divide by."],
      ]),
    };
  },
});

/** Probability that the true Sharpe ratio is above an annual threshold, by the normal distribution of its estimate. */
function probabilityAbove(
  returns: readonly number[],
  {
    riskFreeRate,
    periodsPerYear,
    threshold,
  }: { readonly riskFreeRate: number; readonly periodsPerYear: number; readonly threshold: number },
): Pick<CalculationResult, "value" | "warnings"> {
  const deviation = sampleDeviation(returns);
  const ratio = ratioOf(averageOf(returns) - periodRateOf(riskFreeRate, periodsPerYear), deviation);
  const { skewness, excessKurtosis } = momentsOf(returns);
  const spread = 1 - skewness * ratio + ((excessKurtosis + 2) / 4) * ratio ** 2;
  const distance = ratio - threshold / Math.sqrt(periodsPerYear);
  return {
    value: normalCdf(distance * Math.sqrt((returns.length - 1) / spread), 0, 1),
    warnings: warningsWhere([
      ...fewerThan(2, returns),
      [deviation === 0, "The returns do not vary, so there is no risk to divide by."],
      [spread <= 0, "The returns are too few and too skewed for this ratio to have a standard error."],
    ]),
  };
}

/** How sure it is that the true Sharpe ratio is above a given one. */
export const probabilisticSharpe = defineCalculation({
  id: "probabilistic-sharpe-ratio",
  title: "Probabilistic Sharpe ratio",
  synonyms: ["probabilistic sharpe ratio", "probabilistic sharpe", "psr"],
  description: "Probability that the true Sharpe ratio is above a threshold, zero unless stated otherwise.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
    threshold: z.number().min(-100).max(100).default(0).describe("Annualised Sharpe ratio to be above."),
  }),
  methods: [
    {
      id: "moment",
      title: "With moment skewness and kurtosis",
      source:
        "Bailey and Lopez de Prado (2012): normal probability of (s - threshold) x sqrt(n - 1) / sqrt(1 - skewness x s + (excess kurtosis + 2) / 4 x s^2), per period, moments with divisor n",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.03, 0.05],
    parameters: { periodsPerYear: 4, threshold: 3 },
    value: 0.5,
    working: "the ratio of the sample is 3 itself: normal probability of 0",
  },
  compute: ({ sample: { returns }, parameters }) => ({
    ...probabilityAbove(returns, parameters),
    conventions: RATE_CONVENTION,
  }),
});

/** The constant of Euler and Mascheroni. */
const EULER_GAMMA = 0.5772156649015329;

/** About how high the highest of so many Sharpe ratios is by chance where the true ones are all zero, in their standard deviations. */
const expectedMaximum = (trials: number): number =>
  (1 - EULER_GAMMA) * normalQuantile(1 - 1 / trials, 0, 1) +
  EULER_GAMMA * normalQuantile(1 - 1 / (trials * Math.E), 0, 1);

/** How sure it is that the true Sharpe ratio is above zero, where the sample is the best of many that were tried. */
export const deflatedSharpe = defineCalculation({
  id: "deflated-sharpe-ratio",
  title: "Deflated Sharpe ratio",
  synonyms: [
    "deflated sharpe ratio",
    "deflated sharpe",
    "dsr",
    "sharpe ratio corrected for multiple testing",
    "sharpe ratio after selection bias",
  ],
  description:
    "Probability that the true Sharpe ratio is above the highest that chance alone would give among the strategies tried.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
    trials: z
      .int()
      .min(2)
      .max(1_000_000)
      .describe("Number of independent strategies that were tried, of which this is the best."),
    trialSharpeVariance: z
      .number()
      .min(0)
      .max(10_000)
      .describe("Variance of the annualised Sharpe ratios of the strategies that were tried."),
  }),
  methods: [
    {
      id: "moment",
      title: "With moment skewness and kurtosis",
      source:
        "Bailey and Lopez de Prado (2014): probabilistic Sharpe ratio above sqrt(variance) x ((1 - g) x z(1 - 1 / trials) + g x z(1 - 1 / (trials x e))), g the constant of Euler and Mascheroni, z the normal quantile",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.03, 0.05],
    parameters: { periodsPerYear: 4, trials: 2, trialSharpeVariance: 33.315365504307614 },
    value: 0.5,
    working:
      "z(1 - 1 / 2) = 0, so the threshold is sqrt(33.3153655) x 0.5772157 x 0.9004526 = 3, the ratio of the sample itself",
  },
  compute: ({ sample: { returns }, parameters: { trials, trialSharpeVariance, ...parameters } }) => {
    const threshold = Math.sqrt(trialSharpeVariance) * expectedMaximum(trials);
    return {
      ...probabilityAbove(returns, { ...parameters, threshold }),
      conventions: { ...RATE_CONVENTION, sharpeThreshold: threshold },
    };
  },
});
