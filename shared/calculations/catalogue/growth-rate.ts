import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { amountParameter, periodsParameter } from "../input-parameters.ts";
import { warningsWhere } from "../sample-statistics.ts";

/** How fast a stated amount grew. */
export const growthRate = defineCalculation({
  id: "growth-rate",
  title: "Growth of a stated amount",
  synonyms: ["growth rate of an amount", "growth between two amounts", "statement growth"],
  description:
    "Growth per period from an earlier amount to a later one, compounded over the periods between.",
  parameters: z.strictObject({
    earlier: amountParameter.describe("Amount that the growth starts from."),
    later: amountParameter.describe("Amount at the end."),
    periods: periodsParameter.default(1),
  }),
  methods: [
    {
      id: "compound",
      title: "Compounded",
      source:
        "Penman, Financial Statement Analysis and Security Valuation: (later / earlier)^(1 / periods) - 1",
    },
  ],
  needs: "inputs",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    parameters: { earlier: 100, later: 121, periods: 2 },
    value: 0.1,
    working: "sqrt(121 / 100) - 1",
  },
  compute: ({ parameters: { earlier, later, periods } }) => {
    const isUndefined = earlier <= 0 || later < 0;
    return {
      value: isUndefined ? Number.NaN : (later / earlier) ** (1 / periods) - 1,
      warnings: warningsWhere([
        [isUndefined, "Growth from an amount that is not above zero, or to one below it, is undefined."],
      ]),
    };
  },
});
