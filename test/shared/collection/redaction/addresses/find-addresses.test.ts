import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAddresses } from "#shared/collection/redaction/addresses/find-addresses.ts";
import { prepare, readLabelledTexts, scoreFinder, wordsFound } from "../labelled-texts.ts";

const find = (text: string): string[] => wordsFound(text, findAddresses);

describe("findAddresses", () => {
  test.each([
    ["a street and number alone", "It is at 7 Old Mill Rd. today.", "7 Old Mill Rd."],
    [
      "a unit before the street",
      "Flat 2, 14 Queen's Gate, London SW7 5EE",
      "Flat 2, 14 Queen's Gate, London SW7 5EE",
    ],
    ["lower case after a cue", "i moved to 52 maple street last week", "52 maple street"],
    [
      "several lines",
      "To:\n88 Common Ave\nSuite 12\nBoston, MA 02116\nUSA\n",
      "88 Common Ave\nSuite 12\nBoston, MA 02116\nUSA",
    ],
    [
      "a German block",
      "Karl-Marx-Allee 93a\n10243 Berlin\nDeutschland",
      "Karl-Marx-Allee 93a\n10243 Berlin\nDeutschland",
    ],
    [
      "a French street before its name",
      "12 bis, rue de la Paix, 75002 Paris",
      "12 bis, rue de la Paix, 75002 Paris",
    ],
    ["a Spanish street", "Calle de Alcalá, 50, 28014 Madrid", "Calle de Alcalá, 50, 28014 Madrid"],
    ["an Italian street", "Via Garibaldi 45, 20121 Milano", "Via Garibaldi 45, 20121 Milano"],
    ["a Dutch canal", "Keizersgracht 123, 1015 CJ Amsterdam", "Keizersgracht 123, 1015 CJ Amsterdam"],
    ["a post office box", "Ship to P.O. Box 4410, Reno, NV 89505.", "P.O. Box 4410, Reno, NV 89505"],
    ["a British postcode alone", "my postcode is LS1 4DY", "LS1 4DY"],
    ["a city, state and zip code", "He lives in Topeka, Kansas 66603, sir", "Topeka, Kansas 66603"],
    [
      "a JSON value",
      '{"address":"900 Wilshire Blvd, Los Angeles, CA 90017","n":1}',
      "900 Wilshire Blvd, Los Angeles, CA 90017",
    ],
  ])("an address, written as %s, is one span", (_, text, address) => {
    expect(find(text)).toEqual([address]);
  });

  test.each([
    "Wall Street closed lower; 200 Wall Street analysts expect 5 percent.",
    "The 2008 District Court ruling and 10 Main Street banks matter.",
    "Rule 10b-5, 1500 shares at 45.20, Series 7 and Form 1040 Schedule C.",
    "As of Spring 2007 the band and in December 1994 6PR sold.",
    "Phones with LTE in 2012 via Qualcomm; see http://short.example/d4s9RR",
    "Volume was 12345 on Monday, 94107 on Tuesday, in Texas 5000 less.",
    "Level 2 assets, Phase 3 trials, Block 4 and Plot 7 follow.",
  ])("financial text, as in %j, holds no address", (text) => {
    expect(find(text)).toEqual([]);
  });

  test("two addresses, in one sentence, are two spans", () => {
    expect(find("I left 12 Oak Street, Salem, OR 97301 and moved to 9 Elm Avenue, Bend, OR 97701.")).toEqual([
      "12 Oak Street, Salem, OR 97301",
      "9 Elm Avenue, Bend, OR 97701",
    ]);
  });

  test.each(["dev", "heldout"])("the goal, on the labelled %s set, is met", (set) => {
    const texts = readLabelledTexts(`postal-addresses/${set}.txt`, "<<", ">>");
    expect(texts.length).toBeGreaterThan(20);
    expect(scoreFinder(texts, findAddresses).f1).toBeGreaterThan(85);
  });

  test("spans, whatever the text is made of, are sorted, disjoint and inside it", () => {
    const piece = fc.constantFrom(
      "12",
      " ",
      "Street",
      ",",
      "\n",
      "Apt",
      "4B",
      "Paris",
      "Rue",
      "de",
      "NW1",
      "6XE",
      "TX",
      "77001",
      "Box",
      ".",
      "#",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let floor = 0;
        for (const { start, end } of findAddresses(prepare(text))) {
          expect(start).toBeGreaterThanOrEqual(floor);
          expect(end).toBeGreaterThan(start);
          floor = end;
        }
        expect(floor).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
