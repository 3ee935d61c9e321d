import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculate } from "#shared/calculations/calculate.ts";
import { optionDelta } from "#shared/calculations/catalogue/greeks.ts";
import { impliedVolatility, optionPrice } from "#shared/calculations/catalogue/options.ts";
import { expectClose, inputFigureOf } from "./drawn-samples.ts";

const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((points) => points / 100);
const options = fc.record({
  spot: hundredths(5_000, 20_000),
  strike: hundredths(5_000, 20_000),
  years: hundredths(10, 500),
  interestRate: hundredths(-2, 10),
  dividendYield: hundredths(0, 5),
});
const volatilities = hundredths(5, 90);

describe("options", () => {
  test("call less put, of the same terms, is asset less strike, both at today's worth", () => {
    fc.assert(
      fc.property(options, volatilities, (option, volatility) => {
        const terms = { ...option, volatility };
        const call = inputFigureOf(optionPrice, { ...terms, optionType: "call" });
        const put = inputFigureOf(optionPrice, { ...terms, optionType: "put" });
        const { spot, strike, years, interestRate, dividendYield } = option;
        const parity = spot * Math.exp(-dividendYield * years) - strike * Math.exp(-interestRate * years);
        expectClose(call - put, parity);
      }),
    );
  });

  test("implied volatility, of the price at a volatility, gives that price again", () => {
    fc.assert(
      fc.property(options, volatilities, fc.constantFrom("call", "put"), (option, volatility, optionType) => {
        const terms = { ...option, optionType };
        const price = inputFigureOf(optionPrice, { ...terms, volatility });
        fc.pre(price > 0.01);
        const implied = inputFigureOf(impliedVolatility, { ...terms, price });
        fc.pre(Number.isFinite(implied));
        expectClose(inputFigureOf(optionPrice, { ...terms, volatility: implied }), price);
      }),
    );
  });

  test("delta, of a call and of a put, differs by the worth of one unit of the asset", () => {
    fc.assert(
      fc.property(options, volatilities, (option, volatility) => {
        const terms = { ...option, volatility };
        const call = inputFigureOf(optionDelta, { ...terms, optionType: "call" });
        const put = inputFigureOf(optionDelta, { ...terms, optionType: "put" });
        expectClose(call - put, Math.exp(-option.dividendYield * option.years));
      }),
    );
  });

  const option = { optionType: "call", spot: 100, strike: 100, years: 1, interestRate: 0 };
  test("a price, deep out of the money, is small, positive and below that of a nearer strike", () => {
    const far = inputFigureOf(optionPrice, { ...option, strike: 300, volatility: 0.15 });
    expect(far).toBeGreaterThan(0);
    expect(far).toBeLessThan(inputFigureOf(optionPrice, { ...option, strike: 250, volatility: 0.15 }));
  });

  test.each([-1, 0])("a spot of %d, given, is refused", (spot) => {
    expect(() => calculate("option-price", { parameters: { ...option, spot, volatility: 0.2 } })).toThrow(
      /spot/,
    );
  });
});
