import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { annualFigures, momentsOf, withWeights } from "../choosable-assets.ts";
import { deviationsOf } from "../covariance.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { riskParityWeights } from "../risk-parity.ts";
import { fewerThan, warningsWhere } from "../sample-statistics.ts";

/** The same risk from every asset. */
export const riskParity = defineCalculation({
  id: "risk-parity",
  title: "Risk-parity volatility",
  synonyms: [
    "risk parity",
    "risk-parity portfolio",
    "equal risk contribution",
    "equal risk contributions",
    "erc portfolio",
    "equally weighted risk contributions",
    "risk budgeting",
  ],
  description:
    "Annualised volatility of the long-only portfolio to which every asset contributes the same risk, with its weights as parts; its mean annual return is stated beside the parameters.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "equal-contributions",
      title: "Equal risk contributions",
      source:
        "Maillard, Roncalli and Teïletche (2010): weight x (covariance matrix x weights) alike for all assets; as the minimum of x'Cx / 2 - sum of ln(x) / n (Spinu, 2013), by cyclical coordinate descent (Griveau-Billion, Richard and Roncalli, 2013)",
    },
  ],
  needs: "assets",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    assets: [
      { name: "A", returns: [0.01, 0.01, -0.01, -0.01] },
      { name: "B", returns: [0.03, -0.03, 0.03, -0.03] },
    ],
    parameters: { periodsPerYear: 3 },
    value: 0.015 * 2 ** 0.5,
    working:
      "two assets are weighted as the inverse of their deviations, 0.75 and 0.25: variance 2 x 0.75^2 x 0.0004 / 3 a period, times 3, and the root of it",
  },
  compute: ({ sample: { assets }, parameters: { periodsPerYear } }) => {
    const moments = momentsOf(assets);
    const faults = warningsWhere([
      ...fewerThan(2, assets[0]?.returns ?? []),
      [
        deviationsOf(moments.covariance).includes(0),
        "The returns of an asset do not vary, so that it can contribute no risk: leave it out.",
      ],
    ]);
    if (faults.length > 0) return { value: Number.NaN, warnings: faults };
    const weights = riskParityWeights(moments.covariance);
    if (weights === undefined) {
      return {
        value: Number.NaN,
        warnings: ["Some mix of the assets has no risk, so none can be shared out."],
      };
    }
    const { meanReturn, volatility } = annualFigures(weights, moments, periodsPerYear);
    return { ...withWeights(volatility, assets, weights), conventions: { meanReturn } };
  },
});
