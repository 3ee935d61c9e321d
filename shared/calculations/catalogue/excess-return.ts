import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { annualGrowth, annualGrowthFaults, growthFaults } from "../growth.ts";
import { periodsPerYearParameter, riskFreeRateParameter } from "../parameters.ts";
import { warningsWhere } from "../sample-statistics.ts";

/** What one annual return exceeds another by, as a difference or as the growth of their ratio. */
function excessOf(method: "arithmetic" | "geometric", annual: number, reference: number): number {
  if (method === "arithmetic") return annual - reference;
  return reference === -1 ? Number.NaN : (annual - reference) / (1 + reference);
}

const LOST_REFERENCE = "What is compared with lost everything, so no ratio of wealth is defined.";

/** Annual return above the risk-free rate. */
export const excessReturn = defineCalculation({
  id: "excess-return",
  title: "Excess return",
  synonyms: ["excess return", "annual excess return", "annualised excess return", "annualized excess return"],
  description: "What the compounded annual return adds to that of an investment without risk.",
  parameters: z.strictObject({
    riskFreeRate: riskFreeRateParameter,
    periodsPerYear: periodsPerYearParameter,
  }),
  methods: [
    {
      id: "arithmetic",
      title: "Difference",
      source: "Bacon (2008), arithmetic excess return: annual return - annual risk-free rate",
    },
    {
      id: "geometric",
      title: "Ratio of wealth",
      source: "Bacon (2008), geometric excess return: (1 + annual return) / (1 + annual rate) - 1",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.1, 0.1],
    parameters: { periodsPerYear: 2, riskFreeRate: 0.01 },
    value: 0.2,
    working: "1.1 x 1.1 - 1 - 0.01",
  },
  compute: ({ method, sample: { returns }, parameters: { riskFreeRate, periodsPerYear } }) => ({
    value: excessOf(method, annualGrowth(returns, periodsPerYear), riskFreeRate),
    warnings: warningsWhere([
      ...annualGrowthFaults(returns, periodsPerYear),
      [method === "geometric" && riskFreeRate === -1, LOST_REFERENCE],
    ]),
  }),
});

/** Annual return above the benchmark's. */
export const activeReturn = defineCalculation({
  id: "active-return",
  title: "Active return",
  synonyms: [
    "active return",
    "active premium",
    "excess return over the benchmark",
    "outperformance",
    "underperformance",
  ],
  description: "What the compounded annual return adds to the benchmark's over the same periods.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "arithmetic",
      title: "Difference",
      source: "PerformanceAnalytics ActivePremium: annual return - annual return of the benchmark",
    },
    {
      id: "geometric",
      title: "Ratio of wealth",
      source: "Bacon (2008), geometric excess return: (1 + annual return) / (1 + benchmark's) - 1",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.1, 0.1],
    benchmark: [0.2, 0],
    parameters: { periodsPerYear: 2 },
    value: 0.01,
    working: "(1.1 x 1.1 - 1) - (1.2 x 1 - 1) = 0.21 - 0.2",
  },
  compute: ({ method, sample: { returns, benchmark }, parameters: { periodsPerYear } }) => {
    const reference = annualGrowth(benchmark, periodsPerYear);
    const faults = [...annualGrowthFaults(returns, periodsPerYear), ...growthFaults(benchmark)] as const;
    return {
      value: excessOf(method, annualGrowth(returns, periodsPerYear), reference),
      warnings: [
        ...new Set(warningsWhere([...faults, [method === "geometric" && reference === -1, LOST_REFERENCE]])),
      ],
    };
  },
});
