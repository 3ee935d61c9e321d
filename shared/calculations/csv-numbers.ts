import { type Cell, csvFault, placeOf } from "./csv-table.ts";

/** A number as it was written: "1.5%" is 0.015, and is a percentage. */
export interface CsvNumber {
  readonly value: number;
  readonly isPercentage: boolean;
}

/** How a file writes numbers: 1,234.5 with a decimal point, or 1.234,5 with a decimal comma. */
const CONVENTIONS = {
  point: /^(?:\d{1,3}(?:[,']\d{3})+(?:\.\d+)?|\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i,
  comma: /^(?:\d{1,3}(?:[.']\d{3})+(?:,\d+)?|\d+(?:,\d+)?)$/,
} as const;
type Convention = keyof typeof CONVENTIONS;

const CURRENCY = "(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3})";
const AROUND_DIGITS = new RegExp(`^([-+]?)${CURRENCY}|${CURRENCY}$`, "g");

/** Digits with their separators; signs, currency and percent are taken off. */
interface Written {
  readonly cell: Cell;
  readonly digits: string;
  readonly isNegative: boolean;
  readonly isPercentage: boolean;
}

function notANumber(cell: Cell): never {
  const remedy = `"${cell.text}" is not a number; write it like 1234.5 or -1.5%, or leave the cell empty`;
  throw csvFault(placeOf(cell), remedy);
}

/** One kind of minus, one mark between groups of three digits, and no other space than between digits, where it is wrong. */
const compact = (text: string): string =>
  text
    .replace(/[−–]/g, "-")
    .replace(/(?<=\d)[\s’](?=\d{3}(?!\d))/g, "'")
    .replace(/(?<!\d)\s|\s(?!\d)/g, "");

function readWritten(cell: Cell): Written {
  const text = compact(cell.text);
  const [, inParentheses, after = ""] = /^\((.+)\)(%?)$/.exec(text) ?? [];
  const bare = inParentheses === undefined ? text : inParentheses + after;
  const isPercentage = bare.endsWith("%");
  const signed = bare.replace(/%$/, "").replace(AROUND_DIGITS, "$1");
  const isSigned = /^[-+]/.test(signed);
  if (isSigned && inParentheses !== undefined) return notANumber(cell);
  return {
    cell,
    digits: isSigned ? signed.slice(1) : signed,
    isNegative: inParentheses !== undefined || signed.startsWith("-"),
    isPercentage,
  };
}

const fits = ({ digits }: Written, convention: Convention): boolean => CONVENTIONS[convention].test(digits);

/**
 * The convention of a file, told by the numbers that can be read in one way only. "1,234" and "1.234" are not among them: where
 * they stand alone, columns parted by commas mean a decimal point, and any others leave it open.
 */
function conventionOf(written: readonly Written[], delimiter: string): Convention {
  const withPoint = written.find((each) => fits(each, "point") && !fits(each, "comma"));
  const withComma = written.find((each) => fits(each, "comma") && !fits(each, "point"));
  if (withPoint !== undefined && withComma !== undefined) {
    const remedy = `"${withComma.cell.text}" has a decimal comma, and "${withPoint.cell.text}" on line ${withPoint.cell.line} a decimal point; write all numbers alike`;
    throw csvFault(placeOf(withComma.cell), remedy);
  }
  if (withComma !== undefined) return "comma";
  const doubtful = withPoint === undefined ? written.find(({ digits }) => /[.,]/.test(digits)) : undefined;
  if (doubtful === undefined || delimiter === ",") return "point";
  const remedy = `"${doubtful.cell.text}" may be thousands or a fraction; write one of the numbers with two decimals, such as 1234.50`;
  throw csvFault(placeOf(doubtful.cell), remedy);
}

function toNumber(written: Written, convention: Convention): CsvNumber {
  const { cell, digits, isNegative, isPercentage } = written;
  if (!fits(written, convention)) return notANumber(cell);
  const plain =
    convention === "point" ? digits.replace(/[,']/g, "") : digits.replace(/[.']/g, "").replace(",", ".");
  // Shifting the point keeps 1.1 % at 0.011, where a division would add a rounding error.
  const size = Number(isPercentage ? `${plain}e-2` : plain);
  if (Number.isNaN(size)) return notANumber(cell);
  return { value: isNegative ? -size : size, isPercentage };
}

/**
 * Reads the number cells of a file, all by the one convention that they tell: decimal point or comma, groups of three digits,
 * percent and currency signs, any minus or parentheses for losses. Throws `invalid-request` naming line and column.
 */
export function readNumbers(cells: readonly Cell[], delimiter: string): readonly CsvNumber[] {
  const written = cells.map(readWritten);
  const convention = conventionOf(written, delimiter);
  return written.map((each) => toNumber(each, convention));
}
