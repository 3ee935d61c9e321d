import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { z } from "zod";
import { lowestPart, partsOf, riskWarnings, withParts } from "../breakdown.ts";
import { defineCalculation, type HeldAsset, type PortfolioSample } from "../calculation.ts";
import { deviationAt, dot, type PortfolioRisk, portfolioRiskOf } from "../covariance.ts";
import { confidenceParameter } from "../parameters.ts";

const parameters = z.strictObject({ confidence: confidenceParameter });

/** A moves by 2 % a period, B not at all. */
const ONE_RISKY: readonly HeldAsset[] = [
  { name: "A", weight: 0.5, returns: [0.02, 0, 0.04] },
  { name: "B", weight: 0.5, returns: [0.01, 0.01, 0.01] },
];
const ONE_RISKY_RETURNS = [0.015, 0.005, 0.025];
const Z = -1.6448536269514726;

const quantileAt = (confidence: number): number => normalQuantile(1 - confidence, 0, 1);

/** Normal value at risk at other weights than the portfolio's. */
const normalAt = (weights: readonly number[], { means, covariance }: PortfolioRisk, z: number): number =>
  dot(weights, means) + z * deviationAt(weights, covariance);

/** Derivatives of the normal value at risk by each weight. */
const marginalsOf = ({ means, slopes }: PortfolioRisk, z: number): readonly number[] =>
  means.map((mean, index) => mean + z * (slopes[index] ?? Number.NaN));

/** The figures of each asset, the lowest of which is the value and is named. */
function worstOf(
  { assets, returns }: PortfolioSample,
  { deviation }: PortfolioRisk,
  values: readonly number[],
) {
  const parts = partsOf(assets, values);
  const worst = deviation > 0 ? lowestPart(parts) : undefined;
  const warnings = riskWarnings(returns, deviation);
  if (worst === undefined) return { value: Number.NaN, warnings };
  return { ...withParts(worst.value, parts), conventions: { asset: worst.name }, warnings };
}

/** How the portfolio's value at risk is shared out among its assets. */
export const componentValueAtRisk = defineCalculation({
  id: "component-value-at-risk",
  title: "Component value at risk",
  synonyms: [
    "component var",
    "var contribution",
    "var contributions",
    "contributions to var",
    "contribution to var",
    "contribution to value at risk",
    "value at risk by asset",
    "var by asset",
    "var decomposition",
  ],
  description:
    "The portfolio's normal value at risk of one period, and the part of it each asset answers for; the parts sum to the whole and a loss is negative.",
  parameters,
  methods: [
    {
      id: "normal",
      title: "Normal, Euler",
      source:
        "Jorion (2006), Tasche (1999): weight x (mean + z x (covariance matrix x weights) / portfolio standard deviation (n - 1)), z the normal quantile at 1 - confidence",
    },
  ],
  needs: "portfolio",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: ONE_RISKY_RETURNS,
    assets: ONE_RISKY,
    value: 0.015 + 0.01 * Z,
    working: "mean 1.5 %, standard deviation 1 %: 0.015 - 1.64485 x 0.01, of which B is 0.5 x 1 %",
  },
  compute: ({ sample: { assets, returns }, parameters: { confidence } }) => {
    const risk = portfolioRiskOf(assets);
    const z = quantileAt(confidence);
    const parts = marginalsOf(risk, z).map(
      (marginal, index) => (risk.weights[index] ?? Number.NaN) * marginal,
    );
    return {
      ...withParts(normalAt(risk.weights, risk, z), partsOf(assets, parts)),
      warnings: riskWarnings(returns, risk.deviation),
    };
  },
});

/** How fast the portfolio's value at risk grows with each asset's weight. */
export const marginalValueAtRisk = defineCalculation({
  id: "marginal-value-at-risk",
  title: "Marginal value at risk",
  synonyms: ["marginal var", "marginal contribution to var", "var per unit of weight", "mvar"],
  description:
    "By how much the portfolio's normal value at risk moves per unit of an asset's weight: the lowest of the assets' figures, with those of all.",
  parameters,
  methods: [
    {
      id: "normal",
      title: "Normal",
      source:
        "Jorion (2006): mean + z x (covariance matrix x weights) / portfolio standard deviation (n - 1), z the normal quantile at 1 - confidence",
    },
  ],
  needs: "portfolio",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: ONE_RISKY_RETURNS,
    assets: ONE_RISKY,
    value: 0.02 + 0.02 * Z,
    working:
      "A's covariance with the portfolio is 0.02 x 0.01, over 0.01: 0.02 - 1.64485 x 0.02; B's is 0.01",
  },
  compute: ({ sample, parameters: { confidence } }) => {
    const risk = portfolioRiskOf(sample.assets);
    return worstOf(sample, risk, marginalsOf(risk, quantileAt(confidence)));
  },
});

/** How much less would be at risk if an asset were sold. */
export const incrementalValueAtRisk = defineCalculation({
  id: "incremental-value-at-risk",
  title: "Incremental value at risk",
  synonyms: ["incremental var", "var without an asset", "var added by an asset", "ivar"],
  description:
    "What each asset adds to the portfolio's normal value at risk, against holding cash in its place: the lowest of the assets' figures, with those of all.",
  parameters,
  methods: [
    {
      id: "normal",
      title: "Normal, the asset sold for cash",
      source:
        "Jorion (2006): normal value at risk of the portfolio - that with the asset's weight set to zero and the other weights kept, standard deviations with n - 1",
    },
  ],
  needs: "portfolio",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: ONE_RISKY_RETURNS,
    assets: ONE_RISKY,
    value: 0.01 + 0.01 * Z,
    working: "0.015 - 1.64485 x 0.01 with A, 0.005 without: the difference; B adds 0.005",
  },
  compute: ({ sample, parameters: { confidence } }) => {
    const risk = portfolioRiskOf(sample.assets);
    const z = quantileAt(confidence);
    const whole = normalAt(risk.weights, risk, z);
    const added = risk.weights.map((_, asset) => {
      const others = risk.weights.map((weight, other) => (other === asset ? 0 : weight));
      return whole - normalAt(others, risk, z);
    });
    return worstOf(sample, risk, added);
  },
});
