import { z } from "zod";
import { type Asset, defineCalculation } from "../calculation.ts";
import { annualFigures, choiceFaults, choosableOf, momentsOf, withWeights } from "../choosable-assets.ts";
import { periodRateOf, RATE_CONVENTION } from "../convert-rate.ts";
import { tangencyPortfolio } from "../efficient-frontier.ts";
import { leastVariance } from "../least-variance.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { boundsParameters } from "../weight-bounds.ts";

/** Uncorrelated: A has a variance of 0.0004 / 3 a period and B four times that; both have a mean of 1 %. */
const UNCORRELATED: readonly Asset[] = [
  { name: "A", returns: [0.02, 0.02, 0, 0] },
  { name: "B", returns: [0.03, -0.01, 0.03, -0.01] },
];

/** The least risk that can be had. */
export const minimumVariance = defineCalculation({
  id: "minimum-variance",
  title: "Minimum-variance volatility",
  synonyms: [
    "minimum variance",
    "minimum-variance portfolio",
    "min variance",
    "global minimum variance",
    "gmv portfolio",
    "least risky portfolio",
    "least risky mix",
    "lowest risk portfolio",
    "lowest volatility portfolio",
    "minimum volatility portfolio",
    "minimum risk portfolio",
  ],
  description:
    "Annualised volatility of the portfolio of the assets that has the least, with its weights as parts; its mean annual return is stated beside the parameters.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter, ...boundsParameters }),
  methods: [
    {
      id: "sample",
      title: "From the sample covariance matrix",
      source:
        "Markowitz (1952): minimise w'Cw over weights that sum to 1, within bounds, C the covariance matrix (n - 1); by the dual method of Goldfarb and Idnani (1983)",
    },
  ],
  needs: "assets",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    assets: UNCORRELATED,
    parameters: { periodsPerYear: 3 },
    value: 0.00032 ** 0.5,
    working:
      "weights as the inverse variances, 0.8 and 0.2: 0.64 x 0.0004 / 3 + 0.04 x 0.0016 / 3 = 0.00032 / 3 a period, times 3, and the root of it",
  },
  compute: ({ sample: { assets }, parameters: { periodsPerYear, minimumWeight, maximumWeight } }) => {
    const moments = momentsOf(assets);
    const bounds = { minimum: minimumWeight, maximum: maximumWeight };
    const warnings = choiceFaults(moments, bounds);
    if (warnings.length > 0) return { value: Number.NaN, warnings };
    const weights = leastVariance(choosableOf(moments, bounds));
    const { meanReturn, volatility } = annualFigures(weights, moments, periodsPerYear);
    return { ...withWeights(volatility, assets, weights), conventions: { meanReturn } };
  },
});

/** The most reward for risk that can be had. */
export const maximumSharpe = defineCalculation({
  id: "maximum-sharpe",
  title: "Maximum Sharpe ratio",
  synonyms: [
    "maximum sharpe",
    "maximum-sharpe portfolio",
    "highest sharpe ratio",
    "max sharpe",
    "highest sharpe portfolio",
    "best sharpe portfolio",
    "tangency portfolio",
    "optimal risky portfolio",
    "optimal portfolio",
    "optimal weights",
    "best risk-adjusted portfolio",
    "mean-variance optimisation",
    "mean-variance optimization",
    "markowitz portfolio",
    "portfolio optimisation",
    "portfolio optimization",
  ],
  description:
    "Highest annualised Sharpe ratio of any portfolio of the assets, with its weights as parts; its mean annual return and volatility are stated beside the parameters.",
  parameters: z.strictObject({
    periodsPerYear: periodsPerYearParameter,
    riskFreeRate: riskFreeRateParameter,
    ...boundsParameters,
  }),
  methods: [
    {
      id: "sample",
      title: "From sample means and covariances",
      source:
        "Tobin (1958), Sharpe (1964): maximise w'(m - r) / sqrt(w'Cw) over weights that sum to 1, within bounds, m the arithmetic means, C the covariance matrix (n - 1); times sqrt(periods per year)",
    },
  ],
  needs: "assets",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    assets: UNCORRELATED,
    parameters: { periodsPerYear: 3 },
    value: 0.03 / 0.00032 ** 0.5,
    working:
      "both means are 1 %, so that the least variance is best: weights 0.8 and 0.2, return 3 % a year, variance 0.00032",
  },
  compute: ({ sample: { assets }, parameters }) => {
    const { periodsPerYear, riskFreeRate, minimumWeight, maximumWeight } = parameters;
    const moments = momentsOf(assets);
    const bounds = { minimum: minimumWeight, maximum: maximumWeight };
    const faults = choiceFaults(moments, bounds);
    if (faults.length > 0) return { value: Number.NaN, conventions: RATE_CONVENTION, warnings: faults };
    const rate = periodRateOf(riskFreeRate, periodsPerYear);
    const excess = { ...moments, means: moments.means.map((mean) => mean - rate) };
    const weights = tangencyPortfolio(choosableOf(excess, bounds));
    if (weights === undefined) {
      const warnings = ["No portfolio within the bounds has a mean return above the risk-free rate."];
      return { value: Number.NaN, conventions: RATE_CONVENTION, warnings };
    }
    const { meanReturn, volatility } = annualFigures(weights, moments, periodsPerYear);
    return {
      ...withWeights((meanReturn - rate * periodsPerYear) / volatility, assets, weights),
      conventions: { ...RATE_CONVENTION, meanReturn, volatility },
    };
  },
});
