import { z } from "zod";
import { type Asset, defineCalculation, type FactorsSample } from "../calculation.ts";
import { periodRateOf, RATE_CONVENTION } from "../convert-rate.ts";
import { leastSquares } from "../least-squares.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { averageOf, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

const SOURCE =
  "ordinary least squares of the excess return on a constant and the factors' (Jensen, 1968; Fama and French, 1993)";
const UNDEFINED =
  "The factors cannot be told apart: there are too few periods, or one is constant or made up of others.";

const factorParameters = z.strictObject({
  riskFreeRate: riskFreeRateParameter,
  periodsPerYear: periodsPerYearParameter,
  factorsAreExcess: z
    .boolean()
    .default(false)
    .describe(
      "True for factors that are returns of long less short positions, from which no risk-free rate is taken off.",
    ),
});

interface Fit {
  readonly alpha: number;
  readonly alphaError: number;
  readonly loadings: readonly {
    readonly name: string;
    readonly loading: number;
    readonly error: number;
    readonly mean: number;
  }[];
  readonly explained: number;
  readonly adjusted: number;
}

/** The fit per period; undefined where there is none. */
function fitFactors(
  { returns, factors }: FactorsSample,
  { riskFreeRate, periodsPerYear, factorsAreExcess }: z.output<typeof factorParameters>,
): Fit | undefined {
  const rate = periodRateOf(riskFreeRate, periodsPerYear);
  const excess = returns.map((value) => value - rate);
  const regressors = factors.map((factor: Asset) =>
    factorsAreExcess ? factor.returns : factor.returns.map((value) => value - rate),
  );
  const fit = leastSquares(regressors, excess);
  if (fit === undefined || sampleDeviation(excess) === 0) return undefined;
  const center = averageOf(excess);
  const total = excess.reduce((sum, value) => sum + (value - center) ** 2, 0);
  const unexplained = fit.residualSumOfSquares / total;
  const [alpha = Number.NaN, ...slopes] = fit.coefficients;
  const [alphaError = Number.NaN, ...slopeErrors] = fit.standardErrors;
  return {
    alpha,
    alphaError,
    loadings: factors.map(({ name }, index) => ({
      name,
      loading: slopes[index] ?? Number.NaN,
      error: slopeErrors[index] ?? Number.NaN,
      mean: averageOf(regressors[index] ?? []),
    })),
    explained: 1 - unexplained,
    adjusted: 1 - (unexplained * (excess.length - 1)) / fit.degreesOfFreedom,
  };
}

const EXAMPLE = {
  returns: [0.03, 0.01, -0.01, -0.03],
  factors: [
    { name: "Market", returns: [0.01, 0.01, -0.01, -0.01] },
    { name: "Size", returns: [0.01, -0.01, 0.01, -0.01] },
  ],
  parameters: { periodsPerYear: 12 },
};

/** How several factors together explain a return. */
export const factorRegression = defineCalculation({
  id: "factor-regression",
  title: "R squared of the factor regression",
  synonyms: [
    "factor regression",
    "multi-factor regression",
    "multifactor regression",
    "factor model",
    "factor loadings",
    "factor exposures",
    "factor betas",
    "multiple regression",
  ],
  description:
    "Share of the variance that several factors explain together, with the loading on each, its standard error and t-statistic.",
  parameters: factorParameters,
  methods: [
    { id: "r-squared", title: "R squared", source: SOURCE },
    { id: "adjusted", title: "Adjusted R squared", source: `${SOURCE}; adjusted as Theil (1961)` },
  ],
  needs: "subject-and-factors",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    ...EXAMPLE,
    value: 1,
    working: "each return is twice the market's and once the size factor's, with nothing left over",
  },
  compute: ({ method, sample, parameters }) => {
    const fit = fitFactors(sample, parameters);
    if (fit === undefined) return { value: Number.NaN, conventions: RATE_CONVENTION, warnings: [UNDEFINED] };
    return {
      value: method === "adjusted" ? fit.adjusted : fit.explained,
      breakdown: fit.loadings.map(({ name, loading }) => ({ name: `Loading on ${name}`, value: loading })),
      conventions: {
        ...RATE_CONVENTION,
        standardErrors: fit.loadings.map(({ error }) => error),
        ...(fit.explained < 1 && { tStatistics: fit.loadings.map(({ loading, error }) => loading / error) }),
      },
      warnings: warningsWhere([
        [sample.returns.length < 30, "Fewer than 30 periods make loadings uncertain."],
      ]),
    };
  },
});

/** The return that no factor explains. */
export const factorAlpha = defineCalculation({
  id: "factor-alpha",
  title: "Factor alpha",
  synonyms: ["factor alpha", "multi-factor alpha", "multifactor alpha", "alpha over the factors"],
  description:
    "Annualised return that several factors together do not explain, with the return that each explains.",
  parameters: factorParameters,
  methods: [
    { id: "arithmetic", title: "Multiplied", source: `${SOURCE}; the constant times periods per year` },
  ],
  needs: "subject-and-factors",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.04, 0.02, 0, -0.02],
    factors: EXAMPLE.factors,
    parameters: EXAMPLE.parameters,
    value: 0.12,
    working: "each return is 1 % more than twice the market's and once the size factor's: 12 x 0.01",
  },
  compute: ({ sample, parameters }) => {
    const fit = fitFactors(sample, parameters);
    if (fit === undefined) return { value: Number.NaN, conventions: RATE_CONVENTION, warnings: [UNDEFINED] };
    const { periodsPerYear } = parameters;
    return {
      value: fit.alpha * periodsPerYear,
      breakdown: fit.loadings.map(({ name, loading, mean }) => ({
        name: `Return from ${name}`,
        value: loading * mean * periodsPerYear,
      })),
      conventions: { ...RATE_CONVENTION, standardError: fit.alphaError * periodsPerYear },
      warnings: warningsWhere([[sample.returns.length < 30, "Fewer than 30 periods make alpha uncertain."]]),
    };
  },
});
