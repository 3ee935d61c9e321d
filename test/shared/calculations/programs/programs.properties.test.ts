import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseExpression } from "#shared/calculations/programs/parse-expression.ts";
import { parseProgram } from "#shared/calculations/programs/parse-program.ts";
import { printProgram } from "#shared/calculations/programs/print-program.ts";
import { ProgramSchema } from "#shared/calculations/programs/program.ts";
import { runProgram } from "#shared/calculations/programs/run-program.ts";
import { FinRiskError } from "#shared/errors.ts";
import { relativeError } from "../golden-calculations.ts";
import { programs, toInfix, toSteps, trees } from "./drawn-programs.ts";

const ROUNDING = 1e-12;
const TABLE = [
  ["", "2019", "2018"],
  ["Revenue", "1,250", "$ 1,100"],
];

const infix = (text: string) => runProgram(parseExpression(text)).result;
const amounts = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100);

function expectNear(actual: ReturnType<typeof infix>, expected: ReturnType<typeof infix>): void {
  expect(relativeError(Number(actual), Number(expected))).toBeLessThan(ROUNDING);
}

/** Any text gives a value or the one error of the house; whatever else surfaces is a defect. */
function outcomeOf(read: () => unknown): "read" | "refused" {
  try {
    read();
    return "read";
  } catch (error) {
    if (error instanceof FinRiskError && error.code === "invalid-request") return "refused";
    throw error;
  }
}

describe("program texts", () => {
  test("a program, printed and parsed, is itself", () => {
    fc.assert(
      fc.property(programs, (program) => void expect(parseProgram(printProgram(program))).toEqual(program)),
    );
  });

  test("a program, checked twice, does not change", () => {
    fc.assert(fc.property(programs, (program) => void expect(ProgramSchema.parse(program)).toEqual(program)));
  });

  test("an expression, in infix, parses to the steps that a person would number", () => {
    fc.assert(
      fc.property(trees, (tree) => void expect(parseExpression(toInfix(tree))).toEqual(toSteps(tree))),
    );
  });

  test("an expression, as a program or infix, runs to the same ledger", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const written = printProgram(toSteps(tree));
        expect(runProgram(parseProgram(written))).toEqual(runProgram(parseExpression(toInfix(tree))));
      }),
    );
  });

  test("sums and differences, without parentheses, go from left to right", () => {
    const terms = fc.array(fc.tuple(fc.constantFrom("+", "-"), fc.nat(999)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(999), terms, (first, rest) => {
        const expected = rest.reduce(
          (left, [mark, term]) => (mark === "+" ? left + term : left - term),
          first,
        );
        expect(infix(`${first}${rest.map(([mark, term]) => ` ${mark} ${term}`).join("")}`)).toBe(expected);
      }),
    );
  });

  test.each([
    ["bytes", fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder("latin1").decode(bytes))],
    ["any characters", fc.string({ unit: "binary", maxLength: 200 })],
    [
      "pieces of the grammar",
      fc
        .array(
          fc.constantFrom(
            ...'()[],.#%$-+*/^><"\\ \n;x',
            "##",
            "add(",
            "sum(",
            "table_sum(",
            "const_",
            "1,234",
            "5",
            "e9",
            " bn",
          ),
          { maxLength: 40 },
        )
        .map((pieces) => pieces.join("")),
    ],
  ])("%s, as a text, are read and run or refused by name", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        outcomeOf(() => runProgram(parseProgram(text), { table: TABLE }));
        outcomeOf(() => runProgram(parseExpression(text), { table: TABLE }));
      }),
      { numRuns: 500 },
    );
  });

  test("any JSON, as steps, is run or refused by name", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void outcomeOf(() => ProgramSchema.safeParse(value))));
    fc.assert(
      fc.property(programs, (program) => {
        for (const { value } of runProgramOrNothing(program))
          expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

/** The ledger of a program whose table names may not exist. */
function runProgramOrNothing(program: Parameters<typeof runProgram>[0]) {
  let ledger: ReturnType<typeof runProgram>["ledger"] = [];
  outcomeOf(() => {
    ledger = runProgram(program, { table: TABLE }).ledger;
  });
  return ledger;
}

describe("figures", () => {
  test("a ratio of amounts, in thousands or in units, is the same", () => {
    fc.assert(
      fc.property(amounts, amounts, (end, start) => {
        expectNear(infix(`$${end} thousand / $${start} thousand`), infix(`$${end} / $${start}`));
      }),
    );
  });

  test("a percentage, as percent, basis points or a decimal, is the same share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), amounts, (points, amount) => {
        const share = infix(`${points / 100}% * ${amount}`);
        expectNear(infix(`${points} bps * ${amount}`), share);
        expectNear(infix(`${points / 10_000} * ${amount}`), share);
      }),
    );
  });

  test("an amount, in parentheses or with a minus, is the same loss", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const [parentheses, minus] = [`($${amount})`, `-$${amount}`].map(
          (written) => runProgram([{ op: "sum", args: [written] }]).result,
        );
        expect(parentheses).toBe(minus);
        expect(minus).toBe(-amount);
      }),
    );
  });

  test("a whole amount, with or without thousands commas, is the same", () => {
    fc.assert(
      fc.property(
        fc.nat(2_000_000_000),
        (amount) => void expect(infix(amount.toLocaleString("en-US"))).toBe(infix(String(amount))),
      ),
    );
  });

  test("a sum and an average, of figures in any order, are the same", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0.1, 0.2, 0.3, 1e9, 7.77], { minLength: 5 }), (values) => {
        expectNear(infix(`sum(${values.join(", ")})`), 1_000_000_008.37);
        expectNear(infix(`average(${values.join(", ")})`), 200_000_001.674);
      }),
    );
  });
});
