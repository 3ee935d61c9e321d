import type { UnitKind } from "../../units.ts";
import type { OperationName } from "./operations.ts";
import type { Quantity } from "./read-operand.ts";

/** The unit of a result; `mixed` names the units that do not go together. */
export interface ResultUnit {
  readonly unit: UnitKind;
  readonly currency?: string;
  readonly mixed?: string;
}

type Operands = readonly [Quantity, Quantity];

const PLAIN: ResultUnit = { unit: "count" };
const RATIO: ResultUnit = { unit: "ratio" };
const FRACTION: ResultUnit = { unit: "fraction" };

const unitOf = ({ unit, currency }: Quantity): ResultUnit =>
  currency === undefined ? { unit } : { unit, currency };
const isPlain = ({ unit }: Quantity): boolean => unit === "count";
const isShare = ({ unit }: Quantity): boolean => unit === "fraction" || unit === "ratio";
const isOne = ({ scalar, value }: Quantity): boolean => scalar === true && value === 1;
const isSame = (left: Quantity, right: Quantity): boolean =>
  left.unit === right.unit && left.currency === right.currency;
const mixed = (kept: ResultUnit, quantities: readonly Quantity[]): ResultUnit => ({
  ...kept,
  mixed: [...new Set(quantities.map(({ unit, currency }) => currency ?? unit))].join(" and "),
});

/** Like stays like, and a bare number takes the unit of its partners. */
function unitOfTerms(quantities: readonly Quantity[]): ResultUnit {
  const named = quantities.filter((quantity) => !isPlain(quantity));
  const [first] = named;
  if (first === undefined) return PLAIN;
  const kept = unitOf(first);
  return named.every((quantity) => isSame(first, quantity)) ? kept : mixed(kept, named);
}

/** Besides the rule of terms: 1 + 5% is the ratio 1.05. */
function unitOfSum([left, right]: Operands): ResultUnit {
  const grows = (isOne(left) && right.unit === "fraction") || (isOne(right) && left.unit === "fraction");
  return grows ? RATIO : unitOfTerms([left, right]);
}

/** Besides the rule of terms: the ratio 1.05 less 1 is growth of 5%. */
const unitOfDifference = ([left, right]: Operands): ResultUnit =>
  left.unit === "ratio" && isOne(right) ? FRACTION : unitOfTerms([left, right]);

/** A share of something keeps what it is a share of; a share times 100, 1000… is a bare number (of percent, say). */
function unitOfProduct([left, right]: Operands): ResultUnit {
  const [scale, scaled] = left.scalar ? [left, right] : [right, left];
  if (scale.scalar) return scale.value >= 100 && isShare(scaled) ? PLAIN : unitOf(scaled);
  if (isShare(left) && isShare(right)) return isSame(left, right) ? unitOf(left) : FRACTION;
  if (isShare(left)) return unitOf(right);
  if (isShare(right) || isPlain(right)) return unitOf(left);
  return isPlain(left) ? unitOf(right) : mixed(unitOf(left), [left, right]);
}

/** Like over like is a ratio; a divisor that scales, counts or is a share leaves the unit; a count per anything is a count. */
function unitOfQuotient([left, right]: Operands): ResultUnit {
  if (right.scalar) return unitOf(left);
  if (isSame(left, right)) return RATIO;
  if (isShare(right) || isPlain(right)) return unitOf(left);
  if (isPlain(left)) return PLAIN;
  return left.unit === right.unit ? mixed(RATIO, [left, right]) : mixed(unitOf(left), [left, right]);
}

/** Powers, exponentials and logarithms are of bare numbers, fractions and ratios. */
function unitOfTranscendental(quantities: readonly Quantity[], unit: ResultUnit): ResultUnit {
  const dimensional = quantities.filter((quantity) => !isPlain(quantity) && !isShare(quantity));
  return dimensional.length === 0 ? unit : mixed(unit, dimensional);
}

/** The unit of what an operation gives on these quantities, by the rules of the README. */
export function unitOfResult(op: OperationName, quantities: readonly Quantity[]): ResultUnit {
  const [left, right] = quantities;
  if (left === undefined || op === "count") return PLAIN;
  if (op === "log" || (op === "exp" && right === undefined)) return unitOfTranscendental(quantities, RATIO);
  if (right === undefined) return unitOfTerms(quantities);
  if (op === "add") return unitOfSum([left, right]);
  if (op === "subtract") return unitOfDifference([left, right]);
  if (op === "multiply") return unitOfProduct([left, right]);
  if (op === "divide") return unitOfQuotient([left, right]);
  if (op === "power" || op === "exp") return unitOfTranscendental(quantities, unitOf(left));
  const terms = unitOfTerms(quantities);
  if (op !== "greater") return terms;
  return terms.mixed === undefined ? PLAIN : { ...PLAIN, mixed: terms.mixed };
}
