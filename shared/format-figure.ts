import type { UnitKind } from "./units.ts";

/** A figure as it is printed. `stated` prints no more digits than the value has: for facts and parameters, "95%" not "95.00%". */
export interface PrintableFigure {
  readonly value: number;
  readonly unit: UnitKind;
  readonly currency?: string;
  readonly stated?: boolean;
}

const MOST_DECIMALS = 12;
const SIGNIFICANT_DIGITS = 3;
const MONEY_SCALES = [
  { size: 1e12, word: "trillion" },
  { size: 1e9, word: "billion" },
  { size: 1e6, word: "million" },
] as const;

const withoutNegativeZero = (digits: string): string =>
  digits.startsWith("-") && /^-[0.,]*$/.test(digits) ? digits.slice(1) : digits;

function withThousands(digits: string): string {
  const [whole = "", decimals] = digits.split(".");
  const grouped = whole.length <= 3 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** Two decimals, more where two would swallow a small value. */
function decimalsFor(value: number): number {
  const size = Math.abs(value);
  if (size >= 0.1 || size < 10 ** -MOST_DECIMALS) return 2;
  return Math.min(MOST_DECIMALS, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size)));
}

/** The shortest decimal that says the value to ten significant digits: 97.5, not 97.49999999999999. */
function statedDigits(value: number): string {
  const rounded = Number(value.toPrecision(10));
  const size = Math.abs(rounded);
  if (size >= 1e-6 && size < 1e21) return String(rounded);
  return rounded.toFixed(MOST_DECIMALS).replace(/\.?0+$/, "");
}

function digitsOf(value: number, stated: boolean): string {
  const digits = stated ? statedDigits(value) : value.toFixed(decimalsFor(value));
  return withoutNegativeZero(withThousands(digits));
}

function formatMoney({ value, currency, stated = false }: PrintableFigure): string {
  const scale = MONEY_SCALES.find(({ size }) => Math.abs(value) >= size);
  const amount = digitsOf(scale === undefined ? value : value / scale.size, stated);
  return [currency, amount, scale?.word].filter((part) => part !== undefined).join(" ");
}

/**
 * Prints a figure in the one form FinRisk uses: fractions as "12.34%", ratios with two decimals, "USD 12,345.67" and
 * "USD 1.20 billion", "25 basis points", counts with thousands separators. Small values keep three significant digits.
 * The minus sign is "-"; zero never carries it. Percentage and basis points are given in points: 25 is 25 basis points.
 */
export function formatFigure(figure: PrintableFigure): string {
  const { value, unit, stated = false } = figure;
  switch (unit) {
    case "fraction":
      return `${digitsOf(value * 100, stated)}%`;
    case "percentage-point":
      return `${digitsOf(value, stated)} percentage points`;
    case "basis-point":
      return `${digitsOf(value, true)} basis points`;
    case "ratio":
      return digitsOf(value, stated);
    case "money":
      return formatMoney(figure);
    case "count":
      return digitsOf(value, true);
    case "days":
      return `${digitsOf(value, true)} ${Math.abs(value) === 1 ? "day" : "days"}`;
  }
}
