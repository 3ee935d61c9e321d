import { z } from "zod";
import { annuityFactor, growthFactor } from "../annuity.ts";
import { defineCalculation } from "../calculation.ts";
import { amountParameter, periodRateParameter, periodsParameter } from "../input-parameters.ts";

const SOURCE = "Brealey, Myers and Allen, Principles of Corporate Finance, chapter 2";

const methodsOf = (formula: string) =>
  [
    { id: "end", title: "Payments at the end of each period", source: `${SOURCE}: ${formula}` },
    {
      id: "begin",
      title: "Payments at the beginning of each period",
      source: `${SOURCE}: ${formula}, the annuity factor times 1 + rate`,
    },
  ] as const;

const payment = amountParameter.default(0).describe("Amount received in every period.");

/** What a later amount and a row of equal payments are worth today. */
export const presentValue = defineCalculation({
  id: "present-value",
  title: "Present value",
  synonyms: ["pv", "present worth", "discounted value", "present value of an annuity"],
  description: "Worth today of an amount at the end and of equal payments in each period.",
  parameters: z.strictObject({
    rate: periodRateParameter,
    periods: periodsParameter,
    payment,
    futureValue: amountParameter.default(0).describe("Amount received at the end of the last period."),
  }),
  methods: methodsOf("future value x (1 + r)^-n + payment x (1 - (1 + r)^-n) / r"),
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: { rate: 0.1, periods: 2, futureValue: 121 },
    value: 100,
    working: "121 / 1.1^2",
  },
  compute: ({ method, parameters: { rate, periods, payment, futureValue } }) => ({
    value: futureValue * growthFactor(rate, -periods) + payment * annuityFactor(rate, periods, method),
  }),
});

/** What an amount today and a row of equal payments grow to. */
export const futureValue = defineCalculation({
  id: "future-value",
  title: "Future value",
  synonyms: ["fv", "terminal value of savings", "compound amount", "future value of an annuity"],
  description: "Worth at the end of an amount today and of equal payments in each period, compounded.",
  parameters: z.strictObject({
    rate: periodRateParameter,
    periods: periodsParameter,
    payment: amountParameter.default(0).describe("Amount paid in every period."),
    presentValue: amountParameter.default(0).describe("Amount paid in at the start."),
  }),
  methods: methodsOf("present value x (1 + r)^n + payment x ((1 + r)^n - 1) / r"),
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: { rate: 0.1, periods: 2, payment: 100, presentValue: 100 },
    value: 331,
    working: "100 x 1.21 + 100 x 1.1 + 100",
  },
  compute: ({ method, parameters: { rate, periods, payment, presentValue } }) => ({
    value: growthFactor(rate, periods) * (presentValue + payment * annuityFactor(rate, periods, method)),
  }),
});

/** The equal payment that pays a loan back. */
export const annuityPayment = defineCalculation({
  id: "annuity-payment",
  title: "Annuity payment",
  synonyms: ["pmt", "loan payment", "mortgage payment", "loan installment", "equal installment"],
  description: "Equal payment in each period that pays back a loan, or brings it down to a balloon.",
  parameters: z.strictObject({
    rate: periodRateParameter,
    periods: periodsParameter,
    principal: amountParameter.describe("Amount borrowed at the start."),
    balloon: amountParameter.default(0).describe("Amount still owed after the last payment."),
  }),
  methods: methodsOf("(principal - balloon x (1 + r)^-n) / ((1 - (1 + r)^-n) / r)"),
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: { rate: 0.1, periods: 2, principal: 210 },
    value: 121,
    working: "121 / 1.1 + 121 / 1.21 = 110 + 100",
  },
  compute: ({ method, parameters: { rate, periods, principal, balloon } }) => ({
    value: (principal - balloon * growthFactor(rate, -periods)) / annuityFactor(rate, periods, method),
  }),
});
