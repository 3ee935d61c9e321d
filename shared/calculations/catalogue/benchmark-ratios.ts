import { z } from "zod";
import { activeReturnsOf, betaOf, CONSTANT_BENCHMARK, residualsOf } from "../active-returns.ts";
import { defineCalculation } from "../calculation.ts";
import { periodRateOf, RATE_CONVENTION } from "../convert-rate.ts";
import { annualGrowth, DEBT_WARNING, endsInDebt } from "../growth.ts";
import { PERIOD_IN_WORDS } from "../infer-frequency.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import {
  averageOf,
  fewerThan,
  isNoise,
  ratioOf,
  sampleDeviation,
  warningsWhere,
} from "../sample-statistics.ts";

const parameters = z.strictObject({
  riskFreeRate: riskFreeRateParameter,
  periodsPerYear: periodsPerYearParameter,
});

/** Reward for each unit of beta. */
export const treynorRatio = defineCalculation({
  id: "treynor-ratio",
  title: "Treynor ratio",
  synonyms: ["treynor ratio", "treynor", "reward to volatility of the market"],
  description: "Annual return above the risk-free rate for each unit of beta.",
  parameters,
  methods: [
    {
      id: "geometric",
      title: "Compounded annual return",
      source: "Treynor (1965), as in Bacon (2008): (annual return - annual risk-free rate) / beta",
    },
    {
      id: "arithmetic",
      title: "Mean return",
      source: "Treynor (1965): mean return above the periodic rate x periods per year / beta",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0, 0.5],
    benchmark: [0, 0.25],
    parameters: { periodsPerYear: 2, riskFreeRate: 0.1 },
    value: 0.2,
    working: "(1.5 - 1 - 0.1) / 2",
  },
  compute: ({ method, sample: { returns, benchmark }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const beta = betaOf(returns, benchmark);
    const isGeometric = method === "geometric";
    const reward = isGeometric
      ? annualGrowth(returns, periodsPerYear) - riskFreeRate
      : (averageOf(returns) - periodRateOf(riskFreeRate, periodsPerYear)) * periodsPerYear;
    return {
      value: ratioOf(reward, beta),
      conventions: isGeometric ? {} : RATE_CONVENTION,
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [isGeometric && endsInDebt(returns), DEBT_WARNING],
        [returns.length > 1 && Number.isNaN(beta), CONSTANT_BENCHMARK],
        [beta === 0, "Beta is zero, so there is no market risk to divide by."],
        [beta < 0, "Beta is negative, so a higher ratio is no better result."],
      ]),
    };
  },
});

/** Active return for each unit of active risk. */
export const informationRatio = defineCalculation({
  id: "information-ratio",
  title: "Information ratio",
  synonyms: ["information ratio", "active return per unit of active risk"],
  description:
    "Mean return above the benchmark's for each unit of its standard deviation; not annualised by default.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "per-period",
      title: "Per period",
      source: "empyrical excess_sharpe: mean of r - b / standard deviation (n - 1) of r - b",
    },
    {
      id: "annualised",
      title: "Annualised",
      source: "Goodwin (1998): the ratio per period times sqrt(periods per year)",
    },
    {
      id: "geometric",
      title: "Compounded annual returns",
      source:
        "PerformanceAnalytics InformationRatio: difference of the annual returns / annual tracking error",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.02, 0.01, 0.04],
    benchmark: [0.01, -0.02, -0.01],
    parameters: { periodsPerYear: 4 },
    value: 1.5,
    working: "active returns 1, 3 and 5 %: mean 3 %, standard deviation 2 %",
  },
  compute: ({ method, sample: { returns, benchmark, frequency }, parameters: { periodsPerYear } }) => {
    const active = activeReturnsOf(returns, benchmark);
    const deviation = sampleDeviation(active);
    const perPeriod = ratioOf(averageOf(active), deviation);
    const premium = annualGrowth(returns, periodsPerYear) - annualGrowth(benchmark, periodsPerYear);
    const values = {
      "per-period": perPeriod,
      annualised: perPeriod * Math.sqrt(periodsPerYear),
      geometric: ratioOf(premium, deviation * Math.sqrt(periodsPerYear)),
    };
    const hasDebt = method === "geometric" && (endsInDebt(returns) || endsInDebt(benchmark));
    return {
      value: values[method],
      conventions: method === "per-period" ? { horizon: PERIOD_IN_WORDS[frequency] } : {},
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [hasDebt, DEBT_WARNING],
        [deviation === 0, "The active returns do not vary, so there is no active risk to divide by."],
      ]),
    };
  },
});

/** Alpha for each unit of the risk that the benchmark does not explain. */
export const appraisalRatio = defineCalculation({
  id: "appraisal-ratio",
  title: "Appraisal ratio",
  synonyms: ["appraisal ratio", "treynor-black ratio"],
  description:
    "Annualised alpha for each unit of specific risk, the annualised scatter that beta leaves unexplained.",
  parameters,
  methods: [
    {
      id: "arithmetic",
      title: "Mean residual",
      source:
        "Treynor and Black (1973): Jensen's alpha / standard deviation (n - 1) of the residuals, times sqrt(periods per year)",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.03, -0.01, 0.03, 0.03],
    benchmark: [0.01, -0.01, 0.01, -0.01],
    parameters: { periodsPerYear: 6 },
    value: 3,
    working: "beta 1, residuals 2, 0, 2 and 4 %: mean 2 %, deviation sqrt(8 / 3) %, times sqrt(6)",
  },
  compute: ({ sample: { returns, benchmark }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const residuals = residualsOf(returns, benchmark, periodRateOf(riskFreeRate, periodsPerYear));
    // A constant rate shifts the residuals only: their deviation is that without it, with less rounding.
    const scatter = sampleDeviation(residualsOf(returns, benchmark, 0));
    const deviation = isNoise(scatter, returns) ? 0 : scatter;
    return {
      value: ratioOf(averageOf(residuals), deviation) * Math.sqrt(periodsPerYear),
      conventions: RATE_CONVENTION,
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [returns.length > 1 && sampleDeviation(benchmark) === 0, CONSTANT_BENCHMARK],
        [deviation === 0, "The benchmark explains all returns, so there is no specific risk to divide by."],
      ]),
    };
  },
});

/** The return that the Sharpe ratio would have earned at the benchmark's risk. */
export const modiglianiReturn = defineCalculation({
  id: "modigliani-return",
  title: "Modigliani return (M²)",
  synonyms: ["m-squared", "m squared", "modigliani", "modigliani risk-adjusted performance", "rap"],
  description: "Annual return that the subject would have had at the benchmark's volatility.",
  parameters,
  methods: [
    {
      id: "arithmetic",
      title: "Mean return",
      source:
        "Modigliani and Modigliani (1997): annual risk-free rate + Sharpe ratio x annual volatility of the benchmark",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.01, 0.03, 0.05],
    benchmark: [0, 0.01, 0.02],
    parameters: { periodsPerYear: 4 },
    value: 0.06,
    working: "Sharpe ratio 0.03 / 0.02 x 2 = 3, volatility of the benchmark 0.01 x 2",
  },
  compute: ({ sample: { returns, benchmark }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const periodRate = periodRateOf(riskFreeRate, periodsPerYear);
    const deviation = sampleDeviation(returns);
    const perRisk = ratioOf(averageOf(returns) - periodRate, deviation);
    return {
      value: riskFreeRate + perRisk * sampleDeviation(benchmark) * periodsPerYear,
      conventions: RATE_CONVENTION,
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [deviation === 0, "The returns do not vary, so there is no risk to divide by."],
      ]),
    };
  },
});
