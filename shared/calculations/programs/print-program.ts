import type { ProgramStep } from "./program.ts";

/** Needs no quotes: no comma, bracket or quote that the parser would take for its own. */
const PLAIN = /^[#\w.%$€£][#\w.%$€£ -]*$/;

const printArgument = (argument: string): string =>
  PLAIN.test(argument) ? argument : JSON.stringify(argument);

/** One step in the text form: `divide(#0, 5735)`. */
export const printStep = ({ op, args }: ProgramStep): string =>
  `${op}(${args.map(printArgument).join(", ")})`;

/** A program in the text form that `parseProgram` reads back to the same steps. */
export const printProgram = (program: readonly ProgramStep[]): string => program.map(printStep).join(", ");
