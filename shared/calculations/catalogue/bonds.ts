import { z } from "zod";
import { bondParameters, bondPriceAt, bondYieldAt, yieldParameter } from "../bond.ts";
import { defineCalculation } from "../calculation.ts";
import { positiveAmountParameter } from "../input-parameters.ts";
import { warningsWhere } from "../sample-statistics.ts";

const SOURCE = "Fabozzi, Fixed Income Analysis";

/** What a bond is worth at a yield. */
export const bondPrice = defineCalculation({
  id: "bond-price",
  title: "Bond price",
  synonyms: ["price of a bond", "bond value", "bond pricing"],
  description: "Worth of the coupons and the face value at a yield, on a coupon day.",
  parameters: z.strictObject({ ...bondParameters, yieldToMaturity: yieldParameter }),
  methods: [
    {
      id: "street",
      title: "Yield compounded as often as coupons are paid",
      source: `${SOURCE}: sum of coupon / (1 + y / m)^k for k = 1 to n, and face value / (1 + y / m)^n`,
    },
  ],
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: { faceValue: 121, couponRate: 0, coupons: 2, couponsPerYear: 1, yieldToMaturity: 0.1 },
    value: 100,
    working: "121 / 1.1^2",
  },
  compute: ({ parameters: { yieldToMaturity, ...bond } }) => ({ value: bondPriceAt(bond, yieldToMaturity) }),
});

/** The yield at which a bond is worth its price. */
export const yieldToMaturity = defineCalculation({
  id: "yield-to-maturity",
  title: "Yield to maturity",
  synonyms: ["ytm", "bond yield", "redemption yield"],
  description: "Annual yield at which the coupons and the face value are worth the price, on a coupon day.",
  parameters: z.strictObject({
    ...bondParameters,
    price: positiveAmountParameter.describe("Price of the bond, in the unit of the face value."),
  }),
  methods: [
    {
      id: "street",
      title: "Yield compounded as often as coupons are paid",
      source: `${SOURCE}: the y that gives the price, by bisection`,
    },
  ],
  needs: "inputs",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    parameters: { faceValue: 121, couponRate: 0, coupons: 2, couponsPerYear: 1, price: 100 },
    value: 0.1,
    working: "sqrt(121 / 100) - 1",
  },
  compute: ({ parameters: { price, ...bond } }) => {
    const value = bondYieldAt(bond, price);
    return {
      value,
      warnings: warningsWhere([[Number.isNaN(value), "No yield that was searched gives this price."]]),
    };
  },
});
