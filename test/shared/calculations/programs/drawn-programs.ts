import fc from "fast-check";
import { isOperationName, OPERATION_NAMES, OPERATIONS } from "#shared/calculations/programs/operations.ts";
import type { Program, ProgramStep } from "#shared/calculations/programs/program.ts";

/** Figures in every form that an argument may have. */
const figures = fc.oneof(
  fc.integer({ min: -99_999, max: 99_999 }).map(String),
  fc.integer({ min: 0, max: 99_999_999 }).map((value) => value.toLocaleString("en-US")),
  fc.integer({ min: 0, max: 9_999 }).map((value) => `${value / 100}%`),
  fc.constantFrom(
    "(3.2)",
    "-$1.6 billion",
    "$ 250",
    "7 bps",
    "3.1x",
    "45 days",
    "const_100",
    "const_m1",
    "1e+21",
  ),
);

/** Names with everything a filing may put into one: commas, parentheses, quotes, any script. */
const names = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
  )
  .map((name) => name.trim())
  .filter((name) => name !== "" && name.length <= 200);

const references = (earlier: readonly ProgramStep[]): readonly string[] =>
  earlier.flatMap(({ op }, position) => (op === "greater" ? [] : [`#${position}`]));

function steps(earlier: readonly ProgramStep[]): fc.Arbitrary<ProgramStep> {
  const known = references(earlier);
  const values = known.length === 0 ? figures : fc.oneof(figures, fc.constantFrom(...known));
  return fc.constantFrom(...OPERATION_NAMES).chain((op) => {
    const { takes, minimum, maximum } = OPERATIONS[op];
    if (takes === "table") {
      return fc
        .tuple(names, fc.constantFrom([], ["none"], ["row"], ["column"]))
        .map(([name, direction]) => ({ op, args: [name, ...direction] }));
    }
    const one = takes === "labels" ? names : values;
    return fc
      .array(one, { minLength: minimum, maxLength: Math.min(maximum, 5) })
      .map((args) => ({ op, args }));
  });
}

function extended(program: Program, length: number): fc.Arbitrary<Program> {
  return program.length === length
    ? fc.constant(program)
    : steps(program).chain((step) => extended([...program, step], length));
}

/** Programs of up to six steps that use every operation and refer to each other. */
export const programs: fc.Arbitrary<Program> = fc
  .integer({ min: 1, max: 6 })
  .chain((length) => extended([], length));

/** An arithmetic expression as a tree, for printing in either form. */
export type Tree = string | { readonly op: string; readonly left: Tree; readonly right: Tree };

const MARKS = { add: "+", subtract: "-", multiply: "*", divide: "/", power: "^", greater: ">" } as const;
const arithmetic = fc.constantFrom("add", "subtract", "multiply", "divide", "power");

/** Trees of sums, differences, products, quotients and powers over figures. */
export const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree; branch: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom("24.1", "1,153", "$640", "12.5%", "7", "0.3"),
    tie("branch"),
  ),
  branch: fc.record({ op: arithmetic, left: tie("tree"), right: tie("tree") }),
})).branch;

/** With parentheses around every inner operation. */
export function toInfix(tree: Tree): string {
  if (typeof tree === "string") return tree;
  const mark = Object.entries(MARKS).find(([op]) => op === tree.op)?.[1] ?? "";
  const inner = (part: Tree) => (typeof part === "string" ? part : `(${toInfix(part)})`);
  return `${inner(tree.left)} ${mark} ${inner(tree.right)}`;
}

/** Post-order, left before right: the order in which a person numbers the steps. */
export function toSteps(tree: Tree): Program {
  const written: Program = [];
  const visit = (part: Tree): string => {
    if (typeof part === "string") return part;
    const args = [visit(part.left), visit(part.right)];
    if (!isOperationName(part.op)) throw new TypeError(`${part.op} is drawn from no list`);
    return `#${written.push({ op: part.op, args }) - 1}`;
  };
  visit(tree);
  return written;
}
