import { z } from "zod";
import { betaOf, CONSTANT_BENCHMARK } from "../active-returns.ts";
import { partsOf, withParts } from "../breakdown.ts";
import { defineCalculation, type HeldAsset, type PortfolioSample } from "../calculation.ts";
import { covarianceOf, fewerThan, sampleDeviation, warningsWhere } from "../sample-statistics.ts";

const MOST_ASSETS = 200;
const shockParameter = z.number().min(-1).max(10);
const LOST_EVERYTHING =
  "The loss is more than everything: so large a shock is outside what this rule can say.";

/** What a move of the market would do, by the sensitivity seen so far. */
export const marketStress = defineCalculation({
  id: "market-stress",
  title: "Market stress",
  synonyms: [
    "stress test",
    "stress testing",
    "market shock",
    "market crash",
    "effect of a market shock",
    "if the market falls",
    "if the market drops",
    "beta-implied loss",
  ],
  description: "Return to expect where the benchmark moves by a stated shock: beta times the shock.",
  parameters: z.strictObject({
    marketReturn: shockParameter.describe(
      "Shock: the return of the benchmark as a fraction, -0.2 for a fall of 20 %.",
    ),
  }),
  methods: [
    {
      id: "beta",
      title: "Beta times the shock",
      source:
        "Sharpe (1964): the market's part of a return is beta x the market's; beta = covariance / variance as in empyrical beta",
    },
  ],
  needs: "subject-and-benchmark",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.01, 0.05, 0.03],
    benchmark: [0.01, 0.03, 0.02],
    parameters: { marketReturn: -0.2 },
    value: -0.4,
    working: "beta 0.0002 / 0.0001 = 2, times -20 %",
  },
  compute: ({ sample: { returns, benchmark }, parameters: { marketReturn } }) => {
    const beta = betaOf(returns, benchmark);
    const value = beta * marketReturn;
    const isBeyond = benchmark.every((move) => Math.abs(move) < Math.abs(marketReturn));
    return {
      value,
      conventions: Number.isFinite(beta) ? { beta } : {},
      warnings: warningsWhere([
        ...fewerThan(2, returns),
        [sampleDeviation(benchmark) === 0, CONSTANT_BENCHMARK],
        [
          Number.isFinite(beta) && isBeyond,
          "The shock is larger than any move of the benchmark in the data, so beta is carried beyond what was seen.",
        ],
        [value < -1, LOST_EVERYTHING],
      ]),
    };
  },
});

const parameters = z
  .strictObject({
    assetReturn: shockParameter
      .optional()
      .describe(
        "Shock: the return as a fraction of the asset named, or else of all, -0.3 for a fall of 30 %.",
      ),
    asset: z.string().optional().describe("Name of the only asset that is shocked."),
    assetReturns: z
      .array(shockParameter)
      .min(1)
      .max(MOST_ASSETS)
      .optional()
      .describe("Shocks in place of one for all: a return for each asset, in the order of the positions."),
  })
  .refine(({ assetReturn, assetReturns }) => (assetReturn === undefined) !== (assetReturns === undefined), {
    path: ["assetReturn"],
    message: "give one return, or a list of returns in its place",
  });

interface Shocked {
  /** One an asset, in their order; absent where the parameters do not fit the portfolio. */
  readonly shocks?: readonly number[];
  readonly faults: readonly string[];
}

/** The shocks of the assets before any of them moves another. */
function shocksOf(
  { assetReturn = 0, assetReturns, asset }: z.output<typeof parameters>,
  assets: readonly HeldAsset[],
): Shocked {
  const names = assets.map(({ name }) => name);
  const position = names.findIndex((name) => name.toLowerCase() === asset?.trim().toLowerCase());
  const faults = warningsWhere([
    [
      asset !== undefined && position < 0,
      `The portfolio holds no asset of that name: it holds ${names.join(", ")}.`,
    ],
    [asset !== undefined && assetReturns !== undefined, "One named asset takes one return, not a list."],
    [
      asset === undefined && assetReturns !== undefined && assetReturns.length !== names.length,
      `Give one return for each asset, in this order: ${names.join(", ")}.`,
    ],
  ]);
  if (faults.length > 0) return { faults };
  const isShocked = (index: number) => asset === undefined || index === position;
  return { shocks: assetReturns ?? names.map((_, index) => (isShocked(index) ? assetReturn : 0)), faults };
}

/** The shocks with those assets moved along that stand still in them, by their beta to the shocked one. */
function spread(shocks: readonly number[], { assets }: PortfolioSample): Shocked {
  const shocked = assets.filter((_, index) => shocks[index] !== 0);
  const [source] = shocked;
  const faults = warningsWhere([
    [shocked.length > 1, "Only one shocked asset can move the others: name it, or take the method direct."],
    [
      source !== undefined && sampleDeviation(source.returns) === 0,
      "The shocked asset's returns do not vary.",
    ],
    [
      source !== undefined && source.returns.length < 2,
      "At least two returns are needed to see what moves along.",
    ],
  ]);
  if (faults.length > 0) return { faults };
  if (source === undefined) return { shocks, faults };
  const shock = shocks[assets.indexOf(source)] ?? Number.NaN;
  const variance = covarianceOf(source.returns, source.returns);
  const moves = assets.map((asset) =>
    asset === source ? shock : (shock * covarianceOf(asset.returns, source.returns)) / variance,
  );
  return { shocks: moves, faults };
}

/** What stated moves of the assets would do to the portfolio. */
export const assetStress = defineCalculation({
  id: "asset-stress",
  title: "Asset stress",
  synonyms: [
    "stress by asset",
    "shock to an asset",
    "asset shock",
    "portfolio stress test",
    "scenario analysis",
    "what if an asset falls",
    "sensitivity to one asset",
  ],
  description:
    "The portfolio's return where its assets move by stated shocks, at today's weights, with each asset's part of it.",
  parameters,
  methods: [
    {
      id: "direct",
      title: "The other assets stand still",
      source: "Jorion (2006), chapter on stress testing: sum of weight x shock",
    },
    {
      id: "correlated",
      title: "The other assets move along",
      source:
        "Kupiec (1998), Stress Testing in a Value at Risk Framework: an asset without a shock moves by covariance with the shocked one / its variance (n - 1) x the shock",
    },
  ],
  needs: "portfolio",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.01, 0.03],
    assets: [
      { name: "A", weight: 0.6, returns: [0.01, 0.03] },
      { name: "B", weight: 0.4, returns: [0.01, 0.03] },
    ],
    parameters: { assetReturns: [-0.3, 0.1] },
    value: -0.14,
    working: "0.6 x -30 % + 0.4 x 10 %",
  },
  compute: ({ method, sample, parameters: chosen }) => {
    const direct = shocksOf(chosen, sample.assets);
    const { shocks, faults } =
      method === "direct" || direct.shocks === undefined ? direct : spread(direct.shocks, sample);
    if (shocks === undefined) return { value: Number.NaN, warnings: faults };
    const parts = sample.assets.map(({ weight }, index) => weight * (shocks[index] ?? Number.NaN));
    const value = parts.reduce((sum, part) => sum + part, 0);
    return {
      ...withParts(value, partsOf(sample.assets, parts)),
      warnings: warningsWhere([[value < -1, LOST_EVERYTHING]]),
    };
  },
});
