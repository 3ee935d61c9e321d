import { z } from "zod";

/** Parameters that calculations on inputs alone share. Amounts are in one currency, which the asker knows. */

const MOST_MONEY = 1e15;
const MOST_FLOWS = 1_200;

export const amountParameter = z.number().min(-MOST_MONEY).max(MOST_MONEY);

export const positiveAmountParameter = z.number().positive().max(MOST_MONEY);

export const rateParameter = z.number().gt(-1).max(100);

export const periodRateParameter = rateParameter.describe(
  "Rate per period as a fraction: 0.005 for 0.5 % a month where the periods are months.",
);

export const periodsParameter = z.number().positive().max(MOST_FLOWS).describe("Number of periods.");

export const cashFlowsParameter = z
  .array(amountParameter)
  .min(2)
  .max(MOST_FLOWS)
  .describe("Cash flows, one a period, oldest first; what is paid out is negative.");
