import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPlanner, inputOf, notationOf, type PlannerRow } from "./planner-questions.ts";

const planner = createPlanner();
const planOf = (question: string, data: PlannerRow["data"] = "none") => {
  const { steps, missing } = planner.plan(inputOf({ question, data }));
  return { steps: steps.map(notationOf), missing };
};

describe("planning on stated inputs, what is lacking or unclear", () => {
  it.each([
    ["Black-Scholes price with spot 100 and strike 110", "option type, years, interest rate, and volatility"],
    ["Price of an option: spot 1, strike 1, 1 year, vol 20%, rate 3%", "option type"],
    ["NPV of -100, 60, 70", "rate"],
    ["IRR of the project", "cash flows"],
    ["Monthly payment on a loan of 1000 over 2 years", "rate"],
    ["Loan payment for 1000 at 5% over 4 years", "how often it is paid"],
    ["Present value at 5% over 10 years", "an amount"],
    ["Current ratio with current assets of 90", "current liabilities"],
    ["NPV at 8% of -100, 60, 70 and then some 500", "not every stated figure"],
    ["Price of a 5-year 4% 3% bond at a 5% yield", "not every stated figure"],
  ])("of %j, is refused and told: %s", (question, part) => {
    const { steps, missing } = planOf(question);
    expect(steps).toEqual([]);
    expect(missing).toEqual([expect.stringContaining(part)]);
    expect(missing.join()).not.toMatch(/\d/);
  });
});

describe("planning on stated inputs, units", () => {
  it.each([
    ["Monthly payment on 12,000 at 6% over 24 months", "periods=24 principal=12000 rate=0.005"],
    ["Quarterly payment on 12,000 at 6% over 2 years", "periods=8 principal=12000 rate=0.015"],
    ["Monthly payment on 12,000 at 0.5% a month over 2 years", "periods=24 principal=12000 rate=0.005"],
    ["Annuity payment: principal 12,000, rate 2%, 12 periods", "periods=12 principal=12000 rate=0.02"],
  ])("of %j, become %s", (question, parameters) => {
    expect(planOf(question)).toEqual({ steps: [`annuity-payment ${parameters}`], missing: [] });
  });

  it("takes a term in years for as many coupons as the bond pays, stated or by the catalogue's default", () => {
    const bond = "3-year 4% bond at a 5% yield";
    expect(planOf(`Price of a ${bond}`).steps).toEqual([
      "bond-price couponRate=0.04 coupons=6 yieldToMaturity=0.05",
    ]);
    expect(planOf(`Price of a ${bond}, annual coupons`).steps).toEqual([
      "bond-price couponRate=0.04 coupons=3 couponsPerYear=1 yieldToMaturity=0.05",
    ]);
  });

  it("takes a currency from a code or a sign of one currency, and none from a dollar sign", () => {
    expect(planOf("NPV at 10% of -€100, €60, €70").steps[0]).toContain("currency=EUR");
    expect(planOf("NPV at 10% of -$100, $60, $70").steps[0]).not.toContain("currency");
  });
});

describe("planning on stated inputs, any order", () => {
  const inputs = [
    "spot 100",
    "strike of 105",
    "2 years to expiry",
    "20% vol",
    "rate = 3%",
    "dividend yield: 1%",
  ];
  const expected =
    "option-price dividendYield=0.01 interestRate=0.03 optionType=call spot=100 strike=105 volatility=0.2 years=2";

  it("reads labelled inputs alike in whatever order they stand", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(inputs, { minLength: inputs.length }), (order) => {
        expect(planOf(`Black-Scholes call: ${order.join(", ")}`)).toEqual({ steps: [expected], missing: [] });
      }),
      { numRuns: 60 },
    );
  });
});

describe("planning on series, parameters besides the usual", () => {
  it.each([
    [
      "Omega of MSFT with a MAR of 5% and its 95% VaR",
      ["omega-ratio @ MSFT requiredReturn=0.05", "value-at-risk @ MSFT confidence=0.95"],
    ],
    [
      "Sharpe and Omega ratio of MSFT, target return 3%",
      ["sharpe-ratio @ MSFT", "omega-ratio @ MSFT requiredReturn=0.03"],
    ],
    ["market stress of IBM if the market rises 10%", ["market-stress @ IBM / S&P 500 marketReturn=0.1"]],
    ["normal VaR and ES of IBM", ["value-at-risk:normal @ IBM", "expected-shortfall:normal @ IBM"]],
    [
      "historical VaR of MSFT and normal VaR of IBM",
      ["value-at-risk:historical @ MSFT", "value-at-risk:normal @ IBM"],
    ],
    ["Which stock has the highest Sharpe ratio, IBM or MSFT?", ["sharpe-ratio @ IBM", "sharpe-ratio @ MSFT"]],
  ])("of %j, plans %j", (question, steps) => {
    expect(planOf(question, "stocks")).toEqual({ steps, missing: [] });
  });

  it.each([
    ["market stress of IBM with a 10% shock", "a fall or a rise"],
    ["rolling volatility of IBM", "rolling window"],
    ["30-day rolling volatility of IBM", "stretch of days"],
    ["VaR of an equally weighted portfolio of IBM and MSFT", "equally weighted"],
    ["VaR of a 70/30 mix of IBM and MSFT", "weights"],
  ])("of %j, is refused and told: %s", (question, part) => {
    expect(planOf(question, "stocks")).toEqual({ steps: [], missing: [expect.stringContaining(part)] });
  });

  it("plans what is worked out over several assets on those that the question names, and says where one is too few", () => {
    expect(planOf("minimum variance portfolio of IBM and MSFT", "stocks")).toEqual({
      steps: ["minimum-variance @ IBM, MSFT"],
      missing: [],
    });
    expect(planOf("minimum variance portfolio of IBM", "stocks")).toEqual({
      steps: ["minimum-variance @ portfolio"],
      missing: [expect.stringContaining("named series alone")],
    });
    expect(planOf("minimum variance portfolio of all stocks", "stocks").missing).toEqual([]);
  });

  it("says that a sum of money went into no figure, beside the figure without it", () => {
    expect(planOf("95% VaR of a $1,000 position in IBM", "stocks")).toEqual({
      steps: ["value-at-risk @ IBM confidence=0.95"],
      missing: [expect.stringContaining("the sum that the question states")],
    });
  });
});
