import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { amountParameter, positiveAmountParameter } from "../input-parameters.ts";
import { warningsWhere } from "../sample-statistics.ts";

/** Weights of working capital, retained earnings, operating income, equity over liabilities, and sales. */
const WEIGHTS = {
  public: [1.2, 1.4, 3.3, 0.6, 0.999],
  private: [0.717, 0.847, 3.107, 0.42, 0.998],
  "non-manufacturing": [6.56, 3.26, 6.72, 1.05, 0],
} as const;

/** How near a company stands to bankruptcy. */
export const altmanZ = defineCalculation({
  id: "altman-z-score",
  title: "Altman Z-score",
  synonyms: ["altman z", "altman score", "bankruptcy score"],
  description: "Score of a company's distance from bankruptcy from five ratios of its statements.",
  parameters: z.strictObject({
    workingCapital: amountParameter.describe("Current assets less current liabilities."),
    retainedEarnings: amountParameter.describe("Retained earnings."),
    operatingIncome: amountParameter.describe("Earnings before interest and taxes."),
    equity: amountParameter.describe("Market value of equity for method public, book value for the others."),
    sales: amountParameter.default(0).describe("Sales; not used by method non-manufacturing."),
    totalAssets: positiveAmountParameter.describe("All assets."),
    totalLiabilities: positiveAmountParameter.describe("All liabilities."),
  }),
  methods: [
    {
      id: "public",
      title: "Z, listed manufacturers",
      source: "Altman (1968): 1.2 WC/TA + 1.4 RE/TA + 3.3 EBIT/TA + 0.6 market equity/TL + 0.999 sales/TA",
    },
    {
      id: "private",
      title: "Z', private manufacturers",
      source:
        "Altman (1983): 0.717 WC/TA + 0.847 RE/TA + 3.107 EBIT/TA + 0.420 book equity/TL + 0.998 sales/TA",
    },
    {
      id: "non-manufacturing",
      title: "Z'', other companies",
      source: "Altman (1995): 6.56 WC/TA + 3.26 RE/TA + 6.72 EBIT/TA + 1.05 book equity/TL, no constant",
    },
  ],
  needs: "inputs",
  unit: "ratio",
  scalesToAmount: false,
  example: {
    parameters: {
      ...{ workingCapital: 10, retainedEarnings: 20, operatingIncome: 30, equity: 50, sales: 0 },
      ...{ totalAssets: 100, totalLiabilities: 50 },
    },
    value: 1.99,
    working: "1.2 x 0.1 + 1.4 x 0.2 + 3.3 x 0.3 + 0.6 x 1",
  },
  compute: ({ method, parameters }) => {
    const { workingCapital, retainedEarnings, operatingIncome, equity, sales } = parameters;
    const [capital, earnings, income, cover, turnover] = WEIGHTS[method];
    const perAssets =
      capital * workingCapital + earnings * retainedEarnings + income * operatingIncome + turnover * sales;
    return {
      value: perAssets / parameters.totalAssets + (cover * equity) / parameters.totalLiabilities,
      warnings: warningsWhere([
        [turnover > 0 && sales === 0, "No sales were given, so they are taken as zero."],
      ]),
    };
  },
});
