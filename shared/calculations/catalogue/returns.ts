import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { annualGrowth, annualGrowthFaults, growthFaults, wholeGrowth } from "../growth.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { rollingWealth } from "../rolling-wealth.ts";
import { NO_RETURNS, warningsWhere } from "../sample-statistics.ts";

/** The return of each period; the value is the latest one. */
export const simpleReturns = defineCalculation({
  id: "simple-returns",
  title: "Latest simple return",
  synonyms: [
    "returns",
    "simple returns",
    "simple return",
    "latest return",
    "periodic returns",
    "daily returns",
    "monthly returns",
    "return series",
    "price change",
  ],
  description:
    "Change of the price over each period as a fraction of the price before; the value is the latest one.",
  parameters: z.strictObject({}),
  methods: [{ id: "simple", title: "Simple", source: "empyrical simple_returns: p(t) / p(t-1) - 1" }],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: { returns: [0.1, -0.05], value: -0.05, working: "the last of 10 % and -5 %" },
  compute: ({ sample: { returns, dates } }) => ({
    value: returns.at(-1) ?? Number.NaN,
    values: dates.map((date, index) => ({ date, value: returns[index] ?? Number.NaN })),
    warnings: warningsWhere([[returns.length === 0, NO_RETURNS]]),
  }),
});

/** Growth over the whole sample. */
export const cumulativeReturn = defineCalculation({
  id: "cumulative-return",
  title: "Cumulative return",
  synonyms: [
    "cumulative return",
    "total return",
    "overall return",
    "holding period return",
    "hpr",
    "growth over the period",
    "how much did it gain",
    "performance",
  ],
  description: "Return over the whole sample, all periods compounded; not annualised.",
  parameters: z.strictObject({}),
  methods: [
    { id: "compound", title: "Compounded", source: "empyrical cum_returns_final: product(1 + r) - 1" },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: { returns: [0.1, -0.05], value: 0.045, working: "1.1 x 0.95 - 1" },
  compute: ({ sample: { returns } }) => ({
    value: wholeGrowth(returns),
    warnings: warningsWhere(growthFaults(returns)),
  }),
  roll: ({ sample: { returns } }, window) => rollingWealth(returns, window).map(({ growth }) => growth),
});

/** The continuously compounded return over the whole sample. */
export const logReturn = defineCalculation({
  id: "log-return",
  title: "Log return",
  synonyms: [
    "log return",
    "log returns",
    "logarithmic return",
    "continuously compounded return",
    "cumulative log return",
  ],
  description: "Natural logarithm of the growth of wealth over the whole sample; not annualised.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "cumulative",
      title: "Sum of log returns",
      source:
        "Campbell, Lo and MacKinlay (1997), section 1.4: sum of ln(1 + r), the logarithm of the end wealth",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: { returns: [0.25, -0.2], value: 0, working: "ln(1.25 x 0.8) = ln 1" },
  compute: ({ sample: { returns } }) => {
    const growth = wholeGrowth(returns);
    return {
      value: growth === -1 ? Number.NaN : Math.log1p(growth),
      warnings: warningsWhere([
        ...growthFaults(returns),
        [growth === -1, "Everything was lost, and nothing has no logarithm."],
      ]),
    };
  },
});

/** The constant yearly growth that leads to the same end. */
export const annualReturn = defineCalculation({
  id: "annual-return",
  title: "Annual return",
  synonyms: [
    "annual return",
    "annualised return",
    "annualized return",
    "compound annual growth rate",
    "cagr",
    "geometric return",
    "return per year",
    "yearly return",
  ],
  description: "Compound annual growth rate: the constant yearly return that leads to the same end wealth.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "geometric",
      title: "Geometric",
      source: "empyrical annual_return: (end wealth)^(periods per year / n) - 1",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.1, 0.1],
    parameters: { periodsPerYear: 4 },
    value: 0.4641,
    working: "(1.1 x 1.1)^(4 / 2) - 1 = 1.1^4 - 1",
  },
  compute: ({ sample: { returns }, parameters: { periodsPerYear } }) => ({
    value: annualGrowth(returns, periodsPerYear),
    warnings: warningsWhere(annualGrowthFaults(returns, periodsPerYear)),
  }),
});
