import { mirr, npv } from "financial";
import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { cashFlowsParameter, periodRateParameter, rateParameter } from "../input-parameters.ts";
import { internalRates } from "../internal-rates.ts";
import { warningsWhere } from "../sample-statistics.ts";

const ONE_SIGN = "The cash flows need at least one payment out and one payment in.";
const isOneSigned = (flows: readonly number[]): boolean =>
  !(flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0));

/** What a row of cash flows is worth today. */
export const netPresentValue = defineCalculation({
  id: "net-present-value",
  title: "Net present value",
  synonyms: ["npv", "discounted cash flow value"],
  description: "Worth today of a row of cash flows, each discounted at the rate per period.",
  parameters: z.strictObject({ cashFlows: cashFlowsParameter, rate: periodRateParameter }),
  methods: [
    {
      id: "from-now",
      title: "First cash flow today",
      source: "Brealey, Myers and Allen, chapter 5: sum of C(t) / (1 + r)^t from t = 0",
    },
    {
      id: "end-of-period",
      title: "First cash flow after one period",
      source: "The NPV function of spreadsheets: sum of C(t) / (1 + r)^t from t = 1",
    },
  ],
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: { cashFlows: [-100, 55, 60.5], rate: 0.1 },
    value: 0,
    working: "-100 + 55 / 1.1 + 60.5 / 1.21",
  },
  compute: ({ method, parameters: { cashFlows, rate } }) => {
    const today = npv(rate, cashFlows);
    return { value: method === "from-now" ? today : today / (1 + rate) };
  },
});

/** The rate at which a row of cash flows is worth nothing. */
export const internalRateOfReturn = defineCalculation({
  id: "internal-rate-of-return",
  title: "Internal rate of return",
  synonyms: ["irr", "internal rate", "money weighted return of cash flows"],
  description:
    "Rate per period at which the net present value of the cash flows is zero, where there is one.",
  parameters: z.strictObject({ cashFlows: cashFlowsParameter }),
  methods: [
    {
      id: "single-root",
      title: "The only rate between -99.9% and 99900% per period",
      source:
        "Brealey, Myers and Allen, chapter 5: r with sum of C(t) / (1 + r)^t = 0; undefined where there is none or more than one",
    },
  ],
  needs: "inputs",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    parameters: { cashFlows: [-100, 55, 60.5] },
    value: 0.1,
    working: "-100 + 55 / 1.1 + 60.5 / 1.21 = 0",
  },
  compute: ({ parameters: { cashFlows } }) => {
    const oneSigned = isOneSigned(cashFlows);
    const rates = oneSigned ? [] : internalRates(cashFlows);
    const [only = Number.NaN] = rates;
    return {
      value: rates.length === 1 ? only : Number.NaN,
      warnings: warningsWhere([
        [oneSigned, ONE_SIGN],
        [!oneSigned && rates.length === 0, "No rate that was searched makes the net present value zero."],
        [rates.length > 1, "More than one rate makes the net present value zero, so none is given."],
      ]),
    };
  },
});

/** The internal rate with the rates of borrowing and of reinvestment stated, which is always single. */
export const modifiedInternalRate = defineCalculation({
  id: "modified-internal-rate-of-return",
  title: "Modified internal rate of return",
  synonyms: ["mirr", "modified irr"],
  description:
    "Rate per period from the payments out, financed at one rate, to the payments in, reinvested at another.",
  parameters: z.strictObject({
    cashFlows: cashFlowsParameter,
    financeRate: rateParameter.describe("Rate per period at which payments out are financed, as a fraction."),
    reinvestmentRate: rateParameter.describe("Rate per period that payments in earn, as a fraction."),
  }),
  methods: [
    {
      id: "terminal-value",
      title: "Terminal value of receipts over present value of payments",
      source:
        "Lin (1976), The Modified Internal Rate of Return: (future value of receipts / present value of payments)^(1 / n) - 1",
    },
  ],
  needs: "inputs",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    parameters: { cashFlows: [-100, 60, 55], financeRate: 0.05, reinvestmentRate: 0.1 },
    value: 0.1,
    working: "(60 x 1.1 + 55) / 100 = 1.21 = 1.1^2",
  },
  compute: ({ parameters: { cashFlows, financeRate, reinvestmentRate } }) => ({
    value: mirr(cashFlows, financeRate, reinvestmentRate),
    warnings: warningsWhere([[isOneSigned(cashFlows), ONE_SIGN]]),
  }),
});
