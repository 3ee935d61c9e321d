import { describe, expect, test } from "vitest";
import { parseExpression } from "#shared/calculations/programs/parse-expression.ts";
import { parseProgram } from "#shared/calculations/programs/parse-program.ts";
import { runProgram } from "#shared/calculations/programs/run-program.ts";
import { FinRiskError } from "#shared/errors.ts";

const TEXT_LIMIT = 4096;
/** Reading any text of the permitted size takes far less; a quadratic reader takes far more. */
const QUICK_MS = 150;
const one = { op: "sum", args: ["1"] } as const;
const stepsOf = (count: number) => Array.from({ length: count }, () => ({ ...one, args: [...one.args] }));
const tableOf = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => `${row + column}`));

function timed(read: () => unknown): number {
  const startMs = performance.now();
  try {
    read();
  } catch (error) {
    if (!(error instanceof FinRiskError)) throw error;
  }
  return performance.now() - startMs;
}

describe("bounds of a program", () => {
  test("steps, at and above the limit, run and are refused", () => {
    expect(runProgram(stepsOf(64)).ledger).toHaveLength(64);
    expect(() => runProgram(stepsOf(65))).toThrow(/64 steps/);
    expect(() => runProgram([])).toThrow(/1 to 64 steps/);
  });

  test("arguments, at and above the limit, run and are refused", () => {
    const sumOf = (count: number) => [{ op: "sum" as const, args: Array.from({ length: count }, () => 1) }];
    expect(runProgram(sumOf(16)).result).toBe(16);
    expect(() => runProgram(sumOf(17))).toThrow(/step 1.*16 arguments/);
  });

  test("a text, at and above the limit in bytes, is read and refused", () => {
    const padded = (bytes: number) => "add(1, 2)".padEnd(bytes, " ");
    expect(runProgram(parseProgram(padded(TEXT_LIMIT))).result).toBe(3);
    expect(() => parseProgram(padded(TEXT_LIMIT + 1))).toThrow(/longer than 4096 bytes/);
    expect(() => parseExpression("1".padEnd(TEXT_LIMIT + 1, " "))).toThrow(/longer than 4096 bytes/);
    expect(() => parseExpression("−".repeat(TEXT_LIMIT / 2))).toThrow(/longer than 4096 bytes/);
  });

  test("a table, at and above the limit in cells, is used and refused", () => {
    const program = parseProgram("table_max(1, column)");
    expect(runProgram(program, { table: tableOf(100, 100) }).result).toBe(100);
    expect(() => runProgram(program, { table: tableOf(101, 100) })).toThrow(
      /10100 cells; send at most 10000/,
    );
    expect(() => runProgram(program, { table: Array.from({ length: 10_001 }, () => []) })).toThrow(/at most/);
  });

  test("parentheses, nested beyond the limit, are refused and do not exhaust the stack", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}1${")".repeat(depth)}`;
    expect(runProgram(parseExpression(nested(60))).result).toBe(1);
    expect(runProgram(parseExpression(Array.from({ length: 65 }, () => "(1)").join("+"))).result).toBe(65);
    expect(() => parseExpression(nested(2_000))).toThrow(/nests deeper than 64 levels/);
    expect(() => parseExpression("-".repeat(TEXT_LIMIT))).toThrow(/nests deeper than 64 levels/);
    expect(() => parseExpression(`1${"^1".repeat(2_000)}`)).toThrow(/nests deeper than 64 levels/);
  });

  test.each([
    "(",
    ")",
    '"',
    '\\"',
    '"\\',
    "1,234,",
    "1",
    " ",
    "- ",
    "x ",
    "1 x ",
    "add(",
    ",",
    "1,",
    "#",
    "##",
    "5 m",
    "$ ",
  ])("a text of nothing but %j, as long as allowed, is decided quickly", (piece) => {
    const text = piece.repeat(Math.floor(TEXT_LIMIT / piece.length));
    expect(timed(() => parseProgram(text))).toBeLessThan(QUICK_MS);
    expect(timed(() => parseExpression(text))).toBeLessThan(QUICK_MS);
    expect(timed(() => parseProgram(`table_sum(${text.slice(20)}`))).toBeLessThan(QUICK_MS);
    expect(timed(() => runProgram([{ op: "sum", args: [text] }]))).toBeLessThan(QUICK_MS);
  });

  test("many steps, over the widest and the longest table, run quickly", () => {
    const steps = Array.from({ length: 64 }, () => ({ op: "table_sum" as const, args: ["9", "column"] }));
    for (const table of [tableOf(10, 1_000), tableOf(1_000, 10)]) {
      expect(timed(() => runProgram(steps, { table }))).toBeLessThan(10 * QUICK_MS);
    }
  });
});
