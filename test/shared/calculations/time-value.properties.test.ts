import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { internalRateOfReturn, netPresentValue } from "#shared/calculations/catalogue/cash-flows.ts";
import { annuityPayment, futureValue, presentValue } from "#shared/calculations/catalogue/time-value.ts";
import { expectClose, inputFigureOf } from "./drawn-samples.ts";

const rates = fc.integer({ min: -500, max: 1_000 }).map((points) => points / 10_000);
const periods = fc.integer({ min: 1, max: 120 });
const amounts = fc.integer({ min: 1, max: 1_000_000 });
const times = fc.constantFrom("end", "begin");

describe("time value", () => {
  test("present value, of a future value, gives the amount back", () => {
    fc.assert(
      fc.property(rates, periods, amounts, (rate, count, amount) => {
        const terms = { rate, periods: count };
        const later = inputFigureOf(futureValue, { ...terms, presentValue: amount });
        expectClose(inputFigureOf(presentValue, { ...terms, futureValue: later }), amount);
      }),
    );
  });

  test("annuity payment, discounted at its rate, is worth the principal", () => {
    fc.assert(
      fc.property(rates, periods, amounts, times, (rate, count, principal, time) => {
        const terms = { rate, periods: count };
        const payment = inputFigureOf(annuityPayment, { ...terms, principal }, time);
        expectClose(inputFigureOf(presentValue, { ...terms, payment }, time), principal);
      }),
    );
  });

  test("net present value, at the internal rate, is zero", () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 40 }), amounts, (receipts, outlay) => {
        const cashFlows = [-outlay, ...receipts];
        const rate = inputFigureOf(internalRateOfReturn, { cashFlows });
        fc.pre(Number.isFinite(rate) && rate < 100);
        const size = cashFlows.reduce((sum, flow, k) => sum + Math.abs(flow) / (1 + rate) ** k, 0);
        expect(Math.abs(inputFigureOf(netPresentValue, { cashFlows, rate }) / size)).toBeLessThan(1e-12);
      }),
    );
  });

  test("internal rate, of cash flows in another unit, stays", () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 20 }), amounts, (receipts, outlay) => {
        const cashFlows = [-outlay, ...receipts];
        const rate = inputFigureOf(internalRateOfReturn, { cashFlows });
        fc.pre(Number.isFinite(rate));
        const scaled = cashFlows.map((flow) => flow * 7);
        expectClose(inputFigureOf(internalRateOfReturn, { cashFlows: scaled }), rate);
      }),
    );
  });
});
