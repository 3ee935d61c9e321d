import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import {
  basisPointValue,
  bondConvexity,
  macaulayDuration,
  modifiedDuration,
} from "#shared/calculations/catalogue/bond-sensitivity.ts";
import { bondPrice, yieldToMaturity } from "#shared/calculations/catalogue/bonds.ts";
import { expectClose, inputFigureOf } from "./drawn-samples.ts";

const bonds = fc.record({
  couponRate: fc.integer({ min: 0, max: 2_000 }).map((points) => points / 10_000),
  couponsPerYear: fc.constantFrom(1, 2, 4, 12),
  coupons: fc.integer({ min: 1, max: 120 }),
});
const yields = fc.integer({ min: -500, max: 3_000 }).map((points) => points / 10_000);

describe("bonds", () => {
  test("yield to maturity, of the price at a yield, is that yield", () => {
    fc.assert(
      fc.property(bonds, yields, (bond, rate) => {
        const price = inputFigureOf(bondPrice, { ...bond, yieldToMaturity: rate });
        expectClose(inputFigureOf(yieldToMaturity, { ...bond, price }), rate);
      }),
    );
  });

  test("price, at the coupon rate, is the face value, and falls as the yield rises", () => {
    fc.assert(
      fc.property(bonds, yields, (bond, rate) => {
        expectClose(inputFigureOf(bondPrice, { ...bond, yieldToMaturity: bond.couponRate }), 100);
        const higher = inputFigureOf(bondPrice, { ...bond, yieldToMaturity: rate + 0.01 });
        expect(higher).toBeLessThan(inputFigureOf(bondPrice, { ...bond, yieldToMaturity: rate }));
      }),
    );
  });

  test("convexity, of any bond, is positive, and duration at most the time to maturity", () => {
    fc.assert(
      fc.property(bonds, yields, (bond, rate) => {
        const terms = { ...bond, yieldToMaturity: rate };
        expect(inputFigureOf(bondConvexity, terms)).toBeGreaterThan(0);
        const years = bond.coupons / bond.couponsPerYear;
        expect(inputFigureOf(macaulayDuration, terms)).toBeLessThanOrEqual(years * (1 + 1e-12));
      }),
    );
  });

  test("duration and convexity, of a small change of the yield, foretell the price", () => {
    fc.assert(
      fc.property(bonds, yields, (bond, rate) => {
        const priceAt = (at: number) => inputFigureOf(bondPrice, { ...bond, yieldToMaturity: at });
        const terms = { ...bond, yieldToMaturity: rate };
        const change = 1e-4;
        const [duration, convexity] = [modifiedDuration, bondConvexity].map((of) => inputFigureOf(of, terms));
        const foretold = -(duration ?? 0) * change + ((convexity ?? 0) / 2) * change ** 2;
        expect(Math.abs(priceAt(rate + change) / priceAt(rate) - 1 - foretold)).toBeLessThan(1e-6);
        expectClose(inputFigureOf(basisPointValue, terms), (duration ?? 0) * priceAt(rate) * change);
      }),
    );
  });

  test.each([-5, 0])("a price of %d, given, is refused", (price) => {
    expect(() => calculate("ytm", { parameters: { couponRate: 0.05, coupons: 4, price } })).toThrow(/price/);
  });

  test("a price far above what any yield gives, given, leaves the yield undefined and says why", () => {
    const parameters = { couponRate: 0, coupons: 1, couponsPerYear: 1, price: 1e9 };
    const { value, warnings } = calculate("ytm", { parameters });
    expect(value).toBeNull();
    expect(warnings).toEqual(["No yield that was searched gives this price."]);
  });
});
