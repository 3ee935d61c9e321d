import type { UndefinedKind } from "./compute-step.ts";
import { OPERATIONS } from "./operations.ts";
import { type ProgramStep, programError, quote, referenceOf } from "./program.ts";
import { type Quantity, readOperand } from "./read-operand.ts";
import { columnNames, findCells, readCells, rowNames, type Table } from "./table-cells.ts";

const NAMES_IN_ERROR = 8;

/** What is odd about the result of a step, or why there is none. */
export interface StepWarning {
  readonly kind: UndefinedKind | "missing-input" | "mixed-units" | "skipped-cells" | "repeated-name";
  readonly message: string;
}

/** What enters a step. `missing` says why nothing can be computed from it. */
export interface StepInputs {
  readonly quantities: readonly Quantity[];
  readonly warnings: readonly StepWarning[];
  readonly missing?: string;
}

/** What the steps before gave, undefined where they gave nothing. */
export type EarlierResults = readonly (Quantity | undefined)[];

function unknownName(name: string, table: Table, step: number): Error {
  const known = new Set([...rowNames(table), ...columnNames(table)].filter((known) => known.trim() !== ""));
  const examples = [...known].slice(0, NAMES_IN_ERROR).map(quote).join(", ");
  return programError(
    [step, "args", 0],
    `${quote(name)} is no row or column of the table; name one such as ${examples === "" ? "its first cell" : examples}`,
  );
}

function cellWarnings(name: string, matches: number, skipped: readonly string[]): readonly StepWarning[] {
  const repeated: StepWarning = {
    kind: "repeated-name",
    message: `${quote(name)} stands ${matches} times in the table; the last was used.`,
  };
  const left: StepWarning = {
    kind: "skipped-cells",
    message: `${skipped.length} cells of ${quote(name)} hold no figure and were left out, such as ${quote(skipped[0] ?? "")}.`,
  };
  return [...(matches > 1 ? [repeated] : []), ...(skipped.length > 0 ? [left] : [])];
}

function tableInputs({ args }: ProgramStep, step: number, table: Table | undefined): StepInputs {
  const [name = "", direction = "none"] = args;
  if (table === undefined) {
    throw programError(
      [step, "args", 0],
      `${quote(name)} asks for a table and there is none; send one with the program`,
    );
  }
  const found = findCells(table, name, direction);
  if (found === undefined) throw unknownName(name, table, step);
  const { quantities, skipped } = readCells(found.cells);
  const warnings = cellWarnings(name, found.matches, skipped);
  return quantities.length > 0
    ? { quantities, warnings }
    : { quantities, warnings, missing: `${quote(name)} holds no figure` };
}

function figureInputs({ args }: ProgramStep, earlier: EarlierResults): StepInputs {
  const quantities: Quantity[] = [];
  for (const argument of args) {
    const reference = referenceOf(argument);
    const quantity = reference === undefined ? readOperand(argument) : earlier[reference];
    if (quantity === undefined) return { quantities: [], warnings: [], missing: `${argument} has no value` };
    quantities.push(quantity);
  }
  return { quantities, warnings: [] };
}

/** Collects what a step computes with. Throws `invalid-request` naming a row or column that the table does not have. */
export function inputsOf(
  program: ProgramStep,
  step: number,
  earlier: EarlierResults,
  table: Table | undefined,
): StepInputs {
  const { takes } = OPERATIONS[program.op];
  if (takes === "table") return tableInputs(program, step, table);
  if (takes === "figures") return figureInputs(program, earlier);
  return { quantities: program.args.map(() => ({ value: 1, unit: "count" })), warnings: [] };
}
