import { currencyOf, scaleOf } from "../../retrieval/figure-grammar.ts";
import type { UnitKind } from "../../units.ts";

/** A figure in its base unit: 12.5% and 1250 bps are fractions of 0.125, $1.6 billion is money of 1.6e9, a bare number is a count. */
export interface Quantity {
  readonly value: number;
  readonly unit: UnitKind;
  readonly currency?: string;
  /** True of a number that only scales: a constant, a whole number up to 12, a power of ten. */
  readonly scalar?: boolean;
}

const MAX_FIGURE_LENGTH = 100;
const CURRENCY = "US\\$|[$€£¥]|USD|EUR|GBP|JPY|CHF|CAD|AUD";
const NUMBER = "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?";
const SCALE = "(?:thousand|million|billion|trillion)s?|mn|bn|tn|[kKmM]";
const UNIT =
  "%|per ?cent|percentage points?|ppts?|pp|basis points?|bps?|days?|(?:US )?dollars?|euros?|pounds?|USD|EUR|GBP|JPY|CHF|CAD|AUD";
/** An x closes a multiple ("3.1x") unless a factor follows it. */
const MULTIPLE = "[x×](?!\\s*[\\d.($€£#])";

/** An unsigned figure with its currency, scale and unit, to be read from inside a longer text. */
export const FIGURE_SOURCE = `(?:(?<currency>${CURRENCY})\\s?)?(?<number>${NUMBER})(?: ?(?<scale>${SCALE})(?![\\p{L}\\p{N}_]))?(?: ?(?<unit>${UNIT}|${MULTIPLE})(?![\\p{L}\\p{N}_]))?`;

const FIGURE = new RegExp(`^${FIGURE_SOURCE}$`, "u");
const CONSTANT = /^const_(?<minus>m)?(?<number>\d{1,15}(?:\.\d{1,15})?)$/i;
const FRACTION_EXPONENTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:%|per ?cent|pp|percentage)/, -2],
  [/^b/, -4],
];

interface Sign {
  readonly unsigned: string;
  readonly negative: boolean;
}

/** Takes off one minus (before or after the currency) or the parentheses that accountants write for it. */
function takeSign(written: string): Sign {
  const enclosed = /^(US\$|[$€£¥])?\s?\(([^()]*)\)([^()]*)$/.exec(written);
  if (enclosed) {
    const [, currency = "", size = "", rest = ""] = enclosed;
    return { unsigned: `${currency}${size.trim()} ${rest.trim()}`.trim(), negative: true };
  }
  const signed = /^(?:([-−+])\s?)?(US\$|[$€£¥])?\s?([-−+])?\s?([^-−+].*)$/s.exec(written);
  if (!signed || (signed[1] !== undefined && signed[3] !== undefined)) {
    return { unsigned: written, negative: false };
  }
  const mark = signed[1] ?? signed[3] ?? "+";
  return { unsigned: `${signed[2] ?? ""}${signed[4] ?? ""}`, negative: mark !== "+" };
}

/** Shifts the decimal point in the text, so that 1.1 million is 1100000 and 9.3% is the double nearest to 0.093. */
function shifted(digits: string, exponent: number): number | undefined {
  const [mantissa = "", written = "0"] = digits.replaceAll(",", "").toLowerCase().split("e");
  const value = Number(`${mantissa}e${Number(written) + exponent}`);
  const vanished = value === 0 && /[1-9]/.test(mantissa);
  return Number.isFinite(value) && !vanished ? value : undefined;
}

function unitOf(unit: string, currency: string | undefined): Omit<Quantity, "value"> {
  if (FRACTION_EXPONENTS.some(([pattern]) => pattern.test(unit))) return { unit: "fraction" };
  if (/^[x×]$/.test(unit)) return { unit: "ratio" };
  if (unit.startsWith("day")) return { unit: "days" };
  const code = currencyOf(currency ?? unit);
  return code === undefined ? { unit: "count" } : { unit: "money", currency: code };
}

const onlyScales = (value: number): boolean =>
  Number.isInteger(value) && value > 0 && (value <= 12 || /^10+$/.test(String(value)));

function readConstant(written: string): Quantity | undefined {
  const { minus, number } = CONSTANT.exec(written)?.groups ?? {};
  if (number === undefined) return undefined;
  return { value: minus === undefined ? Number(number) : -Number(number), unit: "count", scalar: true };
}

/** Reads a constant or a whole figure such as "1,234", "(3.2)", "-$1.6 billion", "12.5%", "7 bps" or "3.1x"; undefined for anything else. */
export function readOperand(written: string): Quantity | undefined {
  if (written.length > MAX_FIGURE_LENGTH) return undefined;
  const constant = readConstant(written);
  if (constant) return constant;
  const { unsigned, negative } = takeSign(written);
  const { currency, number, scale = "", unit = "" } = FIGURE.exec(unsigned)?.groups ?? {};
  if (number === undefined) return undefined;
  const percent = FRACTION_EXPONENTS.find(([pattern]) => pattern.test(unit))?.[1] ?? 0;
  const size = shifted(number, percent + Math.round(Math.log10(scaleOf(scale))));
  if (size === undefined) return undefined;
  const kind = unitOf(unit, currency);
  const value = negative && size !== 0 ? -size : size;
  return kind.unit === "count" ? { value, ...kind, scalar: onlyScales(value) } : { value, ...kind };
}
