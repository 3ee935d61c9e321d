import type { z } from "zod";
import type { LedgerEntry } from "../ledger.ts";
import { computeStep } from "./compute-step.ts";
import { printStep } from "./print-program.ts";
import { checkProgram, type ProgramSchema, type ProgramStep, programError } from "./program.ts";
import { type ResultUnit, unitOfResult } from "./quantity-units.ts";
import type { Quantity } from "./read-operand.ts";
import { inputsOf, type StepInputs, type StepWarning } from "./step-inputs.ts";
import { MAX_TABLE_CELLS, type Table } from "./table-cells.ts";

/** A warning and the position of its step, from 0. */
export interface ProgramWarning extends StepWarning {
  readonly step: number;
}

/** What a program gave: one ledger entry a step (`s1`, `s2`…) and the answer of the last; null where it is undefined, with a warning. */
export interface ProgramRun {
  readonly ledger: readonly LedgerEntry[];
  readonly result: number | "yes" | "no" | null;
  readonly answerKind: "number" | "yes/no";
  readonly warnings: readonly ProgramWarning[];
}

interface Outcome {
  readonly value: number | null;
  readonly unit: ResultUnit;
  readonly observations: number;
  readonly warnings: readonly StepWarning[];
}

function checkTable(table: Table | undefined): void {
  const cells = table?.reduce((count, row) => count + Math.max(row.length, 1), 0) ?? 0;
  if (cells > MAX_TABLE_CELLS) {
    throw programError([], `the table has ${cells} cells; send at most ${MAX_TABLE_CELLS}`);
  }
}

function computeOutcome(op: ProgramStep["op"], { quantities, warnings, missing }: StepInputs): Outcome {
  const observations = quantities.length;
  if (missing !== undefined) {
    const absent: StepWarning = { kind: "missing-input", message: `There is no result: ${missing}.` };
    return { value: null, unit: { unit: "count" }, observations, warnings: [...warnings, absent] };
  }
  const unit = unitOfResult(op, quantities);
  const computed = computeStep(
    op,
    quantities.map(({ value }) => value),
  );
  const mixed: readonly StepWarning[] =
    unit.mixed === undefined
      ? []
      : [{ kind: "mixed-units", message: `This step mixes ${unit.mixed}; check that they belong together.` }];
  return "value" in computed
    ? { value: computed.value, unit, observations, warnings: [...warnings, ...mixed] }
    : {
        value: null,
        unit,
        observations,
        warnings: [
          ...warnings,
          ...mixed,
          { kind: computed.kind, message: `There is no result: ${computed.message}.` },
        ],
      };
}

function quantityOf({ value, unit: { unit, currency } }: Outcome): Quantity | undefined {
  if (value === null) return undefined;
  return currency === undefined ? { value, unit } : { value, unit, currency };
}

function toLedgerEntry(step: ProgramStep, outcome: Outcome, position: number): LedgerEntry {
  const { unit, currency } = outcome.unit;
  return {
    id: `s${position + 1}`,
    calculation: step.op,
    title: printStep(step),
    method: "arithmetic",
    series: [],
    parameters: Object.fromEntries(step.args.map((argument, index) => [`argument${index + 1}`, argument])),
    value: outcome.value,
    unit,
    ...(currency === undefined ? {} : { currency }),
    observations: outcome.observations,
    warnings: outcome.warnings.map(({ message }) => message),
  };
}

/**
 * Runs a program step by step over an optional table (first row heads the columns, first cells name the rows, at most 10,000 cells).
 * A result that does not exist is null with a warning and leaves steps on it null too; `greater` at the end answers yes or no.
 * Throws `invalid-request` naming the step and the argument that is wrong.
 */
export function runProgram(
  program: z.input<typeof ProgramSchema>,
  { table }: { readonly table?: Table } = {},
): ProgramRun {
  const steps = checkProgram(program);
  checkTable(table);
  const outcomes: Outcome[] = [];
  const results: (Quantity | undefined)[] = [];
  for (const [position, step] of steps.entries()) {
    const outcome = computeOutcome(step.op, inputsOf(step, position, results, table));
    outcomes.push(outcome);
    results.push(quantityOf(outcome));
  }
  const ledger = steps.flatMap((step, position) => {
    const outcome = outcomes[position];
    return outcome === undefined ? [] : [toLedgerEntry(step, outcome, position)];
  });
  const answersYesOrNo = steps.at(-1)?.op === "greater";
  const value = outcomes.at(-1)?.value ?? null;
  return {
    ledger,
    result: answersYesOrNo && value !== null ? (value === 1 ? "yes" : "no") : value,
    answerKind: answersYesOrNo ? "yes/no" : "number",
    warnings: outcomes.flatMap(({ warnings }, step) => warnings.map((warning) => ({ step, ...warning }))),
  };
}
