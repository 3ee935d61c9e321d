import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWithinEdits,
  SpellingCorrector,
} from "../../../../../functions/adapters/local/embedded-model/correct-spelling.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

describe("isWithinEdits", () => {
  it.each([
    ["sharpe", "sharpe", 0, true],
    ["sharpe", "shrape", 1, true],
    ["sharpe", "sharp", 1, true],
    ["sharpe", "sharpei", 1, true],
    ["sharpe", "shaepr", 1, false],
    ["drawdown", "drwadwon", 2, true],
    ["drawdown", "drwadwno", 1, false],
    ["", "ab", 1, false],
  ])("of %s and %s with %i edits, says %s", (a, b, edits, expected) => {
    expect(isWithinEdits(a, b, edits)).toBe(expected);
  });

  it("of any two words, says the same whichever comes first", () => {
    fc.assert(
      fc.property(word, word, fc.nat(2), (a, b, edits) => {
        expect(isWithinEdits(a, b, edits)).toBe(isWithinEdits(b, a, edits));
      }),
    );
  });

  it("of a word with one letter taken out, finds it within one edit and not within none", () => {
    fc.assert(
      fc.property(
        word.filter(({ length }) => length > 0),
        fc.nat(),
        (whole, at) => {
          const position = at % whole.length;
          const less = whole.slice(0, position) + whole.slice(position + 1);
          expect(isWithinEdits(whole, less, 1)).toBe(true);
          expect(isWithinEdits(whole, less, 0)).toBe(false);
        },
      ),
    );
  });
});

describe("SpellingCorrector", () => {
  const corrector = new SpellingCorrector({
    vocabulary: [
      ["tracking", "track"],
      ["volatility", "volatility"],
      ["beta", "beta"],
      ["return", "return"],
    ],
  });

  it.each([
    ["traking", "track"],
    ["volitilty", "volatility"],
    ["beat", undefined],
    ["retrun", "return"],
    ["rturnn", undefined],
    ["eturn", undefined],
    ["tracking", undefined],
  ])("of %s, gives %s", (written, meant) => {
    expect(corrector.correct(written)).toBe(meant);
  });
});
