import { isOperationName, OPERATIONS } from "./operations.ts";
import { checkProgram, type Program, programError, quote } from "./program.ts";
import { checkCommas, checkTextSize, QUOTED_SOURCE, unquote } from "./program-text.ts";

/** Quoted names, numbers with thousands commas, other numbers, marks, and whatever lies between; a lone quote comes last. */
const TOKEN = new RegExp(
  `${QUOTED_SOURCE}|\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+(?:\\.\\d*)?|,\\s|[(),;\\n]|[^"\\d(),;\\n]+|"`,
  "gs",
);
const isThousands = (token: string): boolean => /^\d+,/.test(token);
const isSeparator = (token: string): boolean => token.startsWith(",");

interface Call {
  readonly op: string;
  /** The tokens between its parentheses. */
  readonly inside: readonly string[];
}

const depthChange = (token: string): number => (token === "(" ? 1 : token === ")" ? -1 : 0);

function checkName(name: string, step: number): void {
  if (name !== "") {
    throw programError(
      [step],
      `${quote(name)} is not followed by arguments; write operation(argument, argument)`,
    );
  }
}

/** Splits a text into its calls, reading parentheses inside arguments as a part of them. */
function splitCalls(text: string): readonly Call[] {
  const calls: Call[] = [];
  let op = "";
  let inside: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '"')
      throw programError([calls.length], "a quoted name is open; close it with a second quote");
    const outside = depth === 0;
    depth += depthChange(token);
    if (depth < 0) throw programError([calls.length], "a parenthesis closes what none opened; take it out");
    if (outside && depth === 1) continue;
    if (!outside && depth > 0) inside.push(token);
    else if (!outside) {
      calls.push({ op: op.toLowerCase(), inside });
      [op, inside] = ["", []];
    } else if (isSeparator(token) || token === ";") checkName(op, calls.length);
    else op = `${op}${token}`.trim();
  }
  if (depth > 0) throw programError([calls.length], "a parenthesis is not closed; close it");
  checkName(op, calls.length);
  return calls;
}

function splitArguments(inside: readonly string[], step: number): readonly string[] {
  let depth = 0;
  const parts = [""];
  for (const token of inside) {
    depth += depthChange(token);
    if (depth === 0 && isSeparator(token)) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${token}`);
  }
  checkCommas(
    { hasThousands: inside.some(isThousands), hasTightCommas: parts.length === 1 || inside.includes(",") },
    step,
  );
  return parts;
}

/** The name of a row or column may hold commas and parentheses without quotes; only a direction after the last comma is no part of it. */
function splitTableArguments(inside: readonly string[], step: number): readonly string[] {
  const written = inside.join("").trim();
  if (written.startsWith('"')) return splitArguments(inside, step);
  const comma = written.lastIndexOf(",");
  const direction = written.slice(comma + 1).trim();
  return comma >= 0 && /^(?:none|row|column)$/i.test(direction)
    ? [written.slice(0, comma), direction]
    : [written];
}

function readCall({ op, inside }: Call, step: number): { op: string; args: string[] } {
  const takes = isOperationName(op) ? OPERATIONS[op].takes : "figures";
  const parts = takes === "table" ? splitTableArguments(inside, step) : splitArguments(inside, step);
  return { op, args: parts.map((part) => unquote(part.trim(), step)) };
}

/**
 * Reads the text form of FinQA, `subtract(5829, 5735), divide(#0, 5735)`, into steps. Throws `invalid-request` naming the step and
 * the argument that cannot be read.
 */
export function parseProgram(text: string): Program {
  checkTextSize(text);
  return checkProgram(splitCalls(text).map(readCall));
}
