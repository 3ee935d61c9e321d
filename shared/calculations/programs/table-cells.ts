import { type Quantity, readOperand } from "./read-operand.ts";

/** Rows of cells as written; the first row heads the columns and the first cell of each row names it. */
export type Table = readonly (readonly string[])[];

/** Of the whole table, names included. */
export const MAX_TABLE_CELLS = 10_000;

/** The cells under one name, and how many lines of the table have it. */
export interface NamedCells {
  readonly cells: readonly string[];
  readonly matches: number;
}

/** What was read from some cells; a cell without a number is skipped and said so. */
export interface ReadCells {
  readonly quantities: readonly Quantity[];
  readonly skipped: readonly string[];
}

const exactly = (name: string): string => name.trim();
const loosely = (name: string): string => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

interface FoundName {
  readonly index: number;
  readonly matches: number;
}

/** The last of equal names, as FinQA has it: equal as written, or else without regard to case and spaces. */
function findName(names: readonly string[], name: string): FoundName | undefined {
  for (const form of [exactly, loosely]) {
    const wanted = form(name);
    const same = names.map((candidate) => form(candidate) === wanted);
    const index = same.lastIndexOf(true);
    if (index >= 0) return { index, matches: same.filter(Boolean).length };
  }
  return undefined;
}

/** The names of rows, and those of columns, as the table has them. */
export const rowNames = (table: Table): readonly string[] => table.map(([name = ""]) => name);
export const columnNames = (table: Table): readonly string[] => table[0]?.slice(1) ?? [];

function findRow(table: Table, name: string): NamedCells | undefined {
  const found = findName(rowNames(table), name);
  return found && { cells: table[found.index]?.slice(1) ?? [], matches: found.matches };
}

function findColumn(table: Table, name: string): NamedCells | undefined {
  const found = findName(columnNames(table), name);
  return found && { cells: table.slice(1).map((row) => row[found.index + 1] ?? ""), matches: found.matches };
}

/** Finds a row, or where there is none (or `direction` says so) a column. Undefined when the table has neither. */
export function findCells(table: Table, name: string, direction: string): NamedCells | undefined {
  const wanted = direction.toLowerCase();
  const row = wanted === "column" ? undefined : findRow(table, name);
  return row ?? (wanted === "row" ? undefined : findColumn(table, name));
}

/** Reads "$ -102 ( 102 )" as FinQA's tables have it, a figure and its repetition or footnote, and otherwise any figure. */
function readCell(cell: string): Quantity | undefined {
  const written = cell.trim();
  const opening = written.indexOf("(");
  const head = opening > 0 ? readOperand(written.slice(0, opening).trim()) : undefined;
  return head ?? readOperand(written);
}

/** Reads the figures of some cells in their order. */
export function readCells(cells: readonly string[]): ReadCells {
  const read = cells.map((cell) => ({ cell, quantity: readCell(cell) }));
  return {
    quantities: read.flatMap(({ quantity }) => (quantity === undefined ? [] : [quantity])),
    skipped: read.filter(({ quantity }) => quantity === undefined).map(({ cell }) => cell),
  };
}
