import { z } from "zod";

/** Parameters that several calculations share. Periods per year and the risk-free rate are read from the data where a plan gives none. */
export const confidenceParameter = z
  .number()
  .min(0.5)
  .max(0.9999)
  .default(0.95)
  .describe("Confidence level as a fraction: 0.95 looks at the worst twentieth of the periods.");

export const horizonParameter = z
  .int()
  .min(1)
  .max(366)
  .default(1)
  .describe(
    "Periods of the data that the loss is taken over; more than one are reached by the square root of time.",
  );

export const drawsParameter = z
  .int()
  .min(1_000)
  .max(200_000)
  .optional()
  .describe("Method monte-carlo only: number of simulated returns, 10000 when not given.");

export const seedParameter = z
  .int()
  .min(0)
  .max(2 ** 32 - 1)
  .optional()
  .describe("Method monte-carlo only: seed of the simulated returns, 1 when not given.");

export const periodsPerYearParameter = z
  .number()
  .positive()
  .max(366)
  .describe("Periods in a year, by which the figure is annualised; inferred from the dates when not given.");

export const riskFreeRateParameter = z
  .number()
  .min(-1)
  .max(1)
  .default(0)
  .describe("Annual risk-free rate as a fraction; the rate that came with the data when not given.");

export const requiredReturnParameter = z
  .number()
  .min(-1)
  .max(1)
  .default(0)
  .describe("Annual return that is required, as a fraction: what falls short of it counts as a loss.");

export const costParameter = z
  .number()
  .min(0)
  .max(1_000)
  .default(0)
  .describe("Cost of a trade in basis points of what is traded.");
