import { describe, expect, it } from "vitest";
import { tokenize } from "#shared/retrieval/tokenize.ts";

describe("tokenize", () => {
  it.each([
    [
      "a question, without what every question says",
      "What is the Sharpe ratio of MSFT?",
      ["sharpe", "ratio", "msft"],
    ],
    ["an index name in each spelling", "S&P 500, S&P500", ["s&p500", "s&p500"]],
    ["forms and quarters", "10-K 10K 8-k of Q3 2024", ["10-k", "10-k", "8-k", "q3", "2024"]],
    ["percentages in each spelling", "97.50% 97.5 % 97.5 per cent 97.5 percent", Array(4).fill("97.5%")],
    ["percentage points, which are no percentage", "5 percentage points", ["5", "percentage", "point"]],
    ["figures with thousands marks", "$1,600.50", ["1600.5"]],
    ["share classes and names with an ampersand", "BRK.B and AT&T", ["brk.b", "at&t"]],
    ["a ticker that spells a stop word", "shares of IT it is", ["share", "it"]],
    ["a text all in capitals", "WHAT IS IT", []],
    [
      "plurals",
      "losses indexes volatilities stocks basis analysis",
      ["loss", "index", "volatility", "stock", "basis", "analysis"],
    ],
    ["both spellings of -ise", "annualized annualised", ["annualised", "annualised"]],
    ["possessives with either apostrophe", "the firm's firm’s", ["firm", "firm"]],
    ["a hyphen between words", "risk-free", ["risk", "free"]],
    ["letters of other scripts", "Überschuß σ", ["überschuß"]],
  ])("given %s, gives the terms to match by", (_situation, text, expected) => {
    expect(tokenize(text)).toEqual(expected);
  });
});
