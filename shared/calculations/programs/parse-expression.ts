import { type ExpressionToken, tokenizeExpression } from "./expression-tokens.ts";
import { isOperationName, type OperationName } from "./operations.ts";
import { checkProgram, type Program, type ProgramStep, programError, quote } from "./program.ts";
import { checkTextSize } from "./program-text.ts";

const MAX_DEPTH = 64;
/** A minus before a value binds tighter than * and looser than ^, so -2^2 is -(2^2). */
const MINUS_BINDING = 4;

interface Binding {
  readonly op: OperationName;
  readonly binding: number;
  readonly rightFirst?: boolean;
  readonly swapped?: boolean;
}

const INFIX: Readonly<Record<string, Binding>> = {
  ">": { op: "greater", binding: 1 },
  "<": { op: "greater", binding: 1, swapped: true },
  "+": { op: "add", binding: 2 },
  "-": { op: "subtract", binding: 2 },
  "*": { op: "multiply", binding: 3 },
  "/": { op: "divide", binding: 3 },
  "^": { op: "power", binding: 5, rightFirst: true },
};

/** Climbs the precedences of one expression; every method gives the argument that stands for what it read. */
class ExpressionReader {
  readonly steps: ProgramStep[] = [];
  readonly #tokens: readonly ExpressionToken[];
  #position = 0;
  #depth = 0;

  constructor({ tokens }: { readonly tokens: readonly ExpressionToken[] }) {
    this.#tokens = tokens;
  }

  readWhole(): string {
    const argument = this.#readInfix(0);
    if (this.#next().kind !== "end") throw this.#unexpected("write an operator between two values");
    return argument;
  }

  #readInfix(minimum: number): string {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw programError([], `the expression nests deeper than ${MAX_DEPTH} levels; flatten it`);
    let left = this.#readPrefixed();
    for (let infix = this.#infix(); infix !== undefined && infix.binding >= minimum; infix = this.#infix()) {
      this.#position += 1;
      const right = this.#readInfix(infix.rightFirst ? infix.binding : infix.binding + 1);
      left = this.#addStep(infix.op, infix.swapped ? [right, left] : [left, right]);
    }
    this.#depth -= 1;
    return left;
  }

  #readPrefixed(): string {
    if (this.#take("+")) return this.#readInfix(MINUS_BINDING);
    if (!this.#take("-")) return this.#readPercent();
    const start = this.#position;
    const { kind } = this.#next();
    const argument = this.#readInfix(MINUS_BINDING);
    const isOneFigure = kind === "figure" && this.#position === start + 1;
    return isOneFigure ? `-${argument}` : this.#addStep("multiply", [argument, "const_m1"]);
  }

  #readPercent(): string {
    const argument = this.#readValue();
    return this.#take("%") ? this.#addStep("divide", [argument, "const_100"]) : argument;
  }

  #readValue(): string {
    if (this.#take("(")) {
      const argument = this.#readInfix(0);
      if (!this.#take(")")) throw this.#unexpected("close the parenthesis");
      return argument;
    }
    const { kind, text } = this.#next();
    if (kind === "mark" || kind === "end") throw this.#unexpected("write a figure or an operation there");
    this.#position += 1;
    return kind === "name" && this.#take("(") ? this.#readCall(text.toLowerCase()) : text;
  }

  #readCall(op: string): string {
    if (!isOperationName(op))
      throw programError([], `${quote(op)} is not an operation; use one such as sum or average`);
    const first = this.#next();
    const args = [this.#readInfix(0)];
    while (this.#take(",")) args.push(this.#readInfix(0));
    if (!this.#take(")")) throw this.#unexpected("close the parenthesis after the arguments");
    if (args.length === 1 && args[0] === first.text && first.kind === "figure" && first.text.includes(",")) {
      throw programError(
        [],
        `${quote(first.text)} may be one number or several; put a space after each comma that separates`,
      );
    }
    return this.#addStep(op, args);
  }

  #next(): ExpressionToken {
    return this.#tokens[this.#position] ?? { kind: "end", text: "" };
  }

  #take(mark: string): boolean {
    const { kind, text } = this.#next();
    const taken = kind === "mark" && text === mark;
    if (taken) this.#position += 1;
    return taken;
  }

  #infix(): Binding | undefined {
    const { kind, text } = this.#next();
    return kind === "mark" ? INFIX[text] : undefined;
  }

  #addStep(op: OperationName, args: string[]): string {
    return `#${this.steps.push({ op, args }) - 1}`;
  }

  #unexpected(remedy: string): Error {
    const { kind, text } = this.#next();
    return programError(
      [],
      `${kind === "end" ? "the end of the expression" : quote(text)} is unexpected; ${remedy}`,
    );
  }
}

/**
 * Reads arithmetic as people write it, `(24.1 - 22.0) / 22.0`, `average(3, 4)` or `first##second` for a count, into steps.
 * Parentheses group here: -3.2 is a negative, (3.2) is not. Throws `invalid-request` quoting what is wrong.
 */
export function parseExpression(text: string): Program {
  checkTextSize(text);
  if (text.includes("##")) return checkProgram([{ op: "count", args: text.split("##") }]);
  const reader = new ExpressionReader({ tokens: tokenizeExpression(text) });
  const argument = reader.readWhole();
  return checkProgram(reader.steps.length === 0 ? [{ op: "sum", args: [argument] }] : reader.steps);
}
