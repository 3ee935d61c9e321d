import { describe, expect, it } from "vitest";
import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import { createPlanner, inputOf } from "./planner-questions.ts";

const planner = createPlanner();
const FACTS: PlanInput["facts"] = [
  { label: "Default VaR confidence", value: 0.95, unit: "fraction" },
  { label: "House VaR confidence level", value: 0.975, unit: "fraction" },
  { label: "House expected shortfall confidence", value: 0.99, unit: "fraction" },
  { label: "House risk-free rate", value: 0.02, unit: "fraction" },
  { label: "House confidence in VaR forecasts", value: 4, unit: "count" },
];
const parametersOf = (question: string, facts: PlanInput["facts"] = []) =>
  planner.plan(inputOf({ question, data: "single", facts })).steps.map(({ parameters }) => parameters);

describe("planning, parameters that the question states", () => {
  it.each([
    ["95% VaR", [0.95]],
    ["VaR at 99 percent", [0.99]],
    ["VaR 99", [0.99]],
    ["VaR at 0.975", [0.975]],
    ["VaR at the 5% level", [0.95]],
    ["1 in 20 VaR", [0.95]],
    ["95/99 VaR", [0.95, 0.99]],
    ["VaR, at 95%, 97.5% and 99%", [0.95, 0.975, 0.99]],
    ["Use 99% confidence. VaR?", [0.99]],
    ["VaR over 120 months of data", [undefined]],
    ["VaR", [undefined]],
  ])("of %j, reads the levels %j", (question, expected) => {
    expect(parametersOf(question).map(({ confidence }) => confidence)).toEqual(expected);
  });

  it.each([
    ["Sharpe with a risk-free rate of 2%", 0.02],
    ["Sharpe, rf=0.02", 0.02],
    ["Sharpe at a 150 bps risk free rate", 0.015],
    ["Sharpe with rf of -0.5%", -0.005],
    ["Sharpe with a risk-free rate of zero", 0],
    ["Sharpe", undefined],
  ])("of %j, reads the rate %j", (question, expected) => {
    expect(parametersOf(question)[0]?.["riskFreeRate"]).toBe(expected);
  });

  it("gives a calculation only what its catalogue entry declares", () => {
    expect(parametersOf("volatility, beta and 99% VaR with rf=2%")).toEqual([{}, { confidence: 0.99 }]);
    expect(parametersOf("volatility annualised with 12 periods")).toEqual([{ periodsPerYear: 12 }]);
  });
});

describe("planning, parameters of the house", () => {
  it.each([
    ["VaR under the house convention", { confidence: 0.975 }],
    ["expected shortfall by our policy", { confidence: 0.99 }],
    ["Sharpe at the house rate", { riskFreeRate: 0.02 }],
    ["99% VaR by our policy", { confidence: 0.99 }],
    ["VaR", {}],
    ["standard deviation", {}],
  ])("of %j, reads %j from question and facts", (question, expected) => {
    expect(parametersOf(question, FACTS)).toEqual([expected]);
  });

  it("takes no level from a fact about another calculation or outside a level's range", () => {
    const others = FACTS.filter(({ label }) => !label.includes("VaR confidence"));
    expect(parametersOf("our house VaR", others)).toEqual([{}]);
  });
});
