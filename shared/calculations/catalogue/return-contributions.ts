import { z } from "zod";
import { partsOf, withParts } from "../breakdown.ts";
import { defineCalculation } from "../calculation.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { averageOf, fewerThan, warningsWhere } from "../sample-statistics.ts";

/** Where the portfolio's mean return comes from. */
export const returnContributions = defineCalculation({
  id: "return-contributions",
  title: "Return contributions",
  synonyms: [
    "return contribution",
    "contributions to return",
    "contribution to return",
    "return attribution by asset",
    "return by asset",
    "expected return of the portfolio",
    "expected portfolio return",
    "which asset contributes most return",
  ],
  description:
    "The portfolio's mean annual return, and the part of it that each asset brings in; the parts sum to the whole.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "arithmetic",
      title: "Arithmetic",
      source:
        "Markowitz (1952): sum of weight x mean return, at weights restored every period, times periods per year",
    },
  ],
  needs: "portfolio",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.02, 0.02],
    assets: [
      { name: "A", weight: 0.5, returns: [0.01, 0.02] },
      { name: "B", weight: 0.5, returns: [0.03, 0.02] },
    ],
    parameters: { periodsPerYear: 12 },
    value: 0.24,
    working: "0.5 x 1.5 % + 0.5 x 2.5 % = 2 % a period, times 12",
  },
  compute: ({ sample: { assets, returns }, parameters: { periodsPerYear } }) => {
    const parts = assets.map((asset) => asset.weight * averageOf(asset.returns) * periodsPerYear);
    const value = parts.reduce((sum, part) => sum + part, 0);
    return { ...withParts(value, partsOf(assets, parts)), warnings: warningsWhere(fewerThan(1, returns)) };
  },
});
