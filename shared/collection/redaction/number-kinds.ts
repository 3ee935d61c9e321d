import { isNumericIdAlone } from "./national-ids.ts";
import type { NumberRun } from "./number-run.ts";
import { hasIssuer, isCardNumber } from "./payment-cards.ts";
import type { PersonalDataType } from "./personal-data.ts";

/** What a number is, and how sure that is. */
export interface NumberKind {
  readonly type: PersonalDataType;
  readonly score: number;
}

const CARD_GROUPS =
  /^(?:\d{1,2}|4([ -])4\1[4](?:\1[1-7])?|4([ -])6\2[45]|4([ -])4\3[4]\3[1-4]|6([ -])1[0-3]|4([ -])4\5[5]\5[1-4]|5([ -])5\6[5])$/;
const SINGLE_GROUP = /^\d+$/;
const ITIN_MIDDLE = /^(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])$/;

/** Never given: area 000, 666 and from 900 on, group 00, serial 0000 (Social Security Administration). */
export const isSocialSecurityNumber = (digits: string): boolean =>
  /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);

/** Individual taxpayer numbers: 9, and a middle pair from the ranges of the Internal Revenue Service. */
export const isTaxpayerNumber = (digits: string): boolean =>
  /^9\d{8}$/.test(digits) && ITIN_MIDDLE.test(digits.slice(3, 5));

function cardKind({ digits, signature }: NumberRun): NumberKind | undefined {
  if (digits.length < 12 || digits.length > 19) return undefined;
  const isGrouped = !SINGLE_GROUP.test(signature);
  if (isGrouped && !CARD_GROUPS.test(signature)) return undefined;
  return isCardNumber(digits) ? { type: "CREDIT_CARD", score: 0.95 } : undefined;
}

function socialSecurityKind({ digits, signature }: NumberRun): NumberKind | undefined {
  if (signature !== "3-2-4" && signature !== "3 2 4" && signature !== "3.2.4") return undefined;
  const score = signature === "3-2-4" ? 0.9 : 0.7;
  if (isSocialSecurityNumber(digits)) return { type: "SSN", score };
  return isTaxpayerNumber(digits) ? { type: "ITIN", score } : undefined;
}

const NATIONAL_LENGTHS = { least: 9, most: 18 };

/** What a run of digits is by itself: by check digit, issuer or a grouping that hardly anything else has. */
export function kindOfNumber(run: NumberRun): NumberKind | undefined {
  const length = run.digits.length;
  if (length < NATIONAL_LENGTHS.least) return undefined;
  const kind = cardKind(run) ?? (length === 9 ? socialSecurityKind(run) : undefined);
  if (kind !== undefined || length > NATIONAL_LENGTHS.most) return kind;
  return isNumericIdAlone(run.digits, run.signature) ? { type: "NATIONAL_ID", score: 0.8 } : undefined;
}

/** A card number by its groups and issuer whose check digit is wrong: a slip of the pen beside a cue. */
export const isMistypedCard = ({ digits, signature }: NumberRun): boolean =>
  CARD_GROUPS.test(signature) && hasIssuer(digits) && !isCardNumber(digits);
