/** When in its period a payment falls. */
type PaymentTime = "end" | "begin";

/** What one unit grows to in `periods` periods at a rate per period; the discount factor for a negative count. */
export const growthFactor = (rate: number, periods: number): number => Math.exp(periods * Math.log1p(rate));

/**
 * Present value of one unit paid in each of `periods` periods: (1 - (1 + r)^-n) / r, times 1 + r for payments at the beginning.
 * Keeps its digits for rates near zero, where it is n.
 */
export function annuityFactor(rate: number, periods: number, time: PaymentTime = "end"): number {
  if (rate === 0) return periods;
  const factor = -Math.expm1(-periods * Math.log1p(rate)) / rate;
  return time === "begin" ? factor * (1 + rate) : factor;
}
