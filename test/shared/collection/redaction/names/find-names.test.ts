import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findNames } from "#shared/collection/redaction/names/find-names.ts";
import { prepare, readLabelledTexts, scoreFinder, wordsFound } from "../labelled-texts.ts";

const find = (text: string): string[] => wordsFound(text, findNames);

const KNOWLEDGE = new URL("../../../../../functions/seed/knowledge/", import.meta.url);
const CLEAN_TEXTS = ["clean-dev", "clean-heldout"].map(
  (name) => new URL(`../../../../golden/personal-names/${name}.txt`, import.meta.url),
);

describe("findNames", () => {
  test.each([
    ["introduced in lower case", "hi my name is desmond okello and i need help", ["desmond okello"]],
    ["paid in chat", "send 200 to maria gonzalez", ["maria gonzalez"]],
    ["paid by given name", "pay tyrone 25 dollars", ["tyrone"]],
    ["paid by a name no table knows", "transfer 50 to zorvalia", ["zorvalia"]],
    ["called kin", "move 300 to my brother matthew", ["matthew"]],
    ["titled in lower case", "pay mrs kowalski", ["kowalski"]],
    ["written surname first", "Employee: HARGROVE, Winston", ["HARGROVE", "Winston"]],
    ["with an apostrophe and a curly quote", "Dear Siobhan O’Donnell,", ["Siobhan O’Donnell"]],
    ["with diacritics", "Prepared by Leif Sørensen, CFA", ["Leif Sørensen"]],
    ["of Vietnam", "Name: Nguyen Thi Minh Khai", ["Nguyen Thi Minh Khai"]],
    ["double-barrelled and Spanish", "Client: María José García-Márquez", ["María José García-Márquez"]],
    ["with particles", "Borrower: Ludwig van der Meer", ["Ludwig van der Meer"]],
    [
      "beside the bank of that name",
      "Client Thomas Barclay moved his account to Barclays.",
      ["Thomas Barclay"],
    ],
    ["that is also a verb", "Regards,\nMark", ["Mark"]],
    ["after a title", "We met Mr. Banks on Friday.", ["Banks"]],
    ["signing off", "Kind regards,\nGwendolyn Achterberg\nAdviser", ["Gwendolyn Achterberg"]],
    ["in a JSON value", '{"customer_name": "Oluwaseun Adebayo", "ticker": "MSFT"}', ["Oluwaseun Adebayo"]],
    ["signing a contract", "By: /s/ Reginald T. Haversham\nTitle: Member", ["Reginald T. Haversham"]],
    ["with initials", "Assigned to: J. P. Okonedo", ["J. P. Okonedo"]],
    ["of two words, one of them a term of finance", "Lei Zhang of the exchange resigned.", ["Lei Zhang"]],
    ["told by an e-mail address", "Ask Quillane first <jorun.quillane@example.com>.", ["Quillane"]],
  ])("a name, %s, is found", (_, text, names) => {
    expect(find(text)).toEqual(names);
  });

  test("a surname, once the full name stands in the text, is found before and after it", () => {
    expect(find("Renfro sold. The suit names Douglas P. Renfro of Ohio. A lawyer for Renfro left.")).toEqual([
      "Renfro",
      "Douglas P. Renfro",
      "Renfro",
    ]);
  });

  test.each([
    "Morgan Stanley, Charles Schwab, Wells Fargo and Merrill Lynch report on Friday.",
    "The Russell 2000 and the Dow Jones fell; Fannie Mae and Freddie Mac rose.",
    "Whitmore Pruitt LLP and the Harlan Trust advised Ellsworth Capital.",
    "The Dodd-Frank Act, the Volcker Rule and Sarbanes-Oxley apply.",
    "Sharpe ratio, Jensen's alpha, Black-Scholes model, Kupiec test, Markowitz and Monte Carlo.",
    "Call Ginnie Mae or Sallie Mae about the loan.",
    "Tickers: ALL, CAT, F, KEY, MA, MS, PG, WM, (NYSE: BRK.B), $TSLA.",
    "Mark the swap to market in May, bill the client in June and grant options in August.",
    "AAPL 240119 C 150, SPY June 480 put",
    "will the bank charge me when i use my card in france",
    "transfer 200 from checking to savings and pay my visa bill",
    "what does a bear market do to my bonds",
    "Net Asset Value, Expected Shortfall and Maximum Drawdown are reported Monthly.",
    "The Borrower, the Lender and the Administrative Agent sign the Loan Documents.",
    "Send [PERSON_1] the form of [PERSON_2].",
  ])("financial text, as in %j, holds no name", (text) => {
    expect(find(text)).toEqual([]);
  });

  test.each([
    ["dev", 90],
    ["heldout", 85],
  ])("the goal, on the labelled %s set, is met", (set, goal) => {
    const texts = readLabelledTexts(`personal-names/${set}.txt`, "[[", "]]");
    expect(texts.length).toBeGreaterThan(30);
    expect(scoreFinder(texts, findNames).f1).toBeGreaterThan(goal);
  });

  test("clean financial text, by the ten thousand words, gives at most three names", () => {
    const texts = [...CLEAN_TEXTS, ...readdirSync(KNOWLEDGE).map((file) => new URL(file, KNOWLEDGE))].map(
      (url) => readFileSync(url, "utf8"),
    );
    const wordCount = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
    const names = texts.flatMap(find);
    expect(wordCount).toBeGreaterThan(4_000);
    expect((names.length / wordCount) * 10_000).toBeLessThanOrEqual(3);
  });

  test("spans, whatever the text is made of, are sorted, disjoint and inside it", () => {
    const piece = fc.constantFrom(
      "Maria",
      " ",
      "de",
      ".",
      "\n",
      "J",
      "Smith",
      "-",
      "'",
      "pay",
      "to",
      "Mr",
      ",",
      "@",
      "regards",
      "name",
      ":",
      "Inc",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let floor = 0;
        for (const { start, end } of findNames(prepare(text))) {
          expect(start).toBeGreaterThanOrEqual(floor);
          expect(end).toBeGreaterThan(start);
          floor = end;
        }
        expect(floor).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
