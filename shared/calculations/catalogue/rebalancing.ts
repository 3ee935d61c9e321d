import { z } from "zod";
import { partsOf, withParts } from "../breakdown.ts";
import { defineCalculation } from "../calculation.ts";
import { wholeGrowth } from "../growth.ts";
import { fewerThan, warningsWhere } from "../sample-statistics.ts";

const BASIS_POINT = 1e-4;

/** What has to be traded to have the weights back that the prices moved. */
export const rebalancing = defineCalculation({
  id: "rebalancing",
  title: "Rebalancing turnover",
  synonyms: [
    "rebalance",
    "rebalancing",
    "rebalancing trades",
    "trades to rebalance",
    "rebalance to target",
    "portfolio drift",
    "drifted weights",
    "turnover",
    "portfolio turnover",
    "back to target weights",
  ],
  description:
    "Share of the portfolio that has to be traded at the end of the data to restore its weights, held untouched since the start; the parts are the trades, a sale negative. What the trades cost is stated beside the parameters.",
  parameters: z.strictObject({
    costBasisPoints: z
      .number()
      .min(0)
      .max(1_000)
      .default(0)
      .describe("Cost of a trade, in basis points of what is bought or sold."),
  }),
  methods: [
    {
      id: "one-way",
      title: "One-way turnover",
      source:
        "DeMiguel, Garlappi and Uppal (2009): drifted weight = weight x (1 + return of the asset) / (1 + return of the portfolio); half the sum of |weight - drifted weight|",
    },
    {
      id: "two-way",
      title: "Two-way turnover",
      source:
        "DeMiguel, Garlappi and Uppal (2009): sum of |weight - drifted weight|, purchases and sales alike",
    },
  ],
  needs: "portfolio",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.1],
    assets: [
      { name: "A", weight: 0.5, returns: [0.2] },
      { name: "B", weight: 0.5, returns: [0] },
    ],
    value: 0.05 / 1.1,
    working: "A grew to 0.6 / 1.1 of the portfolio and B fell to 0.5 / 1.1: half of 2 x 0.05 / 1.1 is traded",
  },
  compute: ({ method, sample: { assets, returns }, parameters: { costBasisPoints } }) => {
    const grown = assets.map(({ weight, returns }) => weight * wholeGrowth(returns));
    // What the weights leave of 1 lies in cash, and a position that is not paid for in full is owed.
    const growth = 1 + grown.reduce((sum, gain) => sum + gain, 0);
    const trades = assets.map(
      ({ weight }, asset) => weight - (weight + (grown[asset] ?? Number.NaN)) / growth,
    );
    const traded = trades.reduce((sum, trade) => sum + Math.abs(trade), 0);
    const isRuined = growth <= 0;
    const value = method === "two-way" ? traded : traded / 2;
    const named = assets.map(({ name }) => ({ name: `Trade in ${name}` }));
    return {
      ...(isRuined ? { value: Number.NaN } : withParts(value, partsOf(named, trades))),
      ...(isRuined || costBasisPoints === 0
        ? {}
        : { conventions: { tradingCost: traded * costBasisPoints * BASIS_POINT } }),
      warnings: warningsWhere([
        ...fewerThan(1, returns),
        [isRuined, "The portfolio lost all it was worth, so that nothing is left to rebalance."],
      ]),
    };
  },
});
