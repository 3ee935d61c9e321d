import { describe, expect, test } from "vitest";
import { isNationalId, isNumericIdAlone } from "#shared/collection/redaction/national-ids.ts";

/** Specimens that the issuers or the literature publish, without blanks and marks. */
const SPECIMENS: readonly [string, string][] = [
  ["GB (National Insurance)", "AB123456C"],
  ["GB (NHS)", "9434765919"],
  ["CA", "046454286"],
  ["IN (PAN)", "ABCPE1234F"],
  ["IN (Aadhaar)", "234123412346"],
  ["DE", "86095742719"],
  ["FR", "185057800608491"],
  ["ES (DNI)", "12345678Z"],
  ["ES (NIE)", "X1234567L"],
  ["IT", "RSSMRA85T10A562S"],
  ["NL", "111222333"],
  ["PL", "44051401359"],
  ["SE", "8112189876"],
  ["BR", "52998224725"],
  ["CH", "7569217076985"],
  ["BE", "85073003328"],
  ["SG", "S1234567D"],
  ["CN", "11010519491231002X"],
  ["FI", "131052-308T"],
];

describe("national ids", () => {
  test.each(SPECIMENS)("of %s, as published, are valid", (_country, specimen) => {
    expect(isNationalId(specimen)).toBe(true);
  });

  test.each([
    ["IT", "RSSMRA85T10A562T"],
    ["ES", "12345678A"],
    ["GB", "QQ123456E"],
    ["SG", "S1234567E"],
  ])("of %s, with another check letter, are none", (_country, wrong) => {
    expect(isNationalId(wrong)).toBe(false);
  });

  test.each([
    ["111.444.777-35", "11144477735", "3.3.3-2", true],
    ["111.444.777-36", "11144477736", "3.3.3-2", false],
    ["11144477735", "11144477735", "11", false],
    ["2341 2341 2346", "234123412346", "4 4 4", true],
    ["2341 2341 2347", "234123412347", "4 4 4", false],
    ["756.9217.0769.85", "7569217076985", "3.4.4.2", true],
  ])("as %s, without a cue, stand by grouping and check digit", (_written, digits, signature, stands) => {
    expect(isNumericIdAlone(digits, signature)).toBe(stands);
  });
});
