/** Wealth after each period of one unit invested at the start: the running product of 1 + return. */
export function wealthPath(returns: readonly number[]): readonly number[] {
  let wealth = 1;
  return returns.map((simpleReturn) => {
    wealth *= 1 + simpleReturn;
    return wealth;
  });
}

/** True when some return is below -1: wealth turns negative there and cannot be compounded on. */
export const endsInDebt = (returns: readonly number[]): boolean => returns.some((value) => value < -1);

export const DEBT_WARNING = "A return lost more than everything, and negative wealth cannot be compounded.";
