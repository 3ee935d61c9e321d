import { z } from "zod";
import { annuityFactor, growthFactor } from "./annuity.ts";
import { findRoot } from "./find-root.ts";
import { positiveAmountParameter } from "./input-parameters.ts";

/** A bond of level coupons on a coupon day, after that day's coupon: price and face value are clean and full at once. */
interface Bond {
  readonly faceValue: number;
  /** Nominal annual rate as a fraction of the face value. */
  readonly couponRate: number;
  readonly couponsPerYear: number;
  /** Coupons still to come; the face value comes with the last. */
  readonly coupons: number;
}

/** The parameters that every entry on bonds takes. */
export const bondParameters = {
  faceValue: positiveAmountParameter.default(100).describe("Amount paid back at maturity."),
  couponRate: z.number().min(0).max(10).describe("Annual coupon as a fraction of the face value."),
  couponsPerYear: z.literal([2, 1, 4, 12]).default(2).describe("Coupons in a year."),
  coupons: z.int().min(1).max(1_200).describe("Coupons still to come, the next one a whole period away."),
};

/** The annual yield, compounded as often as coupons are paid. */
export const yieldParameter = z
  .number()
  .gt(-1)
  .max(100)
  .describe("Annual yield to maturity as a fraction, compounded as often as coupons are paid.");

const couponOf = ({ faceValue, couponRate, couponsPerYear }: Bond): number =>
  (faceValue * couponRate) / couponsPerYear;

/** Worth of the remaining payments at a rate per coupon period. */
function worthAt(bond: Bond, rate: number): number {
  const coupon = couponOf(bond);
  const redemption = bond.faceValue * growthFactor(rate, -bond.coupons);
  return coupon === 0 ? redemption : coupon * annuityFactor(rate, bond.coupons) + redemption;
}

/** Price at an annual yield. */
export const bondPriceAt = (bond: Bond, annualYield: number): number =>
  worthAt(bond, annualYield / bond.couponsPerYear);

/** How the price answers to the yield: durations in years, convexity in years squared. */
interface BondSensitivity {
  readonly price: number;
  readonly macaulay: number;
  readonly modified: number;
  readonly convexity: number;
}

/** Sensitivities from the payments one by one, as Fabozzi, Fixed Income Analysis, chapter on duration and convexity, has them. */
export function bondSensitivity(bond: Bond, annualYield: number): BondSensitivity {
  const { faceValue, couponsPerYear, coupons } = bond;
  const rate = annualYield / couponsPerYear;
  const coupon = couponOf(bond);
  const price = worthAt(bond, rate);
  let [periods, squares] = [0, 0];
  for (let count = 1; count <= coupons; count += 1) {
    const worth = (coupon + (count === coupons ? faceValue : 0)) * growthFactor(rate, -count);
    periods += count * worth;
    squares += count * (count + 1) * worth;
  }
  const macaulay = periods / price / couponsPerYear;
  const convexity = squares / price / (couponsPerYear * (1 + rate)) ** 2;
  return { price, macaulay, modified: macaulay / (1 + rate), convexity };
}

/** Bounds of the search, as logarithms of 1 + rate per coupon period. */
const LOG_BOUND = Math.log(100);

/** Annual yield at which the bond is worth a price; NaN where it lies outside -99% to 9900% per coupon period. */
export function bondYieldAt(bond: Bond, price: number): number {
  const excessAt = (logGrowth: number) => worthAt(bond, Math.expm1(logGrowth)) - price;
  if (!(excessAt(-LOG_BOUND) > 0 && excessAt(LOG_BOUND) < 0)) return Number.NaN;
  return Math.expm1(findRoot(excessAt, -LOG_BOUND, LOG_BOUND)) * bond.couponsPerYear;
}
