import { z } from "zod";
import { partsOf, withParts } from "../breakdown.ts";
import { defineCalculation } from "../calculation.ts";
import { warningsWhere } from "../sample-statistics.ts";

/** How much of the portfolio lies in few assets. */
export const concentration = defineCalculation({
  id: "concentration",
  title: "Concentration",
  synonyms: [
    "herfindahl",
    "herfindahl index",
    "herfindahl-hirschman index",
    "hhi",
    "portfolio concentration",
    "how concentrated",
    "effective number of assets",
    "effective number of holdings",
  ],
  description:
    "Sum of the squared shares of the holdings, from 1 / number of assets to 1; or its inverse, the number of equal holdings as concentrated as these.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "herfindahl",
      title: "Herfindahl–Hirschman index",
      source:
        "Hirschman (1964): sum of squared shares, here of the sum of absolute weights; each part is a square",
    },
    {
      id: "effective-number",
      title: "Effective number of assets",
      source: "Laakso and Taagepera (1979): 1 / sum of squared shares of the sum of absolute weights",
    },
  ],
  needs: "portfolio",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [0.01],
    assets: [
      { name: "A", weight: 0.8, returns: [0.01] },
      { name: "B", weight: 0.2, returns: [0.01] },
    ],
    value: 0.68,
    working: "0.8^2 + 0.2^2",
  },
  compute: ({ method, sample: { assets } }) => {
    const gross = assets.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
    const squares = assets.map(({ weight }) => (weight / gross) ** 2);
    const index = squares.reduce((sum, square) => sum + square, 0);
    const warnings = warningsWhere([[gross === 0, "All weights are zero, so nothing is held."]]);
    if (method === "effective-number") return { value: 1 / index, warnings };
    return { ...withParts(index, partsOf(assets, squares)), warnings };
  },
});
