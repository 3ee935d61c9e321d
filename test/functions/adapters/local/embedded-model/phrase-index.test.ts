import { describe, expect, it } from "vitest";
import { contentWords } from "../../../../../functions/adapters/local/embedded-model/content-words.ts";
import { PhraseIndex } from "../../../../../functions/adapters/local/embedded-model/phrase-index.ts";
import { readTokens } from "../../../../../functions/adapters/local/embedded-model/read-tokens.ts";

const index = new PhraseIndex({
  phrases: [
    { text: "value at risk", calculation: "value-at-risk", title: "Value at risk" },
    { text: "historical value at risk", calculation: "historical", title: "Historical value at risk" },
    { text: "tracking error", calculation: "tracking-error", title: "Tracking error" },
    { text: "annual return", calculation: "annual-return", title: "Annual return" },
    { text: "cumulative return", calculation: "cumulative-return", title: "Cumulative return" },
    { text: "sharpe ratio", calculation: "sharpe-ratio", title: "Sharpe ratio" },
    { text: "sharpe", calculation: "sharpe-ratio", title: "Sharpe ratio" },
    { text: "how did it do over the period", calculation: "cumulative-return", title: "Cumulative return" },
    { text: "Treynor ratio", calculation: undefined, title: "Treynor ratio" },
  ],
});
const find = (text: string) =>
  index.find(contentWords(readTokens(text))).map(({ calculation, title }) => calculation ?? title);

describe("PhraseIndex.find", () => {
  it.each([
    ["the longest phrase", "historical value-at-risk", ["historical"]],
    ["a figure in between", "historical 95% value at risk", ["historical"]],
    ["one word in between", "annual compound return", ["annual-return"]],
    ["two words swapped", "the error of tracking", ["tracking-error"]],
    ["a plural", "Sharpe ratios", ["sharpe-ratio"]],
    ["typos in company", "sharp ratio, valeu at rsk", ["sharpe-ratio", "value-at-risk"]],
    ["a typo alone in a long word", "shapre", ["sharpe-ratio"]],
    ["an ordinary word that is nearly a term", "a sharp fall", []],
    ["a separator between the words", "value, risk", []],
    ["a head that two share", "annual and cumulative return", ["annual-return", "cumulative-return"]],
    ["a calculation that is not offered", "Treynor ratio and Sharpe", ["Treynor ratio", "sharpe-ratio"]],
    ["the one everyday word of an idiom", "a period of ten years", []],
    ["nothing", "", []],
  ])("given %s, gives what is meant", (_, text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});
