import { z } from "zod";
import { annuityFactor } from "../annuity.ts";
import { defineCalculation } from "../calculation.ts";
import { positiveAmountParameter, rateParameter } from "../input-parameters.ts";

const MONTHS_PER_YEAR = 12;

/** The same day so many months later, or the last day of a month that has no such day. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** How a loan of equal payments is paid down, payment by payment. */
export const loanSchedule = defineCalculation({
  id: "loan-schedule",
  title: "Interest of a loan schedule",
  synonyms: ["amortization schedule", "amortisation schedule", "repayment schedule", "mortgage schedule"],
  description:
    "Interest paid over a loan of equal payments; the dated values are what is owed after each payment.",
  parameters: z.strictObject({
    principal: positiveAmountParameter.describe("Amount borrowed."),
    annualRate: rateParameter.describe("Nominal annual rate as a fraction, divided by the payments a year."),
    payments: z.int().min(1).max(1_200).describe("Number of payments."),
    paymentsPerYear: z.literal([12, 4, 2, 1]).default(12).describe("Payments in a year."),
    firstPayment: z.iso.date().describe("Date of the first payment, one period after the loan starts."),
  }),
  methods: [
    {
      id: "level-payment",
      title: "Equal payments at the end of each period",
      source:
        "Brealey, Myers and Allen, chapter 2: payment = principal / a(n), owed after payment k = payment x a(n - k), a(m) = (1 - (1 + r)^-m) / r",
    },
  ],
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: {
      principal: 210,
      annualRate: 0.1,
      payments: 2,
      paymentsPerYear: 1,
      firstPayment: "2021-01-31",
    },
    value: 32,
    working: "two payments of 121 (121 / 1.1 + 121 / 1.21 = 210) less 210; 110 is owed after the first",
  },
  compute: ({ parameters: { principal, annualRate, payments, paymentsPerYear, firstPayment } }) => {
    const rate = annualRate / paymentsPerYear;
    const payment = principal / annuityFactor(rate, payments);
    const values = Array.from({ length: payments }, (_, index) => ({
      date: monthsLater(firstPayment, (index * MONTHS_PER_YEAR) / paymentsPerYear),
      value: payment * annuityFactor(rate, payments - index - 1),
    }));
    return { value: payment * payments - principal, values };
  },
});
