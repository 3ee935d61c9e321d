import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { drawdownPath } from "../drawdown-spells.ts";
import { growthFaults } from "../growth.ts";
import { confidenceParameter } from "../parameters.ts";
import { averageOf, tailOf, tailWarnings, warningsWhere } from "../sample-statistics.ts";

/** The drawdown after each period; none where it is undefined. */
function depthsOf(returns: readonly number[]) {
  const warnings = warningsWhere(growthFaults(returns));
  return { depths: warnings.length > 0 ? [] : drawdownPath(returns), warnings };
}

/** Depth and length of all drawdowns in one figure, deep ones weighing more. */
export const ulcerIndex = defineCalculation({
  id: "ulcer-index",
  title: "Ulcer index",
  synonyms: ["ulcer index", "ulcer"],
  description: "Root mean square of the drawdowns after each period, as a positive fraction.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "root-mean-square",
      title: "Root mean square",
      source: "Martin and McCann (1989): sqrt(mean of squared drawdowns), over all n periods",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0, -0.2, 0.25, 0],
    value: 0.1,
    working: "drawdowns 0, 20, 0 and 0 %: sqrt(0.04 / 4)",
  },
  compute: ({ sample: { returns } }) => {
    const { depths, warnings } = depthsOf(returns);
    return { value: Math.sqrt(averageOf(depths.map((depth) => depth * depth))), warnings };
  },
});

/** How far wealth was below its peak on average. */
export const painIndex = defineCalculation({
  id: "pain-index",
  title: "Pain index",
  synonyms: ["pain index", "average depth under water"],
  description: "Mean of the drawdowns after each period, those of zero included, as a positive fraction.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "mean",
      title: "Mean",
      source:
        "PerformanceAnalytics PainIndex, after Becker: mean of the absolute drawdowns over all n periods",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0, -0.2, 0.25, 0],
    value: 0.05,
    working: "drawdowns 0, 20, 0 and 0 %: 0.2 / 4",
  },
  compute: ({ sample: { returns } }) => {
    const { depths, warnings } = depthsOf(returns);
    return { value: averageOf(depths.map(Math.abs)), warnings };
  },
});

/** How deep the deepest drawdowns are on average. */
export const conditionalDrawdown = defineCalculation({
  id: "conditional-drawdown-at-risk",
  title: "Conditional drawdown at risk",
  synonyms: ["conditional drawdown at risk", "conditional drawdown", "cdar", "expected drawdown"],
  description:
    "Mean of the deepest drawdowns, those in the share of periods left by the confidence level; at most zero.",
  parameters: z.strictObject({ confidence: confidenceParameter }),
  methods: [
    {
      id: "historical",
      title: "Historical",
      source:
        "Chekhlov, Uryasev and Zabarankin (2005), counted as empyrical counts its tail: mean of the lowest floor((n - 1) x (1 - confidence)) + 1 drawdowns",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0, -0.2, 0.25, 0, -0.1],
    parameters: { confidence: 0.75 },
    value: -0.15,
    working: "the lowest floor(4 x 0.25) + 1 = 2 of 0, -20, 0, 0 and -10 %",
  },
  compute: ({ sample: { returns }, parameters: { confidence } }) => {
    const { depths, warnings } = depthsOf(returns);
    const value = averageOf(tailOf(depths, 1 - confidence));
    return { value, warnings: warnings.length > 0 ? warnings : tailWarnings(returns, 1 - confidence) };
  },
});
