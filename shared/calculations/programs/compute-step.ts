import { sum } from "simple-statistics";
import type { OperationName } from "./operations.ts";

/** Why an operation has no result. */
export type UndefinedKind =
  | "division-by-zero"
  | "log-of-non-positive"
  | "undefined-power"
  | "overflow"
  | "underflow";

/** A finite number, or why there is none. */
export type StepValue =
  | { readonly value: number }
  | { readonly kind: UndefinedKind; readonly message: string };

const REASONS: Readonly<Record<UndefinedKind, string>> = {
  "division-by-zero": "the divisor is zero",
  "log-of-non-positive": "a logarithm needs a positive number, and a positive base other than 1",
  "undefined-power": "this power of a zero or negative number is not a number",
  overflow: "the result is too large to hold",
  underflow: "the result is too close to zero to hold",
};
const undefinedFor = (kind: UndefinedKind): StepValue => ({ kind, message: REASONS[kind] });

/** Exact for the bases people use, where a quotient of logarithms gives 2.9999999999999996 for the third power of ten. */
function logarithm(value: number, base: number): number {
  if (base === 10) return Math.log10(value);
  return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}

/** Every operation on finite numbers; folds instead of spreads, so that a long column does not become as many arguments. */
function rawValue(op: OperationName, values: readonly number[]): number {
  const [left = Number.NaN, right = Number.NaN] = values;
  switch (op) {
    case "add":
      return left + right;
    case "subtract":
      return left - right;
    case "multiply":
      return left * right;
    case "divide":
      return left / right;
    case "power":
      return left ** right;
    case "exp":
      return values.length === 1 ? Math.exp(left) : left ** right;
    case "log":
      return values.length === 1 ? Math.log(left) : logarithm(left, right);
    case "greater":
      return left > right ? 1 : 0;
    case "count":
      return values.length;
    case "sum":
    case "table_sum":
      return sum(values);
    case "average":
    case "table_average":
      return sum(values) / values.length;
    case "max":
    case "table_max":
      return values.reduce((best, value) => Math.max(best, value));
    case "min":
    case "table_min":
      return values.reduce((best, value) => Math.min(best, value));
  }
}

function obstacleBefore(op: OperationName, [left = 1, right]: readonly number[]): UndefinedKind | undefined {
  if (op === "divide" && right === 0) return "division-by-zero";
  const badBase = right !== undefined && (right <= 0 || right === 1);
  return op === "log" && (left <= 0 || badBase) ? "log-of-non-positive" : undefined;
}

/** A zero that no operand explains is a result too small for a double. */
function vanishes(op: OperationName, values: readonly number[]): boolean {
  const [left, right] = values;
  if (op === "multiply") return left !== 0 && right !== 0;
  if (op === "divide" || op === "power") return left !== 0;
  return op === "exp" && (left !== 0 || values.length === 1);
}

function obstacleAfter(
  op: OperationName,
  values: readonly number[],
  value: number,
): UndefinedKind | undefined {
  const isPower = op === "power" || (op === "exp" && values.length === 2);
  if (isPower && (Number.isNaN(value) || (values[0] === 0 && !Number.isFinite(value))))
    return "undefined-power";
  if (!Number.isFinite(value)) return "overflow";
  return value === 0 && vanishes(op, values) ? "underflow" : undefined;
}

/** Computes one operation in double precision, FinQA's way: no rounding; `greater` is 1 or 0. Never NaN, an infinity or a negative zero. */
export function computeStep(op: OperationName, values: readonly number[]): StepValue {
  const before = obstacleBefore(op, values);
  if (before !== undefined) return undefinedFor(before);
  const value = rawValue(op, values);
  const after = obstacleAfter(op, values, value);
  return after === undefined ? { value: value + 0 } : undefinedFor(after);
}
