import { z } from "zod";

/** Parameters that several calculations share. Periods per year and the risk-free rate are read from the data where a plan gives none. */
export const confidenceParameter = z
  .number()
  .min(0.5)
  .max(0.9999)
  .default(0.95)
  .describe("Confidence level as a fraction: 0.95 looks at the worst twentieth of the periods.");

export const horizonParameter = z
  .literal(1)
  .default(1)
  .describe("Periods that the loss is taken over: always one period of the data, never scaled.");

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
