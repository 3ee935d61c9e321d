import { describe, expect, test } from "vitest";
import { sentencesOf, slotCorrection } from "#shared/collection/apply-correction.ts";

const FIGURES = [
  { source: "c1.value", printed: "-13.61%" },
  { source: "c2.amount", printed: "USD 12,345.67" },
  { source: "c3.value", printed: "1.25" },
  { source: "c1.from", printed: "2000-01-01" },
  { source: "c1.observations", printed: "122" },
];
const STATED = "What is the 95% VaR of MSFT in 2009?";

describe("slotCorrection", () => {
  test.each([
    ["a figure as it was printed", "It is -13.61%.", "It is {{c1.value}}."],
    ["a figure without its sign", "A loss of 13.61%.", "A loss of {{c1.value}}."],
    ["a rounded figure", "A loss of 13.6%, or 14 %.", "A loss of {{c1.value}}, or {{c1.value}}."],
    ["money with its currency", "That is USD 12,345.67!", "That is {{c2.amount}}!"],
    ["a date", "Since 2000-01-01.", "Since {{c1.from}}."],
    ["a figure of the question", "The 95% VaR in 2009.", "The 95% VaR in 2009."],
    ["a digit in a name", "See [p1] and Q3.", "See [p1] and Q3."],
    ["no figure", "It is a loss.", "It is a loss."],
  ])("%s, in a correction, is vouched for", (_, correction, slotted) => {
    expect(slotCorrection(correction, FIGURES, STATED)).toBe(slotted);
  });

  test.each([
    ["another percentage", "A loss of 13.7%."],
    ["the same digits as another kind", "It is 13.61."],
    ["more digits than were printed", "It is 1.254."],
    ["another date", "Since 2000-05-01."],
    ["the year of a printed date", "Since 2000."],
    ["the start of a longer number", "It is 1.255."],
    ["money in another currency", "That is EUR 99."],
  ])("%s, in a correction, is vouched for by nothing", (_, correction) => {
    expect(slotCorrection(correction, FIGURES, STATED)).toBeUndefined();
  });
});

test("sentencesOf, of a text with slots and lines, cuts at the ends of sentences only", () => {
  expect(sentencesOf("It is {{c1.value}}. Fine!\n\nSee 1.25")).toEqual([
    "It is {{c1.value}}.",
    "Fine!",
    "See 1.25",
  ]);
});
