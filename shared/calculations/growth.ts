/**
 * Growth since the start after each period, all periods compounded: product(1 + return) - 1. It is carried without the one,
 * so that returns near zero keep all their digits.
 */
export function growthPath(returns: readonly number[]): readonly number[] {
  let growth = 0;
  return returns.map((simpleReturn) => {
    growth += simpleReturn * (1 + growth);
    return growth;
  });
}

/** True when some return is below -1: wealth turns negative there and cannot be compounded on. */
export const endsInDebt = (returns: readonly number[]): boolean => returns.some((value) => value < -1);

export const DEBT_WARNING = "A return lost more than everything, and negative wealth cannot be compounded.";
