import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LedgerEntrySchema } from "#shared/calculations/ledger.ts";
import { parseExpression } from "#shared/calculations/programs/parse-expression.ts";
import { parseProgram } from "#shared/calculations/programs/parse-program.ts";
import { type ProgramRun, runProgram } from "#shared/calculations/programs/run-program.ts";
import { relativeError } from "../golden-calculations.ts";

const RowSchema = z.strictObject({
  form: z.enum(["program", "expression"]),
  text: z.string(),
  table: z.string().optional(),
  result: z.union([z.number(), z.literal("yes"), z.literal("no")]).nullable(),
  unit: z.string(),
  warnings: z.array(z.string()),
});

/** What programs.oracle.py worked out, independently of the code under test. */
const GOLDEN = z
  .strictObject({ tables: z.record(z.string(), z.array(z.array(z.string()))), programs: z.array(RowSchema) })
  .parse(JSON.parse(readFileSync(new URL("../../../golden/programs.json", import.meta.url), "utf8")));

const ROUNDING = 1e-13;

function runRow({ form, text, table: name }: z.infer<typeof RowSchema>): ProgramRun {
  const program = form === "program" ? parseProgram(text) : parseExpression(text);
  const table = name === undefined ? undefined : GOLDEN.tables[name];
  return runProgram(program, table === undefined ? {} : { table });
}

describe("golden programs", () => {
  test("the rows, as a whole, are many and use both forms and every table", () => {
    expect(GOLDEN.programs.length).toBeGreaterThanOrEqual(60);
    expect(new Set(GOLDEN.programs.map(({ form }) => form)).size).toBe(2);
    expect(new Set(GOLDEN.programs.flatMap(({ table }) => table ?? []))).toEqual(
      new Set(Object.keys(GOLDEN.tables)),
    );
  });

  test.each(GOLDEN.programs)("$form $text, run, gives $result in $unit", (row) => {
    const { ledger, result, warnings } = runRow(row);
    if (typeof row.result === "number" && typeof result === "number") {
      expect(relativeError(result, row.result)).toBeLessThan(ROUNDING);
    } else expect(result).toBe(row.result);
    expect(ledger.at(-1)?.unit).toBe(row.unit);
    expect(warnings.map(({ kind }) => kind)).toEqual(row.warnings);
  });

  test.each(GOLDEN.programs)("$form $text, in the ledger, has one sound entry a step", (row) => {
    const { ledger } = runRow(row);
    expect(ledger.map(({ id }) => id)).toEqual(ledger.map((_, position) => `s${position + 1}`));
    for (const entry of ledger) expect(LedgerEntrySchema.parse(entry)).toEqual(entry);
  });
});
