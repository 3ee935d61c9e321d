import { describe, expect, test } from "vitest";
import { parseExpression } from "#shared/calculations/programs/parse-expression.ts";
import { parseProgram } from "#shared/calculations/programs/parse-program.ts";
import { ProgramSchema } from "#shared/calculations/programs/program.ts";
import { runProgram } from "#shared/calculations/programs/run-program.ts";
import { FinRiskError } from "#shared/errors.ts";

const TABLE = [
  ["", "2019", "2018"],
  ["Revenue", "1,250", "1,100"],
];

function errorOf(read: () => unknown): FinRiskError {
  try {
    read();
  } catch (error) {
    if (error instanceof FinRiskError) return error;
    throw error;
  }
  throw new TypeError("nothing was refused");
}

describe("errors of a program", () => {
  test.each([
    ["add(1, 2), divide(#0, revenue)", "step 2, argument 2", "program.1.args.1", "write one such as 5829"],
    ["add(1, 2), divide(#1, 3)", "step 2, argument 1", "program.1.args.0", "#1 is not an earlier step"],
    ["add(1, 2), divide(#9, 3)", "step 2, argument 1", "program.1.args.0", "#9 is not an earlier step"],
    ["greater(1, 2), add(#0, 1)", "step 2, argument 1", "program.1.args.0", "a step that gives a number"],
    ["add(1, 2), subtract(3)", "step 2:", "program.1.args", "takes 2 arguments and got 1"],
    ["exp(1, 2, 3)", "step 1:", "program.0.args", "takes 1 to 2 arguments and got 3"],
    ["add(1, 2), modulo(#0, 2)", "step 2:", "program.1.op", "expected one of"],
    ['table_sum("Revenue", diagonal)', "step 1, argument 2", "program.0.args.1", "write none, row or column"],
    [
      "table_sum(Costs, none)",
      "step 1, argument 1",
      "program.0.args.0",
      'name one such as "Revenue", "2019", "2018"',
    ],
    ["table_sum(Revenue, column)", "step 1, argument 1", "program.0.args.0", "is no row or column"],
    ["add(5,100)", "step 1:", "program.0", "by a comma and a space"],
    ["sum(5,100,2000)", "step 1:", "program.0", "by a comma and a space"],
    ["add(1, 2), add(3, (4)", "step 2:", "program.1", "close it"],
    ["add(1, 2)), add(1, 2)", "step 2:", "program.1", "take it out"],
    ["add(1, 2), add", "step 2:", "program.1", "operation(argument, argument)"],
    ['count("a", "b)', "step 1:", "program.0", "second quote"],
    ["", "cannot be used:", "program", "send 1 to 64 steps"],
  ])("%s, run, names the step, the argument and a remedy", (text, place, field, remedy) => {
    const error = errorOf(() => runProgram(parseProgram(text), { table: TABLE }));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain(place);
    expect(error.violations[0]?.field).toBe(field);
    expect(error.violations[0]?.remedy).toContain(remedy);
  });

  test.each([
    ["revenue / 2", '"revenue" is not a figure'],
    ["2 +", "the end of the expression is unexpected"],
    ["5 % 3", '"3" is unexpected'],
    ["(1 + 2", "close the parenthesis"],
    ["sum(1, 2", "close the parenthesis after the arguments"],
    ["median(1, 2)", '"median" is not an operation'],
    ["max(5,100)", "put a space after each comma"],
    ["max(5, 100,7,100)", "by a comma and a space"],
    ["74.3 > 73.4 > 62.3", "a yes or a no"],
    ["#0 + 1", "cannot be read"],
    ["process.exit(1)", '"process.exit" is not an operation'],
    ["constructor(1)", '"constructor" is not an operation'],
    ["", "the end of the expression is unexpected"],
  ])("%s, as an expression, is refused with its reason", (text, reason) => {
    expect(errorOf(() => parseExpression(text)).message).toContain(reason);
  });

  test("a table operation, without a table, asks for one", () => {
    expect(() => runProgram(parseProgram("table_sum(Revenue, none)"))).toThrow(/send one with the program/);
  });

  test("steps, with a field too many or a number that is none, are refused", () => {
    expect(ProgramSchema.safeParse([{ op: "sum", args: [1], note: "x" }]).success).toBe(false);
    expect(ProgramSchema.safeParse([{ op: "sum", args: [Number.NaN] }]).success).toBe(false);
    expect(ProgramSchema.safeParse([{ op: "sum", args: [1, 2.5] }])).toMatchObject({
      data: [{ op: "sum", args: ["1", "2.5"] }],
    });
  });
});

describe("what a run says", () => {
  test("a step without a value, in the middle, leaves null and a warning in each entry after it", () => {
    const { ledger, result, warnings } = runProgram(
      parseProgram("divide(1, 0), add(#0, 1), add(2, 3), sum(#1, #2)"),
    );
    expect(ledger.map(({ value }) => value)).toEqual([null, null, 5, null]);
    expect(ledger.map((entry) => entry.warnings.length)).toEqual([1, 1, 0, 1]);
    expect(warnings.map(({ step, kind }) => [step, kind])).toEqual([
      [0, "division-by-zero"],
      [1, "missing-input"],
      [3, "missing-input"],
    ]);
    expect(result).toBeNull();
  });

  test("a comparison, at the end, answers yes or no and is 1 or 0 in the ledger", () => {
    const { ledger, result, answerKind } = runProgram(parseProgram("add(2, 3), greater(#0, 4)"));
    expect([result, answerKind, ledger.at(-1)?.value]).toEqual(["yes", "yes/no", 1]);
    expect(runProgram(parseProgram("greater(1, 0), add(2, 3)"))).toMatchObject({
      result: 5,
      answerKind: "number",
    });
  });

  test("an entry, of a step, says what was computed from what", () => {
    expect(runProgram(parseProgram("subtract($5,829, $5,735)")).ledger).toEqual([
      {
        id: "s1",
        calculation: "subtract",
        title: 'subtract("$5,829", "$5,735")',
        method: "arithmetic",
        series: [],
        parameters: { argument1: "$5,829", argument2: "$5,735" },
        value: 94,
        unit: "money",
        currency: "USD",
        observations: 2,
        warnings: [],
      },
    ]);
  });
});
