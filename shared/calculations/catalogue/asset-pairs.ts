import { z } from "zod";
import {
  correlationsOf,
  correlationWarnings,
  listedPairs,
  pairsOf,
  ranksOf,
  strongestOf,
} from "../asset-pairs.ts";
import { partsOf, withParts } from "../breakdown.ts";
import { type Asset, defineCalculation } from "../calculation.ts";
import { covarianceMatrixOf } from "../covariance.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { averageOf, fewerThan, warningsWhere } from "../sample-statistics.ts";

const TWO: readonly Asset[] = [
  { name: "A", returns: [0.01, 0.02, 0.03] },
  { name: "B", returns: [0.01, 0.03, 0.02] },
];

/** How closely the assets move together, pair by pair. */
export const averageCorrelation = defineCalculation({
  id: "average-correlation",
  title: "Average correlation",
  synonyms: ["average pairwise correlation", "mean correlation", "mean pairwise correlation"],
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
    assets: TWO,
    value: 0.5,
    working: "one pair: covariance 0.00005, both standard deviations 0.01",
  },
  compute: ({ sample: { assets } }) => {
    const covariance = covarianceMatrixOf(assets.map(({ returns }) => returns));
    const pairs = correlationsOf(assets, covariance);
    const { listed, warnings } = listedPairs(pairs);
    return {
      ...withParts(averageOf(pairs.map(({ value }) => value)), listed),
      warnings: [...correlationWarnings(assets, covariance), ...warnings],
    };
  },
});

/** All correlations, and the strongest of them. */
export const correlationMatrix = defineCalculation({
  id: "correlation-matrix",
  title: "Strongest correlation",
  synonyms: [
    "correlation matrices",
    "correlations between the assets",
    "correlations of the assets",
    "pairwise correlations",
    "most correlated assets",
    "most correlated pair",
    "rank correlations",
    "spearman correlation",
  ],
  description:
    "Correlation of each pair of the assets as parts; the value is the strongest, that furthest from zero, and its pair is stated beside the parameters.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "pearson",
      title: "Pearson",
      source: "Pearson (1895): covariance / product of the standard deviations (n - 1)",
    },
    {
      id: "spearman",
      title: "Spearman",
      source: "Spearman (1904): Pearson's correlation of the ranks, equal returns sharing their mean rank",
    },
  ],
  needs: "assets",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    assets: TWO,
    value: 0.5,
    working: "one pair: covariance 0.00005, both standard deviations 0.01",
  },
  compute: ({ method, sample: { assets } }) => {
    const columns = assets.map(({ returns }) => (method === "spearman" ? ranksOf(returns) : returns));
    const covariance = covarianceMatrixOf(columns);
    const pairs = correlationsOf(assets, covariance);
    const { listed, warnings } = listedPairs(pairs);
    const strongest = pairs.some(({ value }) => Number.isNaN(value)) ? undefined : strongestOf(pairs);
    return {
      ...withParts(strongest?.value ?? Number.NaN, listed),
      ...(strongest === undefined ? {} : { conventions: { pair: strongest.name } }),
      warnings: [...correlationWarnings(assets, covariance), ...warnings],
    };
  },
});

/** All covariances, a year's. */
export const covarianceMatrix = defineCalculation({
  id: "covariance-matrix",
  title: "Average covariance",
  synonyms: [
    "covariance matrices",
    "covariance",
    "covariances",
    "covariances of the assets",
    "variance-covariance matrix",
    "pairwise covariances",
    "mean covariance",
  ],
  description:
    "Annualised variance of each asset and covariance of each pair as parts; the value is the mean covariance of the pairs.",
  parameters: z.strictObject({ periodsPerYear: periodsPerYearParameter }),
  methods: [
    {
      id: "sample",
      title: "Sample covariances",
      source: "Markowitz (1952): products of deviations from the means / (n - 1), times periods per year",
    },
  ],
  needs: "assets",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    assets: TWO,
    parameters: { periodsPerYear: 12 },
    value: 0.0006,
    working: "one pair: deviations -1, 0, 1 % and -1, 1, 0 %, so 0.0001 / 2 = 0.00005 a period, times 12",
  },
  compute: ({ sample: { assets }, parameters: { periodsPerYear } }) => {
    const covariance = covarianceMatrixOf(assets.map(({ returns }) => returns));
    const at = (row: number, column: number) => (covariance[row]?.[column] ?? Number.NaN) * periodsPerYear;
    const pairs = pairsOf(assets, at);
    const { listed, warnings } = listedPairs(pairs);
    const variances = partsOf(
      assets,
      assets.map((_, asset) => at(asset, asset)),
    );
    return {
      ...withParts(averageOf(pairs.map(({ value }) => value)), [...variances, ...listed]),
      warnings: [
        ...warningsWhere([
          ...fewerThan(2, assets[0]?.returns ?? []),
          [assets.length < 2, "One asset alone has no covariance."],
        ]),
        ...warnings,
      ],
    };
  },
});
