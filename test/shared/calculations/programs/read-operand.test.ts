import { describe, expect, test } from "vitest";
import { readOperand } from "#shared/calculations/programs/read-operand.ts";

describe("readOperand", () => {
  test.each([
    ["5829", 5829, "count"],
    ["1,234", 1234, "count"],
    ["1,234,567.89", 1234567.89, "count"],
    [".5", 0.5, "count"],
    ["−3.2", -3.2, "count"],
    ["(3.2)", -3.2, "count"],
    ["( 1,402 )", -1402, "count"],
    ["1e+21", 1e21, "count"],
    ["40 thousand", 40_000, "count"],
    ["1.1m", 1_100_000, "count"],
    ["const_1000000", 1_000_000, "count"],
    ["CONST_M1", -1, "count"],
    ["12.5%", 0.125, "fraction"],
    ["9.3 percent", 0.093, "fraction"],
    ["(12.5)%", -0.125, "fraction"],
    ["(12.5%)", -0.125, "fraction"],
    ["7 bps", 0.0007, "fraction"],
    ["2 percentage points", 0.02, "fraction"],
    ["3.1x", 3.1, "ratio"],
    ["45 days", 45, "days"],
    ["$1.6 billion", 1.6e9, "money"],
    ["-$5", -5, "money"],
    ["$ -102", -102, "money"],
    ["$(1,234)", -1234, "money"],
    ["(5) million", -5e6, "count"],
    ["US$3.3 million", 3.3e6, "money"],
    ["EUR 2bn", 2e9, "money"],
    ["3 million dollars", 3e6, "money"],
  ])("%s, as people write it, is read in its base unit", (written, value, unit) => {
    expect(readOperand(written)).toMatchObject({ value, unit });
  });

  test.each([
    ["$5", "USD"],
    ["€5", "EUR"],
    ["£5 million", "GBP"],
    ["5 CHF", "CHF"],
  ])("%s, of a currency, carries its code", (written, currency) => {
    expect(readOperand(written)?.currency).toBe(currency);
  });

  test.each([
    "",
    "abc",
    "1,23",
    "1,2345",
    "12 34",
    "--5",
    "-(5)",
    "(-5)",
    "(5",
    "5)",
    "(5)3",
    "5%%",
    "#0",
    "const_",
    "const_pi",
    "NaN",
    "Infinity",
    "1e999",
    "1e-999",
    "0x10",
    "5 apples",
    "9".repeat(101),
  ])("%s, no figure that fits, is refused and not guessed", (written) => {
    expect(readOperand(written)).toBeUndefined();
  });
});
