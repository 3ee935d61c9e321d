import { z } from "zod";
import { bondParameters, bondSensitivity, yieldParameter } from "../bond.ts";
import { defineCalculation } from "../calculation.ts";

const SOURCE = "Fabozzi, Fixed Income Analysis";
const BASIS_POINT = 0.0001;
const parameters = z.strictObject({ ...bondParameters, yieldToMaturity: yieldParameter });
/** Two years to the only payment of 121, at 10 % a year: worth 100. */
const ZERO_COUPON = { faceValue: 121, couponRate: 0, coupons: 2, couponsPerYear: 1, yieldToMaturity: 0.1 };

/** How far away a bond's payments are on average. */
export const macaulayDuration = defineCalculation({
  id: "macaulay-duration",
  title: "Macaulay duration",
  synonyms: ["macaulay", "bond duration in years"],
  description: "Average time to a bond's payments in years, weighted by their present values.",
  parameters,
  methods: [
    {
      id: "street",
      title: "Yield compounded as often as coupons are paid",
      source: `${SOURCE}: sum of (k / m) x present value of payment k / price`,
    },
  ],
  needs: "inputs",
  unit: "ratio",
  scalesToAmount: false,
  example: { parameters: ZERO_COUPON, value: 2, working: "a single payment after two years" },
  compute: ({ parameters: { yieldToMaturity, ...bond } }) => ({
    value: bondSensitivity(bond, yieldToMaturity).macaulay,
    conventions: { durationUnit: "years" },
  }),
});

/** By which share a bond's price falls as the yield rises. */
export const modifiedDuration = defineCalculation({
  id: "modified-duration",
  title: "Modified duration",
  synonyms: ["modified bond duration", "interest rate sensitivity of a bond"],
  description: "Relative fall of a bond's price per unit of yield, in years.",
  parameters,
  methods: [
    {
      id: "street",
      title: "Yield compounded as often as coupons are paid",
      source: `${SOURCE}: Macaulay duration / (1 + y / m)`,
    },
  ],
  needs: "inputs",
  unit: "ratio",
  scalesToAmount: false,
  example: { parameters: ZERO_COUPON, value: 2 / 1.1, working: "2 / 1.1" },
  compute: ({ parameters: { yieldToMaturity, ...bond } }) => ({
    value: bondSensitivity(bond, yieldToMaturity).modified,
    conventions: { durationUnit: "years" },
  }),
});

/** How much duration itself changes with the yield. */
export const bondConvexity = defineCalculation({
  id: "bond-convexity",
  title: "Bond convexity",
  synonyms: ["convexity of a bond", "convexity"],
  description: "Second derivative of a bond's price by its yield over the price, in years squared.",
  parameters,
  methods: [
    {
      id: "street",
      title: "Yield compounded as often as coupons are paid",
      source: `${SOURCE}: sum of k (k + 1) x present value of payment k / (price x m^2 x (1 + y / m)^2)`,
    },
  ],
  needs: "inputs",
  unit: "ratio",
  scalesToAmount: false,
  example: { parameters: ZERO_COUPON, value: 6 / 1.21, working: "2 x 3 / 1.1^2" },
  compute: ({ parameters: { yieldToMaturity, ...bond } }) => ({
    value: bondSensitivity(bond, yieldToMaturity).convexity,
    conventions: { convexityUnit: "years squared" },
  }),
});

/** What one basis point of yield costs. */
export const basisPointValue = defineCalculation({
  id: "basis-point-value",
  title: "Basis point value",
  synonyms: ["dv01", "dollar value of a basis point", "price value of a basis point", "pvbp", "pv01", "bpv"],
  description: "Fall of a bond's price for a rise of its yield by one basis point, to first order.",
  parameters,
  methods: [
    {
      id: "modified-duration",
      title: "From modified duration",
      source: `${SOURCE}: modified duration x price x 0.0001`,
    },
  ],
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: { parameters: ZERO_COUPON, value: 0.02 / 1.1, working: "2 / 1.1 x 100 x 0.0001" },
  compute: ({ parameters: { yieldToMaturity, ...bond } }) => {
    const { modified, price } = bondSensitivity(bond, yieldToMaturity);
    return { value: modified * price * BASIS_POINT };
  },
});
