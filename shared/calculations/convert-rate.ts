/**
 * An annual rate per period by the geometric rule (1 + r)^(1 / periods) - 1: compounded over a year it gives the annual rate
 * back. Both are fractions; rates below -1 give NaN.
 */
export const periodRateOf = (annualRate: number, periodsPerYear: number): number =>
  Math.expm1(Math.log1p(annualRate) / periodsPerYear);

/** States the rule of `periodRateOf` in a ledger entry. */
export const RATE_CONVENTION = { riskFreeConversion: "geometric" } as const;

/** States the rule of `periodRateOf` for a required return. */
export const REQUIRED_CONVENTION = { requiredReturnConversion: "geometric" } as const;
