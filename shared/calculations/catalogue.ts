import { z } from "zod";
import type { CatalogueDescription } from "../prompts/plan-calculations.ts";
import type { Calculation } from "./calculation.ts";
import { altmanZ } from "./catalogue/altman-z.ts";
import { averageCorrelation, correlationMatrix, covarianceMatrix } from "./catalogue/asset-pairs.ts";
import { buyAndHold, movingAverageCrossover } from "./catalogue/backtests.ts";
import {
  appraisalRatio,
  informationRatio,
  modiglianiReturn,
  treynorRatio,
} from "./catalogue/benchmark-ratios.ts";
import {
  basisPointValue,
  bondConvexity,
  macaulayDuration,
  modifiedDuration,
} from "./catalogue/bond-sensitivity.ts";
import { bondPrice, yieldToMaturity } from "./catalogue/bonds.ts";
import { breakEvenGain, breakEvenPrice, breakEvenQuantity, recoveryGain } from "./catalogue/break-even.ts";
import { internalRateOfReturn, modifiedInternalRate, netPresentValue } from "./catalogue/cash-flows.ts";
import { variance, volatility } from "./catalogue/dispersion.ts";
import { autocorrelation, excessKurtosis, jarqueBera, skewness } from "./catalogue/distribution.ts";
import { annualDownsideDeviation, semiVariance } from "./catalogue/downside-risk.ts";
import { maximumDrawdown } from "./catalogue/drawdown.ts";
import { conditionalDrawdown, painIndex, ulcerIndex } from "./catalogue/drawdown-depth.ts";
import { burkeRatio, calmarRatio, martinRatio, sterlingRatio } from "./catalogue/drawdown-ratios.ts";
import { averageDrawdown, longestDrawdown, recoveryTime } from "./catalogue/drawdown-spells.ts";
import { efficientFrontier } from "./catalogue/efficient-frontier.ts";
import { activeReturn, excessReturn } from "./catalogue/excess-return.ts";
import { factorAlpha, factorRegression } from "./catalogue/factor-regression.ts";
import { optionDelta, optionGamma, optionRho, optionTheta, optionVega } from "./catalogue/greeks.ts";
import { growthRate } from "./catalogue/growth-rate.ts";
import { jensenAlpha } from "./catalogue/jensen-alpha.ts";
import { kellyFraction } from "./catalogue/kelly.ts";
import { loanSchedule } from "./catalogue/loan-schedule.ts";
import {
  battingAverage,
  determination,
  downBeta,
  downCapture,
  upBeta,
  upCapture,
} from "./catalogue/market-conditions.ts";
import { maximumSharpe, minimumVariance } from "./catalogue/optimal-portfolios.ts";
import { impliedVolatility, optionPrice } from "./catalogue/options.ts";
import { pairRatio } from "./catalogue/pair-ratio.ts";
import { gainToPain, kappaThree, omegaRatio } from "./catalogue/partial-moment-ratios.ts";
import { bestPeriod, positiveShare, worstPeriod } from "./catalogue/period-returns.ts";
import { periodicInvestment } from "./catalogue/periodic-investment.ts";
import { concentration } from "./catalogue/portfolio-makeup.ts";
import {
  componentValueAtRisk,
  incrementalValueAtRisk,
  marginalValueAtRisk,
} from "./catalogue/portfolio-tail.ts";
import {
  grossMargin,
  netMargin,
  operatingMargin,
  returnOnAssets,
  returnOnEquity,
} from "./catalogue/profitability.ts";
import { sharpeRatio, sortinoRatio } from "./catalogue/ratios.ts";
import { rebalancing } from "./catalogue/rebalancing.ts";
import { beta, correlation, trackingError } from "./catalogue/relative.ts";
import { historicalReplay, worstWindow } from "./catalogue/replay.ts";
import { returnContributions } from "./catalogue/return-contributions.ts";
import { annualReturn, cumulativeReturn, logReturn, simpleReturns } from "./catalogue/returns.ts";
import { diversificationRatio, riskContributions } from "./catalogue/risk-contributions.ts";
import { riskParity } from "./catalogue/risk-parity.ts";
import { deflatedSharpe, probabilisticSharpe, sharpeStandardError } from "./catalogue/sharpe-inference.ts";
import { lossProbability, simulatedReturn } from "./catalogue/simulation.ts";
import {
  currentRatio,
  debtToAssets,
  debtToEquity,
  interestCoverage,
  quickRatio,
} from "./catalogue/solvency.ts";
import { assetStress, marketStress } from "./catalogue/stress.ts";
import { expectedShortfall, valueAtRisk } from "./catalogue/tail.ts";
import { tailRatio } from "./catalogue/tail-ratio.ts";
import { annuityPayment, futureValue, presentValue } from "./catalogue/time-value.ts";
import { withRollingForm } from "./rolling-form.ts";
import { withStatedCurrency } from "./stated-currency.ts";

const ENTRIES: readonly Calculation[] = [
  simpleReturns,
  cumulativeReturn,
  annualReturn,
  volatility,
  sharpeRatio,
  sortinoRatio,
  valueAtRisk,
  expectedShortfall,
  maximumDrawdown,
  beta,
  correlation,
  trackingError,
  logReturn,
  excessReturn,
  activeReturn,
  bestPeriod,
  worstPeriod,
  positiveShare,
  variance,
  semiVariance,
  annualDownsideDeviation,
  skewness,
  excessKurtosis,
  autocorrelation,
  jarqueBera,
  averageDrawdown,
  longestDrawdown,
  recoveryTime,
  ulcerIndex,
  painIndex,
  conditionalDrawdown,
  sterlingRatio,
  burkeRatio,
  martinRatio,
  omegaRatio,
  kappaThree,
  gainToPain,
  treynorRatio,
  informationRatio,
  appraisalRatio,
  modiglianiReturn,
  sharpeStandardError,
  jensenAlpha,
  factorRegression,
  factorAlpha,
  determination,
  upBeta,
  downBeta,
  upCapture,
  downCapture,
  battingAverage,
  tailRatio,
  calmarRatio,
  probabilisticSharpe,
  deflatedSharpe,
  presentValue,
  futureValue,
  annuityPayment,
  netPresentValue,
  internalRateOfReturn,
  modifiedInternalRate,
  loanSchedule,
  riskContributions,
  diversificationRatio,
  componentValueAtRisk,
  marginalValueAtRisk,
  incrementalValueAtRisk,
  concentration,
  averageCorrelation,
  bondPrice,
  yieldToMaturity,
  macaulayDuration,
  modifiedDuration,
  bondConvexity,
  basisPointValue,
  optionPrice,
  impliedVolatility,
  optionDelta,
  optionGamma,
  optionVega,
  optionTheta,
  optionRho,
  kellyFraction,
  currentRatio,
  quickRatio,
  debtToEquity,
  debtToAssets,
  interestCoverage,
  grossMargin,
  operatingMargin,
  netMargin,
  returnOnAssets,
  returnOnEquity,
  altmanZ,
  growthRate,
  marketStress,
  assetStress,
  historicalReplay,
  worstWindow,
  simulatedReturn,
  lossProbability,
  buyAndHold,
  periodicInvestment,
  movingAverageCrossover,
  pairRatio,
  recoveryGain,
  breakEvenGain,
  breakEvenQuantity,
  breakEvenPrice,
  minimumVariance,
  maximumSharpe,
  riskParity,
  efficientFrontier,
  returnContributions,
  rebalancing,
  correlationMatrix,
  covarianceMatrix,
];

/** Every calculation on offer. Ids, methods and parameters are stable: entries join, none changes its meaning. */
export const CATALOGUE: readonly Calculation[] = ENTRIES.map(withRollingForm).map(withStatedCurrency);

const BY_ID: ReadonlyMap<string, Calculation> = new Map(CATALOGUE.map((entry) => [entry.id, entry]));

/** The entry with this id, in any case. */
export const findCalculation = (id: string): Calculation | undefined => BY_ID.get(id.trim().toLowerCase());

type DescribedParameter = CatalogueDescription["parameters"][number];
type JsonSchema = z.core.JSONSchema.BaseSchema;

const isScalar = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** "number from 0.5 to 0.9999", "number, always 1". */
function typeInWords(schema: JsonSchema): string {
  if (schema.type === "array") return `list of ${schema.minItems} to ${schema.maxItems} numbers`;
  const type = schema.type ?? "value";
  if (schema.const !== undefined) return `${type}, always ${String(schema.const)}`;
  if (schema.enum !== undefined) return `${type}, one of ${schema.enum.join(", ")}`;
  const least = schema.minimum === undefined ? "" : ` from ${schema.minimum}`;
  const above = schema.exclusiveMinimum === undefined ? "" : ` above ${schema.exclusiveMinimum}`;
  const most = schema.maximum === undefined ? "" : ` to ${schema.maximum}`;
  return `${type}${least}${above}${most}`;
}

function describeParameters(parameters: z.ZodObject): readonly DescribedParameter[] {
  const { properties = {} } = z.toJSONSchema(parameters, { io: "input" });
  return Object.entries(properties).flatMap(([name, schema]) =>
    typeof schema === "boolean"
      ? []
      : [
          {
            name,
            type: typeInWords(schema),
            ...(isScalar(schema.default) ? { default: schema.default } : {}),
            description: schema.description ?? "",
          },
        ],
  );
}

/** The catalogue as plain data, for prompts and for lists that people read. */
export function describeCatalogue(): readonly CatalogueDescription[] {
  return CATALOGUE.map(({ id, title, synonyms, description, methods, parameters, needs }) => ({
    id,
    title,
    synonyms,
    description,
    methods: methods.map((method) => method.id),
    parameters: describeParameters(parameters),
    needsSeries: needs !== "inputs",
    needsBenchmark: needs === "subject-and-benchmark" || needs === "subject-and-factors",
    takesFactors: needs === "subject-and-factors",
    needsPortfolio: needs === "portfolio" || needs === "assets",
    needsPositions: needs === "portfolio",
  }));
}
