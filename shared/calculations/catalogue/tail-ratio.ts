import { quantile } from "simple-statistics";
import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { NO_RETURNS, ratioOf, warningsWhere } from "../sample-statistics.ts";

const TAIL_SHARE = 0.05;

/** Large gains beside large losses. */
export const tailRatio = defineCalculation({
  id: "tail-ratio",
  title: "Tail ratio",
  synonyms: ["tail ratio", "right tail to left tail"],
  description: "Size of the return at the 95th percentile over the size of the return at the 5th.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "type-seven",
      title: "Between quantiles of type 7",
      source: "empyrical tail_ratio: |95 % quantile| / |5 % quantile|, type 7 of Hyndman and Fan (1996)",
    },
  ],
  needs: "subject",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    returns: [-0.02, 0.06, 0],
    value: 3,
    working: "positions 1.9 and 0.1: |0 + 0.9 x 0.06| / |-0.02 + 0.1 x 0.02| = 0.054 / 0.018",
  },
  compute: ({ sample: { returns } }) => {
    if (returns.length === 0) return { value: Number.NaN, warnings: [NO_RETURNS] };
    const low = Math.abs(quantile([...returns], TAIL_SHARE));
    return {
      value: ratioOf(Math.abs(quantile([...returns], 1 - TAIL_SHARE)), low),
      warnings: warningsWhere([[low === 0, "The 5 % quantile is zero, so there is no loss to divide by."]]),
    };
  },
});
