import { describe, expect, it } from "vitest";
import { readTokens } from "../../../../../functions/adapters/local/embedded-model/read-tokens.ts";

const textsOf = (text: string) => readTokens(text).map((token) => token.text);

describe("readTokens", () => {
  it.each([
    ["MSFT's VaR95", ["MSFT", "'s", "VaR", "95"]],
    ["S&P 500, 1,000.5%", ["S", "&", "P", "500", ",", "1,000.5", "%"]],
    [".95 and 95.", [".95", "and", "95", "."]],
    ["one\ntwo", ["one", "\n", "two"]],
    ["", []],
  ])("of %j, gives its words, numbers and marks", (text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it("of words, gives their stems and whether a space stands before them", () => {
    expect(
      readTokens("Annualized returns-losses").map(({ stem, spaceBefore }) => [stem, spaceBefore]),
    ).toEqual([
      ["annualis", true],
      ["return", true],
      ["", false],
      ["loss", false],
    ]);
  });

  it("of a text without end, stops", () => {
    expect(readTokens("a ".repeat(100_000))).toHaveLength(2_000);
  });
});
