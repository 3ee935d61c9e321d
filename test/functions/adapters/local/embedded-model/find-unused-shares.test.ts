import { describe, expect, test } from "vitest";
import { describeUnusedShares } from "../../../../../functions/adapters/local/embedded-model/find-unused-shares.ts";
import { readFigures } from "../../../../../functions/adapters/local/embedded-model/read-figures.ts";
import { readTokens } from "../../../../../functions/adapters/local/embedded-model/read-tokens.ts";

const stepWith = (parameters: Record<string, number>) => [
  { calculation: "value-at-risk", series: "MSFT", parameters },
];
const unusedIn = (question: string, steps: ReturnType<typeof stepWith>) =>
  describeUnusedShares(readFigures(readTokens(question)), steps);

describe("describeUnusedShares", () => {
  test.each([
    ["95% VaR of MSFT", { confidence: 0.95 }],
    ["5% VaR of MSFT", { confidence: 0.95 }],
    ["Sharpe with rf of 50 bp", { riskFreeRate: 0.005 }],
    ["Sharpe with rf of -0.5%", { riskFreeRate: -0.005 }],
    ["VaR over 120 months", {}],
  ])("%j, planned with %o, leaves nothing unused", (question, parameters) => {
    expect(unusedIn(question, stepWith(parameters))).toEqual([]);
  });

  test.each([
    ["VaR of MSFT at 100%", {}],
    ["Sortino of MSFT with a minimum acceptable return of 5%", {}],
    ["95% VaR of MSFT and Sharpe at 2%", { confidence: 0.95 }],
    ["VaR of MSFT within 40 bp", {}],
  ])("%j, planned with %o, says that a percentage went unused", (question, parameters) => {
    expect(unusedIn(question, stepWith(parameters))).toEqual([expect.stringContaining("percentage")]);
  });

  test("a question, when nothing is calculated, has nothing to mistake", () => {
    expect(unusedIn("Is 5% our limit?", [])).toEqual([]);
  });
});
