import { createHash } from "node:crypto";

const ZERO = 48;
const digitAt = (digits: string, index: number): number => digits.charCodeAt(index) - ZERO;

/** The value of a character in identifiers that count letters after digits: "0" is 0, "A" is 10. */
export const alphanumericValue = (character: string): number => Number.parseInt(character, 36);

/** Sum of digits times weights, from the left; the weights repeat. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++)
    sum += digitAt(digits, index) * (weights[index % weights.length] ?? 0);
  return sum;
}

/** ISO/IEC 7812-1 annex B, the last digit being the check digit. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digitAt(digits, digits.length - 1 - index);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The remainder by 97 of a string whose letters stand for two digits (ISO 7064, MOD 97-10). */
export function remainderBy97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = alphanumericValue(character);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** ISO 7064, MOD 11,10, as German tax numbers use it. */
export function isMod11And10Valid(digits: string): boolean {
  let product = 10;
  for (let index = 0; index < digits.length - 1; index++) {
    const sum = (digitAt(digits, index) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1);
}

/** Products of the dihedral group of order ten, with 0-4 for rotations and 5-9 for reflections. */
function multiplyInDihedralGroup(left: number, right: number): number {
  if (left < 5) return right < 5 ? (left + right) % 5 : 5 + ((left + right - 5) % 5);
  return right < 5 ? 5 + ((left - 5 - right + 5) % 5) : (left - right + 5) % 5;
}

const VERHOEFF_PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** J. Verhoeff, Error Detecting Decimal Codes (1969), the last digit being the check digit. */
export function isVerhoeffValid(digits: string): boolean {
  let check = 0;
  for (let place = 0; place < digits.length; place++) {
    let digit = digitAt(digits, digits.length - 1 - place);
    for (let times = place % 8; times > 0; times--) digit = VERHOEFF_PERMUTATION[digit] ?? 0;
    check = multiplyInDihedralGroup(check, digit);
  }
  return check === 0;
}

/** The check digit of a number with weights 2 to 9 from the right or the like: 11 less the remainder; 10 and 11 become `spill`. */
export function mod11CheckDigit(digits: string, weights: readonly number[], spill: number): number {
  const check = 11 - (weightedSum(digits, weights) % 11);
  return check > 9 ? spill : check;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const CHECKED_BYTES = 25;

/** Base58Check of Bitcoin and its kin: 21 bytes and the first four of their double SHA-256. */
export function isBase58CheckValid(text: string): boolean {
  let value = 0n;
  for (const character of text) {
    const digit = BASE58.indexOf(character);
    if (digit < 0) return false;
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(CHECKED_BYTES * 2, "0");
  if (hex.length !== CHECKED_BYTES * 2) return false;
  const bytes = Buffer.from(hex, "hex");
  return sha256(sha256(bytes.subarray(0, 21)))
    .subarray(0, 4)
    .equals(bytes.subarray(21));
}
