/** What the arguments of an operation are: figures to compute with, names to count, or a row or column of the table. */
type ArgumentKind = "figures" | "labels" | "table";

/** What an operation takes, and from how many to how many of it. */
export interface Operation {
  readonly takes: ArgumentKind;
  readonly minimum: number;
  readonly maximum: number;
}

/** Above what any published program needs, below what a caller could misuse. */
export const MAX_STEPS = 64;
/** Of one step. */
export const MAX_ARGUMENTS = 16;

const pair: Operation = { takes: "figures", minimum: 2, maximum: 2 };
const oneOrTwo: Operation = { takes: "figures", minimum: 1, maximum: 2 };
const several: Operation = { takes: "figures", minimum: 1, maximum: MAX_ARGUMENTS };
const table: Operation = { takes: "table", minimum: 1, maximum: 2 };

/**
 * Every operation by its name. `exp` of two arguments is a power, as FinQA writes it, and of one e to that power; `log` is natural
 * unless a second argument gives the base.
 */
export const OPERATIONS = {
  add: pair,
  subtract: pair,
  multiply: pair,
  divide: pair,
  power: pair,
  exp: oneOrTwo,
  log: oneOrTwo,
  greater: pair,
  min: several,
  max: several,
  sum: several,
  average: several,
  count: { takes: "labels", minimum: 1, maximum: MAX_ARGUMENTS },
  table_sum: table,
  table_average: table,
  table_max: table,
  table_min: table,
} as const satisfies Record<string, Operation>;

/** The name of one of the operations. */
export type OperationName = keyof typeof OPERATIONS;

/** All names, in the order of the list. */
export const OPERATION_NAMES = Object.keys(OPERATIONS).filter(isOperationName);

/** True of the name of an operation, in lower case. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}
