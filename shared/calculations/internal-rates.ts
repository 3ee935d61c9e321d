import { findRoot } from "./find-root.ts";

/** The search goes over logarithms of 1 + rate in steps of a hundredth: rates from -99.9% to 99900%. */
const STEPS_PER_UNIT = 100;
const MOST_STEPS = Math.floor(Math.log(1_000) * STEPS_PER_UNIT);

const polynomialAt = (coefficients: readonly number[], at: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0);

/** Net present value at a logarithm of 1 + rate, or the value at the end where that is the smaller figure: same sign, no overflow. */
const scaledValue = (flows: readonly number[], reversed: readonly number[], logGrowth: number): number =>
  logGrowth >= 0 ? polynomialAt(flows, Math.exp(-logGrowth)) : polynomialAt(reversed, Math.exp(logGrowth));

/**
 * Every rate per period at which the cash flows are worth nothing, lowest first. Two rates within one step of the search, and a
 * rate where the value touches zero between steps, are not seen.
 */
export function internalRates(flows: readonly number[]): readonly number[] {
  const reversed = flows.toReversed();
  const valueAt = (logGrowth: number) => scaledValue(flows, reversed, logGrowth);
  const roots: number[] = [];
  let before = 0;
  for (let step = -MOST_STEPS; step <= MOST_STEPS; step += 1) {
    const at = step / STEPS_PER_UNIT;
    const value = valueAt(at);
    if (value === 0) roots.push(at);
    else if (before * Math.sign(value) < 0) roots.push(findRoot(valueAt, at - 1 / STEPS_PER_UNIT, at));
    before = Math.sign(value);
  }
  return roots.map(Math.expm1);
}
