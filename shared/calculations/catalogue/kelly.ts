import { z } from "zod";
import { defineCalculation } from "../calculation.ts";

/** The share of one's wealth to stake on a bet. */
export const kellyFraction = defineCalculation({
  id: "kelly-fraction",
  title: "Kelly fraction",
  synonyms: ["kelly", "kelly criterion", "kelly bet", "optimal bet size"],
  description:
    "Share of wealth to stake on a bet that either wins its odds or loses the stake; negative: do not bet.",
  parameters: z.strictObject({
    winProbability: z.number().min(0).max(1).describe("Probability of winning, as a fraction."),
    odds: z.number().positive().max(1e9).describe("Won for each unit staked, the stake not counted."),
  }),
  methods: [
    {
      id: "binary",
      title: "Win or lose the stake",
      source: "Kelly (1956), A New Interpretation of Information Rate: p - (1 - p) / b",
    },
  ],
  needs: "inputs",
  unit: "fraction",
  scalesToAmount: false,
  example: { parameters: { winProbability: 0.5, odds: 2 }, value: 0.25, working: "0.5 - 0.5 / 2" },
  compute: ({ parameters: { winProbability, odds } }) => ({
    value: winProbability - (1 - winProbability) / odds,
  }),
});
