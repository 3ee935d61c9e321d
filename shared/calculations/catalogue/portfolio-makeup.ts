import { z } from "zod";
import { partsOf, withParts } from "../breakdown.ts";
import { defineCalculation } from "../calculation.ts";
import { covarianceMatrixOf, deviationsOf } from "../covariance.ts";
import { averageOf, fewerThan, warningsWhere } from "../sample-statistics.ts";

/** Pairs that one entry of the ledger lists; two hundred assets have 19,900. */
const MOST_PAIRS = 100;

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

/** How closely the assets move together, pair by pair. */
export const averageCorrelation = defineCalculation({
  id: "average-correlation",
  title: "Average correlation",
  synonyms: [
    "average pairwise correlation",
    "mean correlation",
    "correlation matrix",
    "correlations between the assets",
    "pairwise correlations",
  ],
  description:
    "Mean linear correlation of all pairs of the assets, each pair alike, with the correlation of each pair.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "pearson",
      title: "Pearson, pairs weighted alike",
      source:
        "Pearson (1895): covariance / product of the standard deviations (n - 1), averaged over all pairs",
    },
  ],
  needs: "assets",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    assets: [
      { name: "A", returns: [0.01, 0.02, 0.03] },
      { name: "B", returns: [0.01, 0.03, 0.02] },
    ],
    value: 0.5,
    working: "one pair: covariance 0.00005, both standard deviations 0.01",
  },
  compute: ({ sample: { assets } }) => {
    const covariance = covarianceMatrixOf(assets.map(({ returns }) => returns));
    const deviations = deviationsOf(covariance);
    const pairs = assets.flatMap(({ name }, row) =>
      assets.slice(row + 1).map((other, offset) => {
        const column = row + 1 + offset;
        const scatter = (deviations[row] ?? 0) * (deviations[column] ?? 0);
        const coefficient = (covariance[row]?.[column] ?? Number.NaN) / scatter;
        // Rounding can carry a perfect correlation past its bound.
        const value = scatter === 0 ? Number.NaN : Math.max(-1, Math.min(1, coefficient));
        return { name: `${name} and ${other.name}`, value };
      }),
    );
    const strongest = pairs.toSorted((left, right) => Math.abs(right.value) - Math.abs(left.value));
    const listed = pairs.length > MOST_PAIRS ? strongest.slice(0, MOST_PAIRS) : pairs;
    return {
      ...withParts(averageOf(pairs.map(({ value }) => value)), listed),
      warnings: warningsWhere([
        ...fewerThan(2, assets[0]?.returns ?? []),
        [pairs.length === 0, "One asset alone has no correlation."],
        [deviations.includes(0), "An asset's returns do not vary, so its correlations are undefined."],
        [listed.length < pairs.length, `Of ${pairs.length} pairs the ${MOST_PAIRS} strongest are listed.`],
      ]),
    };
  },
});
