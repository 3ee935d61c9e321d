import { z } from "zod";
import { withParts } from "../breakdown.ts";
import { defineCalculation } from "../calculation.ts";
import { drawdownPath } from "../drawdown-spells.ts";
import { growthFaults } from "../growth.ts";
import { amountParameter, positiveAmountParameter } from "../input-parameters.ts";
import { warningsWhere } from "../sample-statistics.ts";

const SOURCE = "Horngren, Datar and Rajan, Cost Accounting, chapter on cost-volume-profit analysis";

/** The gain that makes up for a loss: 1 / (1 + loss) - 1, a loss being negative; infinite after a total one. */
const gainAfter = (loss: number): number => -loss / (1 + loss);

const ALL_LOST = "Everything was lost, and no gain makes up for that.";

/** The gain that a stated loss asks for. */
export const breakEvenGain = defineCalculation({
  id: "break-even-gain",
  title: "Break-even gain",
  synonyms: [
    "break even",
    "break-even",
    "gain to break even",
    "gain after a loss",
    "gain needed to recover a loss",
  ],
  description: "Gain that is needed to make up for a stated loss.",
  parameters: z.strictObject({
    lostShare: z
      .number()
      .min(0)
      .max(1)
      .describe("Share that was lost, as a positive fraction: 0.2 for 20 %."),
  }),
  methods: [
    {
      id: "compound",
      title: "On what is left",
      source: "(1 - lost share) x (1 + gain) = 1, so lost share / (1 - lost share)",
    },
  ],
  needs: "inputs",
  unit: "fraction",
  scalesToAmount: false,
  example: { parameters: { lostShare: 0.2 }, value: 0.25, working: "0.2 / 0.8" },
  compute: ({ parameters: { lostShare } }) => ({
    value: lostShare === 1 ? Number.NaN : gainAfter(-lostShare),
    warnings: warningsWhere([[lostShare === 1, ALL_LOST]]),
  }),
});

/** The gain that leads back to the highest level before. */
export const recoveryGain = defineCalculation({
  id: "recovery-gain",
  title: "Gain needed to recover",
  synonyms: [
    "gain to recover",
    "gain needed to recover the drawdown",
    "return needed to recover",
    "return to the peak",
  ],
  description:
    "Gain that leads back to the highest level before, from the latest level or from the deepest fall; 0 at a peak.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "current",
      title: "From the latest level",
      source:
        "(1 + drawdown) x (1 + gain) = 1 with the latest drawdown of empyrical's path, from a starting wealth of 1",
    },
    {
      id: "maximum",
      title: "From the deepest fall",
      source: "(1 + drawdown) x (1 + gain) = 1 with empyrical max_drawdown",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: { returns: [0.25, -0.2, 0.05], value: 4 / 21, working: "wealth 1.25, 1, 1.05: 1.25 / 1.05 - 1" },
  compute: ({ method, sample: { returns } }) => {
    const faults = warningsWhere(growthFaults(returns));
    if (faults.length > 0) return { value: Number.NaN, warnings: faults };
    const path = drawdownPath(returns);
    const deepest = path.reduce((worst, depth) => Math.min(worst, depth), 0);
    const depth = method === "maximum" ? deepest : (path.at(-1) ?? Number.NaN);
    const isLost = depth === -1;
    return {
      ...withParts(isLost ? Number.NaN : gainAfter(depth), [{ name: "Drawdown", value: depth }]),
      warnings: warningsWhere([[isLost, ALL_LOST]]),
    };
  },
});

const costs = {
  fixedCost: amountParameter.min(0).describe("Cost that does not depend on the quantity."),
  variableCost: amountParameter.min(0).default(0).describe("Cost of each unit."),
};

/** The quantity that earns its costs. */
export const breakEvenQuantity = defineCalculation({
  id: "break-even-quantity",
  title: "Break-even quantity",
  synonyms: ["break even quantity", "break even point", "break even volume", "break even units"],
  description: "Units that must be sold to earn the fixed cost.",
  parameters: z.strictObject({ ...costs, price: positiveAmountParameter.describe("Price of each unit.") }),
  methods: [
    {
      id: "contribution",
      title: "By the contribution of a unit",
      source: `${SOURCE}: fixed cost / (price - variable cost)`,
    },
  ],
  needs: "inputs",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    parameters: { fixedCost: 900, price: 5, variableCost: 2 },
    value: 300,
    working: "900 / (5 - 2)",
  },
  compute: ({ parameters: { fixedCost, price, variableCost } }) => {
    const contribution = price - variableCost;
    return {
      value: contribution > 0 ? fixedCost / contribution : Number.NaN,
      warnings: warningsWhere([
        [contribution <= 0, "A unit costs no less than it brings, so no quantity breaks even."],
      ]),
    };
  },
});

/** The price that earns its costs. */
export const breakEvenPrice = defineCalculation({
  id: "break-even-price",
  title: "Break-even price",
  synonyms: ["break even price", "cost covering price"],
  description: "Price of a unit that earns all costs at a stated quantity.",
  parameters: z.strictObject({
    ...costs,
    quantity: positiveAmountParameter.describe("Units that are sold."),
  }),
  methods: [
    {
      id: "full-cost",
      title: "By the full cost of a unit",
      source: `${SOURCE}: fixed cost / quantity + variable cost`,
    },
  ],
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: { fixedCost: 900, quantity: 300, variableCost: 2 },
    value: 5,
    working: "900 / 300 + 2",
  },
  compute: ({ parameters: { fixedCost, quantity, variableCost } }) => ({
    value: fixedCost / quantity + variableCost,
  }),
});
