import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { deepestSpell, drawdownPath, drawdownSpells } from "../drawdown-spells.ts";
import { annualGrowth, annualGrowthFaults, endsInDebt } from "../growth.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { averageOf, ratioOf, warningsWhere } from "../sample-statistics.ts";

/** What the Sterling ratio adds to the drawdown. */
const STERLING_MARGIN = 0.1;

const annualParameters = z.strictObject({
  riskFreeRate: riskFreeRateParameter,
  periodsPerYear: periodsPerYearParameter,
});

const depthsOf = (returns: readonly number[]) => (endsInDebt(returns) ? [] : drawdownPath(returns));

const warningsOf = (returns: readonly number[], periodsPerYear: number, risk: number) =>
  warningsWhere([
    ...annualGrowthFaults(returns, periodsPerYear),
    [risk === 0, "There was no drawdown to divide by."],
  ]);

/** Annual return for the deepest fall. */
export const calmarRatio = defineCalculation({
  id: "calmar-ratio",
  title: "Calmar ratio",
  synonyms: ["calmar ratio", "calmar"],
  description: "Annual return, compounded, for each unit of the maximum drawdown.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "geometric",
      title: "Compounded annual return",
      source:
        "empyrical calmar_ratio, after Young (1991): annual return / |maximum drawdown|, over the whole sample",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.5, -0.2],
    parameters: { periodsPerYear: 2 },
    value: 1,
    working: "(1.5 x 0.8 - 1) / 0.2",
  },
  compute: ({ sample: { returns }, parameters: { periodsPerYear } }) => {
    const risk = endsInDebt(returns) ? Number.NaN : Math.abs(deepestSpell(returns)?.depth ?? 0);
    return {
      value: ratioOf(annualGrowth(returns, periodsPerYear), risk),
      warnings: warningsOf(returns, periodsPerYear, risk),
    };
  },
});

/** Annual return for the deepest fall and a margin. */
export const sterlingRatio = defineCalculation({
  id: "sterling-ratio",
  title: "Sterling ratio",
  synonyms: ["sterling ratio"],
  description:
    "Annual return, compounded, for each unit of the maximum drawdown and a margin of ten percent.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "maximum-drawdown",
      title: "Over the maximum drawdown",
      source: "PerformanceAnalytics SterlingRatio: annual return / (|maximum drawdown| + 0.1)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.4, -0.1],
    parameters: { periodsPerYear: 2 },
    value: 1.3,
    working: "(1.4 x 0.9 - 1) / (0.1 + 0.1)",
  },
  compute: ({ sample: { returns }, parameters: { periodsPerYear } }) => {
    const depth = endsInDebt(returns) ? Number.NaN : (deepestSpell(returns)?.depth ?? 0);
    return {
      value: annualGrowth(returns, periodsPerYear) / (STERLING_MARGIN - depth),
      conventions: { drawdownMargin: STERLING_MARGIN },
      warnings: warningsWhere(annualGrowthFaults(returns, periodsPerYear)),
    };
  },
});

/** Annual excess return for the root of the squared drawdowns. */
export const burkeRatio = defineCalculation({
  id: "burke-ratio",
  title: "Burke ratio",
  synonyms: ["burke ratio", "burke"],
  description: "Annual return above the risk-free rate for each unit of the root of the squared drawdowns.",
  parameters: annualParameters,
  methods: [
    {
      id: "sum-of-squares",
      title: "Root of the sum of squares",
      source:
        "PerformanceAnalytics BurkeRatio, after Burke (1994): (annual return - annual rate) / sqrt(sum of squared greatest depths of the drawdowns)",
    },
    {
      id: "modified",
      title: "Modified",
      source: "PerformanceAnalytics BurkeRatio, modified: the ratio above times sqrt(n)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [-0.3, 1, -0.4, 1.5],
    parameters: { periodsPerYear: 4, riskFreeRate: 0.1 },
    value: 2,
    working: "(0.7 x 2 x 0.6 x 2.5 - 1 - 0.1) / sqrt(0.3^2 + 0.4^2) = 1 / 0.5",
  },
  compute: ({ method, sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const spells = endsInDebt(returns) ? [] : drawdownSpells(returns);
    const risk = Math.sqrt(spells.reduce((sum, { depth }) => sum + depth ** 2, 0));
    const scale = method === "modified" ? Math.sqrt(returns.length) : 1;
    return {
      value: ratioOf(annualGrowth(returns, periodsPerYear) - riskFreeRate, risk) * scale,
      warnings: warningsOf(returns, periodsPerYear, risk),
    };
  },
});

/** Annual excess return for the Ulcer index. */
export const martinRatio = defineCalculation({
  id: "martin-ratio",
  title: "Martin ratio",
  synonyms: ["martin ratio", "ulcer performance index", "upi"],
  description: "Annual return above the risk-free rate for each unit of the Ulcer index.",
  parameters: annualParameters,
  methods: [
    {
      id: "ulcer",
      title: "Over the Ulcer index",
      source:
        "Martin and McCann (1989): (annual return - annual risk-free rate) / sqrt(mean of squared drawdowns)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0, -0.2, 0.25, 0.3],
    parameters: { periodsPerYear: 4, riskFreeRate: 0.1 },
    value: 2,
    working: "(0.8 x 1.25 x 1.3 - 1 - 0.1) / sqrt(0.2^2 / 4) = 0.2 / 0.1",
  },
  compute: ({ sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }) => {
    const risk = Math.sqrt(averageOf(depthsOf(returns).map((depth) => depth * depth)));
    return {
      value: ratioOf(annualGrowth(returns, periodsPerYear) - riskFreeRate, risk),
      warnings: warningsOf(returns, periodsPerYear, risk),
    };
  },
});
