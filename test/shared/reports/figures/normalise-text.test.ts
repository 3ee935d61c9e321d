import { expect, test } from "vitest";
import { normaliseText } from "#shared/reports/figures/normalise-text.ts";
import { parseNumber } from "#shared/reports/figures/parse-number.ts";

test.each([
  ["Sharpe\u00ad ratio 0.5\u200b3", "Sharpe ratio 0.53"],
  ["３４.１２％", "34.12%"],
  ["𝟏𝟐", "12"],
  ["٣٤", "34"],
  ["①", "1"],
  ["1\ufe0f\u20e3", "1"],
  ["5²", "5 2"],
  ["R² and χ²", "R² and χ²"],
  ["⁴²", "42"],
  ["MSFT’s – “risk”…", "MSFT’s – “risk”…"],
])("normaliseText, given %s, writes %s", (text, normalised) => {
  expect(normaliseText(text)).toBe(normalised);
});

test.each([
  ["1,234.56", 1_234.56, 0.01],
  ["1.234,56", 1_234.56, 0.01],
  ["1\u202f234,5", 1_234.5, 0.1],
  ["1'234", 1_234, 1],
  ["12,3", 12.3, 0.1],
  ["0,530", 0.53, 0.001],
  [".53", 0.53, 0.01],
  ["1.20e3", 1_200, 10],
])("parseNumber, given %s, reads %d to the nearest %d", (text, value, step) => {
  const parsed = parseNumber(text);
  expect(parsed?.value).toBeCloseTo(value, 10);
  expect(parsed?.step).toBeCloseTo(step, 10);
});

test.each(["1.2.3", "12,34,5", "1e99", ""])("parseNumber, given %s, reads nothing", (text) => {
  expect(parseNumber(text)).toBeUndefined();
});
