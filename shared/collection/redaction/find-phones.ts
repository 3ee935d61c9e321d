import type { NumberRun } from "./number-run.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import type { ScannedText } from "./scan-text.ts";

const MIN_DIGITS = 7;
const MAX_DIGITS = 15;
/** Longer numbers in groups run into what stands behind them. */
const MAX_GROUPED_DIGITS = 13;
/** Dialling codes by their first digits (ITU-T E.164, country codes as assigned). */
const COUNTRY_CODE =
  /^(?:1|7|2[07]|2[1-689]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[7-9]\d|8[1246]|8[0578]\d|9[0-58]|9[679]\d)/;
const PLUS = /\+ ?(?:\(\d{1,4}\)|\d{1,13})(?:[ .\-/]{0,2}(?:\(\d{1,5}\)|\d{1,12})){0,7}/y;
const PARENTHESES = /\(\+?\d{1,5}\)(?:[ .\-/]{0,2}\d{2,8}){1,4}/y;
const EXTENSION = /[ ,]{0,2}(?:x|ext\.?|extension)[ .:]{0,2}\d{1,6}(?!\d)/iy;
const NORTH_AMERICAN = /^(?:1[ .-])?3[ .-]3[ .-]4$/;
const NORTH_AMERICAN_DIGITS = /^1?[2-9]\d{2}[2-9]\d{6}$/;
const DATE_LIKE = /^(?:[12]([-./])[12]\1[24]|4([-./])2\2[2])(?: |$)/;
const DECIMAL = /^\d+\.\d+$/;
/** The country code 1, or the 8 of Russia, before an area code in parentheses. */
const DIALLED_BEFORE = /(?:^|[^\d.,-])([18][ -]?)$/;
const DIGIT_BESIDE = /^[.,:/-]?\d/;

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** Adds "x1234" or "ext. 12" behind a phone number. */
function withExtension(text: string, end: number): number {
  EXTENSION.lastIndex = end;
  return EXTENSION.test(text) ? EXTENSION.lastIndex : end;
}

const phoneSpan = (text: string, start: number, end: number, score: number): PersonalDataSpan => ({
  start,
  end: withExtension(text, end),
  type: "PHONE",
  score,
});

/** Matches with a plus: a known country code and 8 to 15 digits. */
function internationalPhone(text: string, start: number): PersonalDataSpan | undefined {
  PLUS.lastIndex = start;
  const match = PLUS.exec(text)?.[0] ?? "";
  const digits = digitsOf(match);
  if (digits.length < MIN_DIGITS + 1 || !COUNTRY_CODE.test(digits)) return undefined;
  const end = endOfDigits(match, MAX_GROUPED_DIGITS) || endOfDigits(match, MAX_DIGITS);
  if (digitsOf(match.slice(0, end)).length <= MIN_DIGITS) return undefined;
  return phoneSpan(text, start, start + end, 0.95);
}

/** The length of the part of a match that holds so many digits, cut where a group ends. */
function endOfDigits(match: string, count: number): number {
  let seen = 0;
  let end = 0;
  for (let index = 0; index < match.length; index++) {
    if (!/\d/.test(match[index] ?? "")) continue;
    if (++seen > count) break;
    if (!/\d/.test(match[index + 1] ?? "")) end = index + 1;
  }
  return end;
}

/** Matches an area code in parentheses: "(554) 219-9376", "(0151) 496 0812", "(+44) 20 7946 0958". */
function areaCodePhone(text: string, start: number): PersonalDataSpan | undefined {
  PARENTHESES.lastIndex = start;
  const match = PARENTHESES.exec(text)?.[0];
  if (match === undefined || DIGIT_BESIDE.test(text.slice(start + match.length, start + match.length + 2)))
    return undefined;
  const digits = digitsOf(match);
  const isNorthAmerican = /^\(\d{3}\)[ .-]{0,2}\d{3}[ .-]?\d{4}$/.test(match);
  const isNational = /^\(\+?(?:0|\d{2,3}\) ?\d{3,})/.test(match) && digits.length >= 9 && digits.length <= 13;
  const isElsewhere = isNational && (/^\([+0]/.test(match) || /-/.test(match));
  if (!isNorthAmerican && !isElsewhere) return undefined;
  const prefix = DIALLED_BEFORE.exec(text.slice(Math.max(0, start - 3), start))?.[1] ?? "";
  return phoneSpan(text, start - prefix.length, start + match.length, 0.9);
}

/** The phone number that begins with this "+" or "(". */
export function findMarkedPhone(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const start = scan.startOf(token);
  const mark = scan.text[start];
  if (mark === "+") return internationalPhone(scan.text, start);
  return mark === "(" ? areaCodePhone(scan.text, start) : undefined;
}

/** True for a national number with its trunk zero, in two to five groups or as a mobile number in one. */
function isTrunkNumber({ digits, signature }: NumberRun): boolean {
  if (!/^0[1-9]/.test(digits) || DATE_LIKE.test(signature)) return false;
  if (digits.length < 9 || digits.length > 12) return false;
  if (/^\d+$/.test(signature)) return digits.length === 10 || digits.length === 11;
  return /^[2-6](?:[ .\-/]\d{1,8}){1,4}$/.test(signature) && !DECIMAL.test(signature);
}

/** True for a number with the prefix 00 or 001 before a country code, in groups. */
const isDialledAbroad = ({ digits, signature }: NumberRun): boolean =>
  /^00[1-9]/.test(digits) &&
  !/^1\D/.test(signature) &&
  /\D/.test(signature) &&
  digits.length >= 10 &&
  digits.length <= 17 &&
  COUNTRY_CODE.test(digits.slice(2));

/** A phone number that needs no cue, from a run that begins with a digit. */
export function phoneOfRun(scan: ScannedText, run: NumberRun): PersonalDataSpan | undefined {
  const { digits, signature } = run;
  const isNorthAmerican =
    NORTH_AMERICAN.test(signature) && (!signature.includes(" ") || NORTH_AMERICAN_DIGITS.test(digits));
  if (isNorthAmerican) return phoneSpan(scan.text, run.start, run.end, 0.85);
  return isTrunkNumber(run) || isDialledAbroad(run)
    ? phoneSpan(scan.text, run.start, run.end, 0.7)
    : undefined;
}

/** A phone number beside a cue: 7 to 15 digits in any grouping, not a date. */
export function cuedPhoneOfRun(scan: ScannedText, run: NumberRun): PersonalDataSpan | undefined {
  const { digits, signature } = run;
  if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS || DATE_LIKE.test(signature)) return undefined;
  return phoneSpan(scan.text, run.start, run.end, 0.85);
}
