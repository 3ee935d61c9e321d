import {
  alphanumericValue,
  isLuhnValid,
  isMod11And10Valid,
  isVerhoeffValid,
  mod11CheckDigit,
  weightedSum,
} from "./checksums.ts";

/** The number that a country gives to a person, without blanks and marks, in capitals. */
interface NationalId {
  readonly country: string;
  readonly shape: RegExp;
  readonly isValid?: (compact: string) => boolean;
  /** How it is grouped when it may stand without a cue, by `NumberRun.signature`; true for any grouping. */
  readonly alone?: true | RegExp;
}

const isDate = (month: string, day: string): boolean =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

const CHECK_LETTERS_ES = "TRWAGMYFPDXBNJZSQVHLCKE";
const CHECK_LETTERS_FI = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const CHECK_LETTERS_IE = "WABCDEFGHIJKLMNOPQRSTUV";
const ODD_VALUES_IT = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const SG_WEIGHTS = [2, 7, 6, 5, 4, 3, 2];
const CN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const descending = (from: number, to: number): number[] =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index);

/** Spain: the letter is the number's remainder by 23; X, Y and Z of foreigners count as 0, 1 and 2. */
function isSpanish(id: string): boolean {
  const digits = id.slice(0, -1).replace(/^[XYZ]/, (letter) => `${"XYZ".indexOf(letter)}`);
  return CHECK_LETTERS_ES[Number(digits) % 23] === id.at(-1);
}

/** Italy: characters in odd places count by a table of the decree of 1976, those in even places by their rank. */
function isItalian(id: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const value = alphanumericValue(id[index] ?? "0");
    const rank = value > 9 ? value - 10 : value;
    sum += index % 2 === 0 ? (ODD_VALUES_IT[rank] ?? 0) : rank;
  }
  return String.fromCharCode(65 + (sum % 26)) === id[15];
}

/** France: the key is 97 less the remainder by 97; Corsica's 2A and 2B count as 19 and 18. */
function isFrench(id: string): boolean {
  const digits = id.replace("2A", "19").replace("2B", "18");
  return BigInt(digits.slice(0, 13)) % 97n === 97n - BigInt(digits.slice(13));
}

function isBrazilian(id: string): boolean {
  if (/^(\d)\1+$/.test(id)) return false;
  const first = mod11CheckDigit(id.slice(0, 9), descending(10, 2), 0);
  return first === Number(id[9]) && mod11CheckDigit(id.slice(0, 10), descending(11, 2), 0) === Number(id[10]);
}

function isNorwegian(id: string): boolean {
  if (!isDate(id.slice(2, 4), `${Number(id.slice(0, 2)) % 40}`)) return false;
  const first = weightedSum(id.slice(0, 10), [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
  return first === 0 && weightedSum(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

function isSingaporean(id: string): boolean {
  const offset = /^[TG]/.test(id) ? 4 : id.startsWith("M") ? 3 : 0;
  const rest = (weightedSum(id.slice(1, 8), SG_WEIGHTS) + offset) % 11;
  const letters = /^[ST]/.test(id) ? "JZIHGFEDCBA" : id.startsWith("M") ? "KLJNPQRTUWX" : "XWUTRQPNMLK";
  const place = id.startsWith("M") ? 10 - rest : rest;
  return letters[place] === id[8];
}

/** ISO 7064, MOD 11-2. */
const isChinese = (id: string): boolean =>
  isDate(id.slice(10, 12), id.slice(12, 14)) &&
  "10X98765432"[weightedSum(id.slice(0, 17), CN_WEIGHTS) % 11] === id[17];

/** Belgium: 97 less the remainder of the first nine digits, with a 2 before them for those born from 2000 on. */
const isBelgian = (id: string): boolean =>
  ["", "2"].some((prefix) => 97 - (Number(prefix + id.slice(0, 9)) % 97) === Number(id.slice(9)));

const isSwiss = (id: string): boolean => weightedSum(id, [1, 3]) % 10 === 0;

/** Formats and check digits as the issuing authorities publish them. The shapes with letters come first, as they say most. */
const NATIONAL_IDS: readonly NationalId[] = [
  {
    country: "GB",
    shape: /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
    alone: true,
  },
  { country: "IN", shape: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/, alone: true },
  {
    country: "IT",
    shape: /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/,
    isValid: isItalian,
    alone: true,
  },
  { country: "ES", shape: /^(?:\d{8}|[XYZ]\d{7})[A-Z]$/, isValid: isSpanish, alone: true },
  { country: "MX", shape: /^[A-Z]{4}\d{6}[HM][A-Z]{5}[0-9A-Z]\d$/, alone: true },
  { country: "SG", shape: /^[STFGM]\d{7}[A-Z]$/, isValid: isSingaporean, alone: true },
  {
    country: "FI",
    shape: /^\d{6}[A+-]?\d{3}[0-9A-FHJ-NPR-Y]$/,
    isValid: (id) => CHECK_LETTERS_FI[Number(id.replace(/[^\d]/g, "").slice(0, 9)) % 31] === id.at(-1),
  },
  {
    country: "IE",
    shape: /^\d{7}[A-W][A-IW]?$/,
    isValid: (id) =>
      CHECK_LETTERS_IE[
        (weightedSum(id.slice(0, 7), [8, 7, 6, 5, 4, 3, 2]) +
          (id[8] === undefined || id[8] === "W" ? 0 : (alphanumericValue(id[8]) - 9) * 9)) %
          23
      ] === id[7],
  },
  { country: "CN", shape: /^\d{17}[\dX]$/, isValid: isChinese, alone: true },
  {
    country: "FR",
    shape: /^[1-478]\d{4}(?:\d|2A|2B)\d{2,8}\d{2}$/,
    isValid: (id) => id.length === 15 && isFrench(id),
    alone: true,
  },
  { country: "CH", shape: /^756\d{10}$/, isValid: isSwiss, alone: true },
  { country: "BR", shape: /^\d{11}$/, isValid: isBrazilian, alone: /^3\.3\.3-2$/ },
  { country: "BE", shape: /^\d{11}$/, isValid: isBelgian, alone: /^2\.2\.2-3\.2$/ },
  { country: "IN", shape: /^[2-9]\d{11}$/, isValid: isVerhoeffValid, alone: /^4([ -])4\1[4]$/ },
  {
    country: "SE",
    shape: /^(?:19|20)?\d{10}$/,
    isValid: (id) =>
      isDate(id.slice(-8, -6), `${Number(id.slice(-6, -4)) % 60}`) && isLuhnValid(id.slice(-10)),
    alone: /^[68][-+]4$/,
  },
  {
    country: "KR",
    shape: /^\d{6}[1-8]\d{6}$/,
    isValid: (id) => isDate(id.slice(2, 4), id.slice(4, 6)),
    alone: /^6-7$/,
  },
  { country: "CA", shape: /^[1-79]\d{8}$/, isValid: isLuhnValid, alone: /^3-3-3$/ },
  { country: "DE", shape: /^[1-9]\d{10}$/, isValid: isMod11And10Valid },
  {
    country: "PL",
    shape: /^\d{11}$/,
    isValid: (id) => weightedSum(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  },
  { country: "NO", shape: /^\d{11}$/, isValid: isNorwegian },
  {
    country: "NL",
    shape: /^\d{9}$/,
    isValid: (id) => weightedSum(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  {
    country: "DK",
    shape: /^\d{10}$/,
    isValid: (id) => isDate(id.slice(2, 4), id.slice(0, 2)),
    alone: /^6-4$/,
  },
  {
    country: "GB",
    shape: /^\d{10}$/,
    isValid: (id) => mod11CheckDigit(id.slice(0, 9), descending(10, 2), -1) % 11 === Number(id[9]),
  },
  {
    country: "AU",
    shape: /^\d{9}$/,
    isValid: (id) => weightedSum(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  },
  {
    country: "ZA",
    shape: /^\d{13}$/,
    isValid: (id) => isDate(id.slice(2, 4), id.slice(4, 6)) && isLuhnValid(id),
  },
  {
    country: "PT",
    shape: /^[1-35689]\d{8}$/,
    isValid: (id) => mod11CheckDigit(id.slice(0, 8), descending(9, 2), 0) === Number(id[8]),
  },
  {
    country: "CZ",
    shape: /^\d{9,10}$/,
    isValid: (id) => id.length === 9 || Number(id) % 11 === 0,
    alone: /^6\/4$/,
  },
];

/** True when a country's rules, check digit included, hold for this number. */
export const isNationalId = (compact: string): boolean => NATIONAL_IDS.some((id) => fits(id, compact));

/** Lengths of the numbers without letters that stand alone: Swiss, French and Chinese ones. */
const LENGTHS_ALONE = new Set([13, 15, 18]);
const ALONE = NATIONAL_IDS.filter(({ alone }) => alone === true);
const ALONE_IN_GROUPS = NATIONAL_IDS.filter(({ alone }) => alone instanceof RegExp);

const fits = ({ shape, isValid }: NationalId, compact: string): boolean =>
  shape.test(compact) && (isValid?.(compact) ?? true);

/** True when letters and digits say enough by themselves, by their shape and check character. */
export const isLetteredIdAlone = (compact: string): boolean => ALONE.some((id) => fits(id, compact));

/** True when a number says enough by its check digit, or by a grouping (`NumberRun.signature`) that hardly anything else has. */
export function isNumericIdAlone(digits: string, signature: string): boolean {
  if (LENGTHS_ALONE.has(digits.length) && isLetteredIdAlone(digits)) return true;
  const isGrouped = signature.length > 2;
  return (
    isGrouped &&
    ALONE_IN_GROUPS.some((id) => id.alone instanceof RegExp && id.alone.test(signature) && fits(id, digits))
  );
}
