import { alphanumericValue, isLuhnValid, remainderBy97, weightedSum } from "./checksums.ts";

const expandLetters = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => `${alphanumericValue(letter)}`);

/** ISO 6166: country, nine characters, and a Luhn digit over the letters written as numbers. */
const isIsin = (text: string): boolean =>
  /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text) && isLuhnValid(expandLetters(text));

/** Sum of the digits of every value, each second one doubled: CUSIP (ANSI X9.6) and FIGI (OMG) count alike. */
function doubledDigitSum(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const value = alphanumericValue(text[index] ?? "0") * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return sum;
}

const endsWithDoubledDigitCheck = (text: string): boolean =>
  (10 - (doubledDigitSum(text.slice(0, -1)) % 10)) % 10 === Number(text.slice(-1));

const isCusip = (text: string): boolean =>
  /^[0-9A-Z]{8}\d$/.test(text) && /^\d{3}/.test(text) && endsWithDoubledDigitCheck(text);

const isFigi = (text: string): boolean =>
  /^[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}\d$/.test(text) && endsWithDoubledDigitCheck(text);

const SEDOL_WEIGHTS = [1, 3, 1, 7, 3, 9];

function isSedol(text: string): boolean {
  if (!/^[0-9B-DF-HJ-NP-TV-Z]{6}\d$/.test(text)) return false;
  const sum = SEDOL_WEIGHTS.reduce(
    (total, weight, index) => total + weight * alphanumericValue(text[index] ?? "0"),
    0,
  );
  return (sum + Number(text[6])) % 10 === 0;
}

/** ISO 17442: 18 characters and two check digits. */
const isLei = (text: string): boolean => /^[0-9A-Z]{18}\d\d$/.test(text) && remainderBy97(text) === 1;

const OPTION_SYMBOL = /^[A-Z]{1,6}\d{6}[CP]\d{8}$/;

/**
 * True for a token of letters and digits that names a security or a firm: an ISIN, CUSIP, SEDOL, FIGI or LEI whose
 * check digit is right, or an option symbol of the OCC. Digits alone never do: one number in ten would pass.
 */
export function isSecurityIdentifier(text: string): boolean {
  switch (text.length) {
    case 7:
      return isSedol(text);
    case 9:
      return isCusip(text);
    case 12:
      return isIsin(text) || isFigi(text);
    case 20:
      return isLei(text) || OPTION_SYMBOL.test(text);
    default:
      return OPTION_SYMBOL.test(text);
  }
}

const ROUTING_WEIGHTS = [3, 7, 1];

/** An ABA routing number: nine digits, a Federal Reserve prefix, and a weighted sum that ten divides. */
export const isRoutingNumber = (digits: string): boolean =>
  /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits) &&
  weightedSum(digits, ROUTING_WEIGHTS) % 10 === 0;
