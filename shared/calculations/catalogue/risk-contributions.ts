import { z } from "zod";
import { partsOf, riskWarnings, withParts } from "../breakdown.ts";
import { defineCalculation } from "../calculation.ts";
import { dot, portfolioRiskOf } from "../covariance.ts";
import { periodsPerYearParameter } from "../parameters.ts";

const HALVES = [
  { name: "A", weight: 0.5, returns: [0.02, 0, 0.04] },
  { name: "B", weight: 0.5, returns: [0.06, 0.04, 0.08] },
] as const;

/** How much of the portfolio's volatility each asset answers for. */
export const riskContributions = defineCalculation({
  id: "risk-contributions",
  title: "Risk contributions",
  synonyms: [
    "risk contribution",
    "contributions to risk",
    "contribution to risk",
    "component volatility",
    "contribution to volatility",
    "contributions to volatility",
    "risk decomposition",
    "risk attribution by asset",
    "which asset contributes most risk",
  ],
  description:
    "The portfolio's annualised volatility, and the part of it that each asset answers for; the parts sum to the whole.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "euler",
      title: "Euler, from the covariance matrix",
      source:
        "Litterman (1996), Tasche (1999): weight x (covariance matrix x weights) / portfolio standard deviation (n - 1), times sqrt(periods per year)",
    },
  ],
  needs: "portfolio",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.04, 0.02, 0.06],
    assets: HALVES,
    parameters: { periodsPerYear: 4 },
    value: 0.04,
    working: "both move alike with 2 % a period, and so does the portfolio: 2 % x sqrt(4), half from each",
  },
  compute: ({ sample: { assets, returns }, parameters: { periodsPerYear } }) => {
    const { deviation, weights, slopes } = portfolioRiskOf(assets);
    const scale = Math.sqrt(periodsPerYear);
    const parts = weights.map((weight, index) => weight * (slopes[index] ?? Number.NaN) * scale);
    return {
      ...withParts(deviation * scale, partsOf(assets, parts)),
      warnings: riskWarnings(returns, deviation),
    };
  },
});

/** How much risk the mixing of assets takes away. */
export const diversificationRatio = defineCalculation({
  id: "diversification-ratio",
  title: "Diversification ratio",
  synonyms: [
    "diversification",
    "how diversified",
    "well diversified",
    "diversification benefit",
    "choueifaty ratio",
  ],
  description:
    "Weighted average volatility of the assets over the portfolio's: 1 where nothing is diversified; the parts are each asset's share of it.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "choueifaty",
      title: "Choueifaty and Coignard",
      source:
        "Choueifaty and Coignard (2008): sum of weight x standard deviation / standard deviation of the portfolio (n - 1)",
    },
  ],
  needs: "portfolio",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.04, 0.02, 0.06],
    assets: HALVES,
    value: 1,
    working: "both move alike, so 0.5 x 2 % + 0.5 x 2 % over 2 %",
  },
  compute: ({ sample: { assets, returns } }) => {
    const { deviation, deviations, weights } = portfolioRiskOf(assets);
    const parts = weights.map((weight, index) => (weight * (deviations[index] ?? Number.NaN)) / deviation);
    const value = deviation === 0 ? Number.NaN : dot(weights, deviations) / deviation;
    const isShort = weights.some((weight) => weight < 0);
    return {
      ...withParts(value, partsOf(assets, parts)),
      warnings: [
        ...riskWarnings(returns, deviation),
        ...(isShort ? ["The ratio is meant for portfolios without short positions."] : []),
      ],
    };
  },
});
