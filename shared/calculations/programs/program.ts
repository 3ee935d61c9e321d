import { z } from "zod";
import { FinRiskError } from "../../errors.ts";
import { MAX_ARGUMENTS, MAX_STEPS, OPERATION_NAMES, OPERATIONS } from "./operations.ts";
import { readOperand } from "./read-operand.ts";

const MAX_ARGUMENT_LENGTH = 200;
const SHAPE_REMEDY = `send 1 to ${MAX_STEPS} steps such as {"op": "divide", "args": ["#0", "5735"]}, each with 1 to ${MAX_ARGUMENTS} arguments`;
const REFERENCE = /^#(\d{1,3})$/;

const StepSchema = z.strictObject({
  op: z.enum(OPERATION_NAMES),
  args: z
    .array(z.union([z.string().trim().min(1).max(MAX_ARGUMENT_LENGTH), z.number()]).transform(String))
    .min(1)
    .max(MAX_ARGUMENTS),
});
type Step = z.infer<typeof StepSchema>;

/** The position that "#3" refers to; undefined for what is not a reference. */
export function referenceOf(argument: string): number | undefined {
  const position = REFERENCE.exec(argument)?.[1];
  return position === undefined ? undefined : Number(position);
}

/** Shortens what a caller wrote so that it can be repeated in an error. */
export const quote = (written: string): string =>
  JSON.stringify(written.length > 40 ? `${written.slice(0, 40)}…` : written);

function countProblem({ op, args }: Step): string | undefined {
  const { minimum, maximum } = OPERATIONS[op];
  if (args.length >= minimum && args.length <= maximum) return undefined;
  const wanted = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
  return `${op} takes ${wanted} arguments and got ${args.length}; separate arguments by a comma and a space`;
}

function figureProblem(argument: string, steps: readonly Step[], position: number): string | undefined {
  const reference = referenceOf(argument);
  if (reference === undefined) {
    return readOperand(argument) === undefined
      ? `${quote(argument)} is not a figure; write one such as 5829, 12.5%, (3.2), $1.6 billion or const_100, or refer to an earlier step as #0`
      : undefined;
  }
  const target = reference < position ? steps[reference] : undefined;
  if (target === undefined) return `${argument} is not an earlier step; steps are counted from #0`;
  return target.op === "greater"
    ? `${argument} is a yes or a no; refer to a step that gives a number`
    : undefined;
}

function argumentProblem(
  { op, args }: Step,
  index: number,
  steps: readonly Step[],
  position: number,
): string | undefined {
  const argument = args[index] ?? "";
  const { takes } = OPERATIONS[op];
  if (takes === "figures") return figureProblem(argument, steps, position);
  if (takes === "labels" || index === 0 || /^(?:none|row|column)$/i.test(argument)) return undefined;
  return `${quote(argument)} is not a direction; write none, row or column after the name`;
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function stepProblems(step: Step, position: number, steps: readonly Step[]): readonly Problem[] {
  const miscount = countProblem(step);
  if (miscount !== undefined) return [{ path: [position, "args"], message: miscount }];
  return step.args.flatMap((_, index) => {
    const message = argumentProblem(step, index, steps, position);
    return message === undefined ? [] : [{ path: [position, "args", index], message }];
  });
}

/**
 * A program as JSON: 1 to 64 steps of an operation and its 1 to 16 arguments. Arguments are figures as people write them, constants
 * (`const_100`, `const_m1`), references to earlier steps (`#0`), or for table operations the name of a row or column.
 */
export const ProgramSchema = z
  .array(StepSchema)
  .min(1)
  .max(MAX_STEPS)
  .superRefine((steps, context) => {
    if (steps.length > MAX_STEPS) return;
    for (const { path, message } of steps.flatMap(stepProblems)) {
      context.addIssue({ code: "custom", path: [...path], message });
    }
  });
/** A checked program. */
export type Program = z.infer<typeof ProgramSchema>;
/** One operation and its arguments, as text. */
export type ProgramStep = Program[number];

/** Says what is wrong with a program in one sentence that ends with a remedy; `path` leads to the step and the argument. */
export function programError(path: readonly PropertyKey[], remedy: string, cause?: unknown): FinRiskError {
  const [step, , argument] = path;
  const place = [
    ...(typeof step === "number" ? [`step ${step + 1}`] : []),
    ...(typeof argument === "number" ? [`argument ${argument + 1}`] : []),
  ].join(", ");
  return new FinRiskError({
    code: "invalid-request",
    message: `The program cannot be used${place === "" ? "" : ` at ${place}`}: ${remedy}.`,
    violations: [{ field: ["program", ...path.map(String)].join("."), remedy }],
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Checks steps from anywhere. Throws `invalid-request` naming the first step and argument that is wrong. */
export function checkProgram(steps: unknown): Program {
  const checked = ProgramSchema.safeParse(steps);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const message = issue?.message ?? "It cannot be read";
  throw programError(
    issue?.path ?? [],
    issue?.code === "custom" ? message : `${message}; ${SHAPE_REMEDY}`,
    checked.error,
  );
}
