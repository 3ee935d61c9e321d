/** A number as typed: its value and the worth of one unit of its last shown digit, before any unit or scale. */
export interface ParsedNumber {
  readonly value: number;
  readonly step: number;
}

const ENGLISH = /^(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d+))?$/;
const DECIMAL_COMMA = /^(?:0|\d+),(\d{1,2}|\d{4,})$|^0,(\d+)$/;
const CONTINENTAL = /^\d{1,3}(?:[.'’·٬]\d{3})+(?:,(\d+))?$/;
const SPACED = /^\d{1,3}(?:[\u00A0\u2009\u202F'’_]\d{3})+(?:[.,](\d+))?$/;
const EXPONENT = /[eE]([+\-−]?\d+)$/;

function fromParts(digits: string, decimals: string | undefined, power: number): ParsedNumber {
  const places = decimals?.length ?? 0;
  const whole = digits.replace(/\D/g, "");
  return { value: Number(`${whole}e${power - places}`), step: Number(`1e${power - places}`) };
}

/**
 * Reads digits with separators. English grouping comes first; a decimal comma, points, spaces or apostrophes as thousands
 * separators are understood where English cannot read them. Undefined when no writing fits, as in "1.2.3".
 */
export function parseNumber(text: string): ParsedNumber | undefined {
  const exponent = EXPONENT.exec(text);
  const mantissa = exponent === null ? text : text.slice(0, exponent.index);
  const power = exponent === null ? 0 : Number((exponent[1] ?? "0").replace("−", "-"));
  if (!/\d/.test(mantissa) || Math.abs(power) > 30 || mantissa.length > 40) return undefined;
  const comma = DECIMAL_COMMA.exec(mantissa);
  if (comma !== null) return fromParts(mantissa, comma[1] ?? comma[2], power);
  for (const writing of [ENGLISH, CONTINENTAL, SPACED]) {
    const found = writing.exec(mantissa);
    if (found !== null) return fromParts(mantissa, found[1], power);
  }
  return undefined;
}
