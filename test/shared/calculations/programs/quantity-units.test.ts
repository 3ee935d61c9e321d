import { describe, expect, test } from "vitest";
import { parseExpression } from "#shared/calculations/programs/parse-expression.ts";
import { runProgram } from "#shared/calculations/programs/run-program.ts";

const unitOf = (text: string) => runProgram(parseExpression(text)).ledger.at(-1)?.unit;
const warningOf = (text: string) => runProgram(parseExpression(text)).ledger.at(-1)?.warnings.join(" ");

describe("unit of a result", () => {
  test.each([
    ["$5 + $6", "money"],
    ["$5 + 60", "money"],
    ["60 - 12.5%", "fraction"],
    ["1 + 5%", "ratio"],
    ["5% + 1", "ratio"],
    ["1 - 5%", "fraction"],
    ["1.05x - 1", "fraction"],
    ["1.05x + 1", "ratio"],
    ["average($5, $6)", "money"],
    ["max(5%, 6%)", "fraction"],
    ["20% * $640", "money"],
    ["$640 * 20%", "money"],
    ["20% * 30%", "fraction"],
    ["1.5x * 1.2x", "ratio"],
    ["20% * 1.5x", "fraction"],
    ["1.5x * 20%", "fraction"],
    ["1.5x * 4", "ratio"],
    ["4 * 2%", "fraction"],
    ["1.5x * 100", "count"],
    ["2% * 10000", "count"],
    ["2% * 640", "count"],
    ["$17 * 310", "money"],
    ["310 * $17", "money"],
    ["45 days * 2", "days"],
    ["$640 / $32", "ratio"],
    ["640 / 32", "ratio"],
    ["640 / 2", "count"],
    ["$640 / 1000", "money"],
    ["$640 / 310", "money"],
    ["$640 / 1.5x", "money"],
    ["9.5% / 21.5%", "ratio"],
    ["9.5% / 1.9x", "fraction"],
    ["640 / $32", "count"],
    ["365 / 45 days", "count"],
    ["1.5x ^ 0.5", "ratio"],
    ["5% ^ 2", "fraction"],
    ["exp(5%)", "ratio"],
    ["log(1.5x)", "ratio"],
    ["$6 > $5", "count"],
  ])("%s, of units that go together, is a %s without a warning", (text, unit) => {
    expect(unitOf(text)).toBe(unit);
    expect(warningOf(text)).toBe("");
  });

  test.each([
    ["$5 + 6%", "money", "USD and fraction"],
    ["sum(1, 5%, 2x)", "fraction", "fraction and ratio"],
    ["$5 - €6", "money", "USD and EUR"],
    ["$6 / €5", "ratio", "USD and EUR"],
    ["$6 * $5", "money", "USD"],
    ["$6 / 45 days", "money", "USD and days"],
    ["5% / $6", "fraction", "fraction and USD"],
    ["$6 ^ 2", "money", "USD"],
    ["log($6)", "ratio", "USD"],
    ["2 ^ 45 days", "count", "days"],
    ["$6 > 5%", "count", "USD and fraction"],
  ])("%s, of units that do not go together, is a %s and warns of %s", (text, unit, mixture) => {
    expect(unitOf(text)).toBe(unit);
    expect(warningOf(text)).toBe(`This step mixes ${mixture}; check that they belong together.`);
  });

  test("a sum of money, in one currency, keeps the currency through later steps", () => {
    const { ledger } = runProgram(parseExpression("(€5 million + €3 million) / 2 * 20%"));
    expect(ledger.map(({ unit, currency }) => [unit, currency])).toEqual([
      ["money", "EUR"],
      ["money", "EUR"],
      ["money", "EUR"],
    ]);
  });
});
