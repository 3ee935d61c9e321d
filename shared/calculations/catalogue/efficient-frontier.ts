import { z } from "zod";
import { withParts } from "../breakdown.ts";
import { type Asset, type CalculationResult, defineCalculation } from "../calculation.ts";
import {
  type AssetMoments,
  annualFigures,
  choiceFaults,
  choosableOf,
  momentsOf,
} from "../choosable-assets.ts";
import { efficientFrontier as frontierOf } from "../efficient-frontier.ts";
import { periodsPerYearParameter } from "../parameters.ts";
import { warningsWhere } from "../sample-statistics.ts";
import { boundsParameters } from "../weight-bounds.ts";

/** Weights that one curve lists in all; beyond them it is the figures alone. */
const MOST_WEIGHTS = 5_000;

const heldParts = (assets: readonly Asset[], weights: readonly number[]) =>
  assets.flatMap(({ name }, asset) => {
    const value = weights[asset] ?? Number.NaN;
    return value === 0 ? [] : [{ name, value }];
  });

/** The curve with the weights behind each point, which are left out where they are too many to list. */
function curveOf(
  frontier: readonly (readonly number[])[],
  moments: AssetMoments,
  periodsPerYear: number,
): { readonly curve: NonNullable<CalculationResult["curve"]>; readonly isCut: boolean } {
  const points = frontier.map((weights) => {
    const { meanReturn, volatility } = annualFigures(weights, moments, periodsPerYear);
    return { x: volatility, y: meanReturn, parts: heldParts(moments.assets, weights) };
  });
  const isCut = points.reduce((sum, { parts }) => sum + parts.length, 0) > MOST_WEIGHTS;
  const listed = isCut ? points.map(({ x, y }) => ({ x, y })) : points;
  return { curve: { x: "volatility", y: "mean return", points: listed }, isCut };
}

/** What return can be had at what risk. */
export const efficientFrontier = defineCalculation({
  id: "efficient-frontier",
  title: "Lowest volatility on the efficient frontier",
  synonyms: [
    "frontier",
    "markowitz frontier",
    "markowitz",
    "mean-variance frontier",
    "efficient portfolios",
    "risk-return frontier",
    "risk return trade-off",
  ],
  description:
    "Portfolios of the least volatility for their return, as a curve of annual volatility and mean return with the weights of each point; the value is the lowest volatility, the parts are both ends.",
  parameters: z.strictObject({
    periodsPerYear: periodsPerYearParameter,
    points: z
      .int()
      .min(2)
      .max(100)
      .default(20)
      .describe("Number of portfolios on the curve, evenly spaced by return."),
    ...boundsParameters,
  }),
  methods: [
    {
      id: "sample",
      title: "From sample means and covariances",
      source:
        "Markowitz (1952): minimise w'Cw at each return w'm over weights that sum to 1, within bounds, m the arithmetic means, C the covariance matrix (n - 1); by the dual method of Goldfarb and Idnani (1983)",
    },
  ],
  needs: "assets",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    assets: [
      { name: "A", returns: [0.02, 0.02, 0, 0] },
      { name: "B", returns: [0.04, 0, 0.04, 0] },
    ],
    parameters: { periodsPerYear: 3, points: 3 },
    value: 0.00032 ** 0.5,
    working:
      "uncorrelated, variances 0.0004 / 3 and 0.0016 / 3 a period: least at weights 0.8 and 0.2, 0.00032 / 3, times 3, and the root of it",
  },
  compute: ({ sample: { assets }, parameters }) => {
    const { periodsPerYear, points, minimumWeight, maximumWeight } = parameters;
    const moments = momentsOf(assets);
    const bounds = { minimum: minimumWeight, maximum: maximumWeight };
    const faults = choiceFaults(moments, bounds);
    if (faults.length > 0) return { value: Number.NaN, warnings: faults };
    const frontier = frontierOf(choosableOf(moments, bounds), points);
    const { curve, isCut } = curveOf(frontier, moments, periodsPerYear);
    const [least, highest = least] = [curve.points[0], curve.points.at(-1)];
    return {
      ...withParts(least?.x ?? Number.NaN, [
        { name: "Lowest volatility", value: least?.x ?? Number.NaN },
        { name: "Mean return at the lowest volatility", value: least?.y ?? Number.NaN },
        { name: "Volatility at the highest mean return", value: highest?.x ?? Number.NaN },
        { name: "Highest mean return", value: highest?.y ?? Number.NaN },
      ]),
      curve,
      warnings: warningsWhere([
        [
          frontier.length === 1,
          "No portfolio returns more than that of least variance: the frontier is a point.",
        ],
        [isCut, "The weights behind the points are too many to be listed."],
      ]),
    };
  },
});
