import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { periodRateOf, REQUIRED_CONVENTION } from "../convert-rate.ts";
import { PERIOD_IN_WORDS } from "../infer-frequency.ts";
import { periodsPerYearParameter, requiredReturnParameter } from "../parameters.ts";
import { averageOf, NO_RETURNS, ratioOf, shortfallsOf, warningsWhere } from "../sample-statistics.ts";

const parameters = z.strictObject({
  requiredReturn: requiredReturnParameter,
  periodsPerYear: periodsPerYearParameter,
});

const warningsOf = (returns: readonly number[], shortfall: number) =>
  warningsWhere([
    [returns.length === 0, NO_RETURNS],
    [shortfall === 0, "No return fell short, so there is no loss to divide by."],
  ]);

/** Gains for losses, both measured from a required return. */
export const omegaRatio = defineCalculation({
  id: "omega-ratio",
  title: "Omega ratio",
  synonyms: ["omega ratio"],
  description:
    "Sum of what the returns exceed a required return by, over the sum of what they fall short of it.",
  parameters,
  methods: [
    {
      id: "sums",
      title: "Gains over losses",
      source:
        "empyrical omega_ratio, after Keating and Shadwick (2002): sum of max(r - required, 0) / sum of max(required - r, 0), the annual required return made periodic",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.03, -0.02, 0.01],
    parameters: { periodsPerYear: 12 },
    value: 2,
    working: "(3 + 1) / 2",
  },
  compute: ({ sample: { returns }, parameters: { requiredReturn, periodsPerYear } }) => {
    const required = periodRateOf(requiredReturn, periodsPerYear);
    const shortfall = averageOf(shortfallsOf(returns, required));
    const gain = averageOf(returns.map((value) => Math.max(0, value - required)));
    return {
      value: ratioOf(gain, shortfall),
      conventions: REQUIRED_CONVENTION,
      warnings: warningsOf(returns, shortfall),
    };
  },
});

/** Reward for the shortfalls, of which the deeper count the more the higher the order; its id stands for the default. */
export const kappaThree = defineCalculation({
  id: "kappa-three",
  title: "Kappa ratio",
  synonyms: ["kappa 3", "kappa 3 ratio", "kappa three", "kappa", "lower partial moment ratio"],
  description:
    "Mean return above a required return for each unit of the shortfalls' mean of an order, three unless stated otherwise; not annualised.",
  parameters: parameters.extend({
    order: z
      .number()
      .min(1)
      .max(10)
      .default(3)
      .describe(
        "Power of the shortfalls: at 1 the Omega ratio less one, at 2 the Sortino ratio of a period.",
      ),
  }),
  methods: [
    {
      id: "full-sample",
      title: "Shortfalls over all periods",
      source:
        "Kaplan and Knowles (2004): (mean - required) / (mean of max(required - r, 0)^order over all n)^(1 / order)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [-0.02, 0.04, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01],
    parameters: { periodsPerYear: 12 },
    value: 1,
    working: "mean 8 % / 8 = 1 %, cube root of 2^3 / 8 = 1 %",
  },
  compute: ({ sample: { returns, frequency }, parameters: { requiredReturn, periodsPerYear, order } }) => {
    const required = periodRateOf(requiredReturn, periodsPerYear);
    const powers = shortfallsOf(returns, required).map((each) => (each === 0 ? 0 : each ** order));
    const shortfall = averageOf(powers) ** (1 / order);
    return {
      value: ratioOf(averageOf(returns) - required, shortfall),
      conventions: { ...REQUIRED_CONVENTION, horizon: PERIOD_IN_WORDS[frequency] },
      warnings: warningsOf(returns, shortfall),
    };
  },
});

/** Net gain for the losses on the way. */
export const gainToPain = defineCalculation({
  id: "gain-to-pain",
  title: "Gain-to-pain ratio",
  synonyms: ["gain to pain", "gain pain ratio", "gain to pain ratio", "gpr"],
  description: "Sum of all returns over the absolute sum of the negative ones.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "sums",
      title: "Sum over losses",
      source: "Schwager (2012): sum of returns / |sum of negative returns|",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: { returns: [0.03, -0.02, 0.01], value: 1, working: "(3 - 2 + 1) / 2" },
  compute: ({ sample: { returns } }) => {
    const loss = averageOf(shortfallsOf(returns, 0));
    return { value: ratioOf(averageOf(returns), loss), warnings: warningsOf(returns, loss) };
  },
});
